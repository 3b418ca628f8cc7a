package io.github.marl4j.envs.commons;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.gpu.DeviceReplay;
import io.github.marl4j.gpu.Devices;
import io.github.marl4j.testkit.TraceFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The recorded episodes of GovSim on a device, with their recorded draws; compared as for the JVM kernel, in whose package this therefore is. */
class CommonsTracesOnDeviceTest {
    private static final Path TRACES = Path.of("../envs-commons/src/test/resources/traces");

    @BeforeAll
    static void requireOpenCl() {
        Devices.requireOpenCl();
    }

    @Test
    void theRecordingsAreReplayedOnADevice() {
        int episodes = 0;
        int months = 0;
        try (DeviceReplay device = new DeviceReplay()) {
            for (Path file : TraceFiles.find(TRACES)) {
                String name = file.getFileName().toString();
                if (!name.endsWith(".json.gz")) continue;
                RecordedSociety episode = new RecordedSociety(new Recorded("trace", TraceFiles.read(file)));
                long t0 = System.nanoTime();
                ConformanceCheck.Result result = BatchReplay.of(episode, device.rules(BatchReplay.rules(episode)));
                System.err.println(name + " " + (System.nanoTime() - t0) / 1000000);
                assertThat(result.mismatch()).as(name).isNull();
                episodes++;
                months += episode.months.size();
            }
            assertThat(episodes).isEqualTo(48);
            assertThat(device.onDevice()).isEqualTo(months);
            assertThat(device.drawn()).as("months with recorded draws").isEqualTo(-1);
        }
    }
}
