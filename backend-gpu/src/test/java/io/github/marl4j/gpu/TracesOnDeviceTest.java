package io.github.marl4j.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.testkit.BackendReplay;
import io.github.marl4j.testkit.BackendReplay.Steps;
import io.github.marl4j.testkit.Conformance;
import io.github.marl4j.testkit.TraceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Recorded episodes of the originals on an OpenCL device: of SMAX and mpe2 some that lead through all that the kernels can do, of foraging all. {@code marl4j conformance --backend opencl} replays the
 * others too, which takes PoCL a few minutes.
 */
class TracesOnDeviceTest {
    private static BackendReplay opencl;

    @BeforeAll
    static void requireOpenCl() {
        Devices.requireOpenCl();
        opencl = new BackendReplay("opencl");
    }

    @AfterAll
    static void close() {
        if (opencl != null) opencl.close();
    }

    private static Path traces(String family) {
        return Path.of("..", "envs-" + family, "src", "test", "resources", "traces");
    }

    private static Conformance.Report replay(BackendReplay backend, Path file) {
        List<Conformance.Report> reports = new ArrayList<>();
        Conformance.run(file, backend, reports::add);
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    private static void requirePassed(Conformance.Report report) {
        assertThat(report.results())
                .extracting(ConformanceCheck.Result::mismatch)
                .containsOnlyNulls();
        assertThat(report.status()).as(report.problem()).isEqualTo(Conformance.Status.PASSED);
    }

    static Stream<Path> foraging() {
        return TraceFiles.find(traces("foraging")).stream();
    }

    @ParameterizedTest
    @MethodSource("foraging")
    void foragingIsReplayedOnADeviceFromTheFirstStepToTheLast(Path file) {
        Conformance.Report report = replay(opencl, file);
        requirePassed(report);
        int steps = report.results().get(0).comparisons();
        assertThat(report.steps()).isEqualTo(new Steps(steps, 0, 1));
        assertThat(steps).isPositive();
    }

    /** Of each game one, of those with a curriculum or an end on success one more; the resets are the two ways of running it, their draws recorded. */
    @ParameterizedTest
    @CsvSource({
        "collect_treasure_v1_disc_deliver_4001, 40, 10",
        "simple_adversary_v3_disc_meet_308, 50, 0",
        "simple_crypto_v3_disc_random_608, 50, 0",
        "simple_formation_v1_cont_meet_7901, 80, 0",
        "simple_line_v1_cont_meet_8108, 80, 0",
        "simple_push_v3_disc_hunt_1001, 50, 0",
        "simple_reference_v3_cont_random_5308, 50, 0",
        "simple_speaker_listener_v4_disc_random_1308, 50, 0",
        "simple_spread_v3_cont_meet_6201, 50, 0",
        "simple_spread_v3_disc_cover_1901, 26, 0",
        "simple_spread_v3_disc_meet_1808, 50, 0",
        "simple_tag_v3_cont_hunt_6501, 120, 0",
        "simple_tag_v3_disc_hunt_2815, 30, 0",
        "simple_v3_disc_meet_108, 80, 0",
        "simple_world_comm_v3_disc_hunt_3201, 120, 0"
    })
    void particleWorldsAreReplayedOnADevice(String name, int onDevice, int drawn) {
        Conformance.Report report = replay(opencl, traces("particle").resolve("mpe2_" + name + ".json.gz"));
        requirePassed(report);
        assertThat(report.steps()).isEqualTo(new Steps(onDevice, drawn, 2));
    }

    /** Both sides and the scripted enemy, lists and cones, what JaxMARL does with illegal actions, drawn types, hidden actions, walls, time limit, autoreset, another map. */
    @ParameterizedTest
    @CsvSource({
        "base_3m_mixed, 4, 12, 1",
        "base_smacv2_5_units_mixed, 24, 42, 1",
        "conic_3m, 3, 11, 1",
        "heuristic_3s5z_vs_3s6z_random, 18, 42, 1",
        "opt_autoreset_2s3z, 25, 62, 2",
        "opt_blind_3s_vs_5z, 3, 31, 1",
        "opt_illegal_3m, 60, 0, 1",
        "opt_map40x24_4v6, 3, 9, 1",
        "opt_timeout_3m, 102, 0, 2",
        "opt_walls_kill_8m, 7, 0, 1",
        "opt_walls_safe_smacv2_5, 1, 29, 1"
    })
    void smaxIsReplayedOnADevice(String name, int onDevice, int drawn, int resets) {
        Conformance.Report report = replay(opencl, traces("smax").resolve(name + ".json.gz"));
        requirePassed(report);
        assertThat(report.steps()).isEqualTo(new Steps(onDevice, drawn, resets));
    }

    @Test
    void recordingsOfRulesThatHaveNoKernelAreSkippedWithTheReason() {
        Path file = traces("particle").resolve("jaxmarl_simple_v3_disc_meet_300.json.gz");
        Conformance.Report report = replay(opencl, file);
        assertThat(report.status()).isEqualTo(Conformance.Status.SKIPPED);
        assertThat(report.problem())
                .startsWith(
                        "particle/simple-v3 has no device kernel with these options; that of particle/simple-v3 comes"
                                + " nearest, but ")
                .endsWith("jaxmarl is true, not false");
        assertThat(report.steps()).isEqualTo(Steps.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "smax/base_3m_mixed, 4, 12, 1",
        "particle/mpe2_collect_treasure_v1_disc_deliver_4001, 40, 10, 2",
        "foraging/8x8_3p_2f_s3_grid_crowd_1120, 50, 0, 1"
    })
    void theHostOfCudaReplaysThemToo(String file, int onDevice, int drawn, int resets, @TempDir Path cache)
            throws IOException, InterruptedException {
        String[] parts = file.split("/");
        try (FakeCuda fake = new FakeCuda(cache)) {
            try (Cuda device = Cuda.open();
                    BackendReplay cuda =
                            new BackendReplay(new DeviceBackend("cuda", new SharedDevice("cuda", () -> device)) {})) {
                Conformance.Report report = replay(cuda, traces(parts[0]).resolve(parts[1] + ".json.gz"));
                requirePassed(report);
                assertThat(report.steps()).isEqualTo(new Steps(onDevice, drawn, resets));
            }
            assertThat(fake.held()).as("things that nobody gave back").isZero();
        }
    }
}
