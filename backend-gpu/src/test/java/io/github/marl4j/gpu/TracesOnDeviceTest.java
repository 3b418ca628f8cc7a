package io.github.marl4j.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.testkit.BackendReplay;
import io.github.marl4j.testkit.BackendReplay.Steps;
import io.github.marl4j.testkit.Conformance;
import io.github.marl4j.testkit.TraceFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Recorded episodes of the originals on an OpenCL device, with their draws: of SMAX and the particle worlds some that lead through all that the kernels can do, of the others all. {@code marl4j conformance --backend
 * opencl} replays the rest too, which takes PoCL a few minutes.
 */
class TracesOnDeviceTest {
    private static final Set<String> LEFT_TO_THE_JVM = Set.of(
            "fishery_out_of_range_high.json.gz",
            "fishery_out_of_range_one_round.json.gz",
            "quirk_negative_request.json.gz",
            "allocation_stats.json");

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
        String what = report.file() + ": " + report.problem() + " " + report.results();
        assertThat(report.status()).as(what).isEqualTo(Conformance.Status.PASSED);
    }

    /** Every fourth, as each grid and number of foragers has a kernel of its own to compile. */
    static Stream<Path> foraging() {
        List<Path> all = TraceFiles.find(traces("foraging"));
        return IntStream.range(0, all.size()).filter(i -> i % 4 == 0).mapToObj(all::get);
    }

    @ParameterizedTest
    @MethodSource("foraging")
    void foragingIsReplayedOnADeviceFromTheFirstStepToTheLast(Path file) {
        Conformance.Report report = replay(opencl, file);
        requirePassed(report);
        int steps = report.results().get(0).comparisons();
        assertThat(report.steps()).isEqualTo(new Steps(steps, 1, 0, 0));
        assertThat(steps).isPositive();
    }

    /** Of each game one, of those with a curriculum or an end on success one more; the resets are the two ways of running it, their draws recorded. */
    @ParameterizedTest
    @CsvSource({
        "collect_treasure_v1_disc_deliver_4001, 50, 12",
        "simple_adversary_v3_disc_meet_308, 50, 2",
        "simple_crypto_v3_disc_random_608, 50, 2",
        "simple_formation_v1_cont_meet_7901, 80, 2",
        "simple_line_v1_cont_meet_8108, 80, 2",
        "simple_push_v3_disc_hunt_1001, 50, 2",
        "simple_reference_v3_cont_random_5308, 50, 2",
        "simple_speaker_listener_v4_disc_random_1308, 50, 2",
        "simple_spread_v3_cont_meet_6201, 50, 2",
        "simple_spread_v3_disc_cover_1901, 26, 2",
        "simple_spread_v3_disc_meet_1808, 50, 2",
        "simple_tag_v3_cont_hunt_6501, 120, 2",
        "simple_tag_v3_disc_hunt_2815, 30, 2",
        "simple_v3_disc_meet_108, 80, 2",
        "simple_world_comm_v3_disc_hunt_3201, 120, 2"
    })
    void particleWorldsAreReplayedOnADevice(String name, int steps, int recorded) {
        Conformance.Report report = replay(opencl, traces("particle").resolve("mpe2_" + name + ".json.gz"));
        requirePassed(report);
        assertThat(report.steps()).isEqualTo(new Steps(steps, recorded, 0, 0));
    }

    /** Their recordings tell where an episode starts, not how that was drawn. */
    @ParameterizedTest
    @CsvSource({"simple_facmac_3a_v1_cont_random_345, 26, 26", "simple_tag_v3_disc_meet_318, 26, 0"})
    void particleWorldsOfJaxMarlAreReplayedOnADevice(String name, int steps, int recorded) {
        Conformance.Report report = replay(opencl, traces("particle").resolve("jaxmarl_" + name + ".json.gz"));
        requirePassed(report);
        assertThat(report.steps()).isEqualTo(new Steps(steps, recorded, 0, 0));
    }

    /** Both sides and the scripted enemy, lists and cones, what JaxMARL does with illegal actions, drawn types, hidden actions, walls, time limit, autoreset, another map. */
    @ParameterizedTest
    @CsvSource({
        "base_3m_mixed, 16, 13",
        "base_smacv2_5_units_mixed, 66, 43",
        "conic_3m, 14, 12",
        "heuristic_3s5z_vs_3s6z_random, 60, 43",
        "opt_autoreset_2s3z, 87, 64",
        "opt_blind_3s_vs_5z, 34, 32",
        "opt_illegal_3m, 60, 1",
        "opt_map40x24_4v6, 12, 10",
        "opt_timeout_3m, 102, 2",
        "opt_walls_kill_8m, 7, 1",
        "opt_walls_safe_smacv2_5, 30, 30"
    })
    void smaxIsReplayedOnADevice(String name, int steps, int recorded) {
        Conformance.Report report = replay(opencl, traces("smax").resolve(name + ".json.gz"));
        requirePassed(report);
        assertThat(report.steps()).isEqualTo(new Steps(steps, recorded, 0, 0));
    }

    /** Three scenarios, both allocations, newcomers, changes of speech, told thresholds. All begin with a reset; in the other months with recorded draws more is asked for than there is. */
    @Test
    void everyMonthOfGovSimIsReplayedOnADevice() {
        Steps played = Steps.NONE;
        int episodes = 0;
        for (Path file : TraceFiles.find(traces("commons"))) {
            if (LEFT_TO_THE_JVM.contains(file.getFileName().toString())) continue;
            Conformance.Report report = replay(opencl, file);
            requirePassed(report);
            played = played.plus(report.steps());
            episodes++;
        }
        assertThat(episodes).isEqualTo(46);
        assertThat(played).isEqualTo(new Steps(260, 46 + 24, 0, 0));
    }

    /** Requests that are no action: the rules of the reference understand them, batches refuse them. And statistics, which are no episode. */
    @ParameterizedTest
    @CsvSource({
        "fishery_out_of_range_high.json.gz, choice 150 is not from 0 to 100",
        "fishery_out_of_range_one_round.json.gz, is not from 0 to 100",
        "quirk_negative_request.json.gz, is not from 0 to 100",
        "allocation_stats.json, its check replays on the JVM alone"
    })
    void whatNoBatchPlaysIsSkippedWithTheReason(String name, String reason) {
        assertThat(LEFT_TO_THE_JVM).contains(name);
        Conformance.Report report = replay(opencl, traces("commons").resolve(name));
        assertThat(report.status()).isEqualTo(Conformance.Status.SKIPPED);
        assertThat(report.problem()).endsWith(reason);
    }

    /** Tours, strings, throws, random matches and those of two computer players, whose words are recorded. */
    @Test
    void everyFrameOfTheFightingModelIsReplayedOnADevice() {
        Steps played = Steps.NONE;
        List<Path> files = TraceFiles.find(traces("fighting"));
        for (Path file : files) {
            Conformance.Report report = replay(opencl, file);
            requirePassed(report);
            played = played.plus(report.steps());
        }
        assertThat(files).hasSize(122);
        assertThat(played).isEqualTo(new Steps(260_380, 0, 0, 0));
    }

    /** Rewards that are not shares of all, and players whose levels nobody sees: each has a kernel, both together have none. */
    @Test
    void recordingsOfRulesThatHaveNoKernelAreSkippedWithTheReason(@TempDir Path folder) throws IOException {
        Path unseen = folder.resolve("unseen.json");
        try (InputStream packed = Files.newInputStream(traces("foraging").resolve("6x6_4p_3f_s6_forage_1081.json.gz"));
                InputStream plain = new GZIPInputStream(packed)) {
            String text = new String(plain.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(unseen, text.replace("\"observeAgentLevels\":true", "\"observeAgentLevels\":false"));
        }
        Conformance.Report report = replay(opencl, unseen);
        assertThat(report.status()).isEqualTo(Conformance.Status.SKIPPED);
        assertThat(report.problem())
                .startsWith(
                        "foraging/8x8-2p-2f-v1 has no device kernel with these options; that of foraging/8x8-2p-2f-v1"
                                + " comes nearest, but ")
                .contains(" is false, not true");
        assertThat(report.steps()).isEqualTo(Steps.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "smax/base_3m_mixed, 16, 13",
        "particle/mpe2_collect_treasure_v1_disc_deliver_4001, 50, 12",
        "commons/fishery_oversubscribed_uneven, 1, 2",
        "fighting/short-aren-lio, 400, 0",
        "foraging/8x8_3p_2f_s3_grid_crowd_1120, 50, 1"
    })
    void theHostOfCudaReplaysThemToo(String file, int steps, int recorded, @TempDir Path cache)
            throws IOException, InterruptedException {
        String[] parts = file.split("/");
        try (FakeCuda fake = new FakeCuda(cache)) {
            try (Cuda device = Cuda.open();
                    BackendReplay cuda =
                            new BackendReplay(new DeviceBackend("cuda", new SharedDevice("cuda", () -> device)) {})) {
                Conformance.Report report = replay(cuda, traces(parts[0]).resolve(parts[1] + ".json.gz"));
                requirePassed(report);
                assertThat(report.steps()).isEqualTo(new Steps(steps, recorded, 0, 0));
            }
            assertThat(fake.held()).as("things that nobody gave back").isZero();
        }
    }
}
