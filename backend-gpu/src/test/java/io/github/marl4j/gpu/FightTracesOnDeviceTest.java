package io.github.marl4j.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.testkit.BackendReplay;
import io.github.marl4j.testkit.Conformance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The recorded frames of the fighting game's reference model on a device. */
class FightTracesOnDeviceTest {
    private static final Path TRACES = Path.of("../envs-fighting/src/test/resources/traces");

    @BeforeAll
    static void requireOpenCl() {
        Devices.requireOpenCl();
    }

    @Test
    void everyFrameIsTheRecordedOne() {
        List<Conformance.Report> reports = new ArrayList<>();
        try (BackendReplay replay = new BackendReplay("opencl")) {
            Conformance.run(TRACES, replay, r -> {System.err.println(System.nanoTime()/1000000+" "+r); reports.add(r);});
        }
        assertThat(reports).hasSize(122);
        for (Conformance.Report report : reports) {
            assertThat(report.status()).as(report.toString()).isEqualTo(Conformance.Status.PASSED);
        }
    }
}
