package io.github.marl4j.envs.foraging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.replay.Json;
import io.github.marl4j.testkit.TraceFiles;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Recorded episodes of lbforaging 2.0.0. */
class ForagingGoldenTraceTest {
    private static final ForagingConformance CHECK = new ForagingConformance();

    private static List<Path> files() throws URISyntaxException {
        return TraceFiles.find(
                Path.of(ForagingGoldenTraceTest.class.getResource("/traces").toURI()));
    }

    @TestFactory
    Stream<DynamicTest> traceAgrees() throws URISyntaxException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Map<String, Object> trace = TraceFiles.read(file);
                    assertThat(CHECK.knows(trace)).isTrue();
                    for (ConformanceCheck.Result result : CHECK.check(trace)) {
                        assertThat(result.mismatch()).isNull();
                        assertThat(result.comparisons()).isPositive();
                    }
                }));
    }

    @Test
    void aChangedRewardIsFoundAndToldWithStepAndAgent() throws URISyntaxException {
        Map<String, Object> trace = TraceFiles.read(files().get(0));
        @SuppressWarnings("unchecked")
        Map<String, Object> third = (Map<String, Object>) ((List<?>) trace.get("steps")).get(2);
        Map<String, Object> rewards = Json.map(third, "rewards");
        rewards.put("agent_1", 7.0);
        third.put("rewards", rewards);
        assertThat(CHECK.check(trace).get(0).mismatch()).contains("step=3", "rewards.agent_1", "expected 7.0");
    }
}
