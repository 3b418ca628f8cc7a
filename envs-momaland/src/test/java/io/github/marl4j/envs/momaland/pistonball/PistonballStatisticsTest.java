package io.github.marl4j.envs.momaland.pistonball;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.replay.Json;
import io.github.marl4j.testkit.TraceFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whole episodes with our own order of contacts, against the returns that the reference recorded. */
final class PistonballStatisticsTest {
    private static final PistonballStatistics CHECK = new PistonballStatistics();

    private static Map<String, Object> file(String name) {
        return TraceFiles.read(Path.of("src/test/resources/traces/" + name));
    }

    @TestFactory
    Stream<DynamicTest> returnsAreAsInTheReference() {
        return agree("stats_pistonball.json", 8);
    }

    /** The starts of five pistons are not in the file of the reference; they were drawn anew from its seeds, with NumPy. */
    @TestFactory
    Stream<DynamicTest> returnsOfFivePistonsFromTheSameStartsAreAsInTheReference() {
        return agree("stats_pistonball_5.json", 2);
    }

    private static Stream<DynamicTest> agree(String name, int cases) {
        Map<String, Object> file = file(name);
        assertThat(CHECK.knows(file)).isTrue();
        List<ConformanceCheck.Result> results = CHECK.check(file);
        assertThat(results).hasSize(cases);
        return results.stream()
                .map(result -> DynamicTest.dynamicTest(result.variant(), () -> {
                    assertThat(result.mismatch()).isNull();
                    assertThat(result.comparisons()).isGreaterThanOrEqualTo(200);
                }));
    }

    @Test
    void returnsOfAnotherWorldDiffer() {
        Map<String, Object> file = file("stats_pistonball.json");
        List<Map<String, Object>> cases = Json.maps(file, "cases").stream()
                .filter(each -> each.get("policy").equals("zero"))
                .toList();
        cases.get(0).put("config", Map.of("ball_friction", 0.0));
        file.put("cases", cases);
        assertThat(CHECK.check(file).get(0).mismatch()).contains("policy=zero {ballFriction=0.0}");
    }
}
