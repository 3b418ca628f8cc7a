package io.github.marl4j.envs.momaland.multiwalker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.replay.Json;
import io.github.marl4j.testkit.TraceFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Traces and statistics of MOMAland 0.2.0. */
final class MultiwalkerGoldenTraceTest {
    private static final Path FOLDER = Path.of("src/test/resources/traces");
    private static final Path UNIT_RESPONSES = FOLDER.resolve("multiwalker_unit_responses.json.gz");
    private static final int EPISODES = 100;

    private static List<Path> walks() {
        return TraceFiles.find(FOLDER).stream()
                .filter(file -> file.getFileName().toString().matches("multiwalker_\\w+_\\d+\\.json\\.gz"))
                .toList();
    }

    private static void assertAgrees(ConformanceCheck check, Map<String, Object> file) {
        assertThat(check.knows(file)).isTrue();
        for (ConformanceCheck.Result result : check.check(file)) {
            assertThat(result.mismatch()).as(result.variant()).isNull();
            assertThat(result.comparisons()).as(result.variant()).isPositive();
        }
    }

    @TestFactory
    Stream<DynamicTest> groundFormulasAndFirstStepAgree() {
        return walks().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        () -> assertAgrees(new MultiwalkerConformance(), TraceFiles.read(file))));
    }

    @Test
    void oneMotorAtATimeMovesAllBodiesAsRecorded() {
        assertAgrees(new UnitResponseConformance(), TraceFiles.read(UNIT_RESPONSES));
    }

    /** The order of contacts differs at a few corners, where the motion is millimetres off from then on; elsewhere nothing but rounding is left. */
    @Test
    void mostWalksKeepToTheRecordingForTwentySteps() {
        List<Double> deviations = new ArrayList<>();
        for (Path file : walks()) deviations.add(MultiwalkerConformance.deviation(TraceFiles.read(file), 20));
        Collections.sort(deviations);
        assertThat(deviations).hasSizeGreaterThanOrEqualTo(8);
        assertThat(deviations.get(deviations.size() / 2)).isLessThan(1e-4);
        assertThat(deviations.get(deviations.size() - 1)).isLessThan(0.03);
    }

    @Test
    void aChangedRewardIsFoundAndToldWithStepAndWalker() {
        Map<String, Object> trace = TraceFiles.read(FOLDER.resolve("multiwalker_random_6.json.gz"));
        Map<String, Object> step = Json.asMap("step", Json.list(trace, "steps").get(59));
        @SuppressWarnings("unchecked")
        Map<String, Object> rewards = (Map<String, Object>) step.get("rewards");
        rewards.put("walker_1", List.of(-0.04982249, -7.0));
        String mismatch = new MultiwalkerConformance().check(trace).get(1).mismatch();
        assertThat(mismatch).contains("step=60", "rewards.walker_1", "expected -7.0");
    }

    /** Cases whose episodes are short; the conformance command plays all of them, with as many episodes as were recorded. */
    @TestFactory
    Stream<DynamicTest> lengthsAndReturnsAreDistributedAsRecorded() {
        Map<String, Object> file = TraceFiles.read(FOLDER.resolve("stats_multiwalker.json"));
        assertThat(new StatisticsConformance().knows(file)).isTrue();
        return Json.maps(file, "cases").stream()
                .filter(recorded -> Json.number(Json.map(recorded, "episodeLength"), "mean") < 115)
                .map(recorded -> DynamicTest.dynamicTest(
                        Json.text(recorded, "policy") + " " + recorded.get("config"),
                        () -> assertThat(StatisticsConformance.check(recorded, EPISODES)
                                        .mismatch())
                                .isNull()));
    }

    @Test
    void anotherWalkIsFoundByTheStatistics() {
        Map<String, Object> file = TraceFiles.read(FOLDER.resolve("stats_multiwalker.json"));
        for (Map<String, Object> recorded : Json.maps(file, "cases")) {
            if (!Json.text(recorded, "policy").equals("zero")) continue;
            recorded.put("policy", "const");
            assertThat(StatisticsConformance.check(recorded, 40).mismatch()).contains("episodeLength");
        }
    }
}
