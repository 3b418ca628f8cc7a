package io.github.marl4j.envs.particle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.gpu.DeviceReplay;
import io.github.marl4j.gpu.Devices;
import io.github.marl4j.testkit.TraceFiles;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Recorded episodes of mpe2 on a device, one of each of nine games: each step from the recorded state, then freely from the start. JaxMARL's rules and {@code terminateOnSuccess} have no device kernel.
 * Compared as for the JVM kernel, in whose package this therefore is; rewards as floats, which is what a device tells.
 */
class ParticleTracesOnDeviceTest {
    private static final Path TRACES = Path.of("../envs-particle/src/test/resources/traces");

    @BeforeAll
    static void requireOpenCl() {
        Devices.requireOpenCl();
    }

    @ParameterizedTest
    @CsvSource({
        "mpe2_simple_adversary_v3_disc_meet_308, 0",
        "mpe2_simple_crypto_v3_disc_random_608, 0",
        "mpe2_simple_line_v1_cont_meet_8108, 0",
        "mpe2_simple_push_v3_disc_hunt_1001, 0",
        "mpe2_simple_reference_v3_cont_random_5308, 0",
        "mpe2_simple_speaker_listener_v4_disc_random_1308, 0",
        "mpe2_simple_tag_v3_cont_hunt_6501, 0",
        "mpe2_simple_v3_disc_meet_108, 0",
        "mpe2_simple_world_comm_v3_disc_hunt_3201, 0"
    })
    void theRecordingIsReplayedOnADevice(String name, int stepsWithDraws) {
        Map<String, Object> file = TraceFiles.read(TRACES.resolve(name + ".json.gz"));
        try (DeviceReplay device = new DeviceReplay()) {
            int steps = 0;
            for (ConformanceCheck.Result result : ParticleConformance.check(file, device::rules)) {
                assertThat(result.mismatch()).as(result.variant()).isNull();
                steps += result.comparisons();
            }
            assertThat(device.drawn()).as("steps of the JVM, for they draw").isEqualTo(stepsWithDraws);
            assertThat(device.onDevice()).isPositive().isEqualTo(steps - stepsWithDraws);
        }
    }
}
