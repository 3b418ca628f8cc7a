package io.github.marl4j.testkit;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.replay.Json;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A JUnit 5 test class for recorded episodes with a reward for every agent in each step: all files under the test resource {@code /traces} agree with the environment, and a changed reward is found.
 */
public abstract class GoldenTraces {
    private static final double WRONG = 7;

    private final ConformanceCheck check;
    private final String changedFile;
    private final String changedAgent;

    /**
     * Creates the test class.
     *
     * @param check that replays the files
     * @param changedFile part of the path of a file with at least three steps, in which a reward is changed
     * @param changedAgent whose reward that is
     */
    protected GoldenTraces(ConformanceCheck check, String changedFile, String changedAgent) {
        this.check = check;
        this.changedFile = changedFile;
        this.changedAgent = changedAgent;
    }

    private List<Path> files() throws URISyntaxException {
        return TraceFiles.find(Path.of(getClass().getResource("/traces").toURI()));
    }

    @TestFactory
    Stream<DynamicTest> traceAgrees() throws URISyntaxException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Map<String, Object> trace = TraceFiles.read(file);
                    assertTrue(check.knows(trace), "no check knows the file");
                    for (ConformanceCheck.Result result : check.check(trace)) {
                        assertNull(result.mismatch());
                        assertTrue(result.comparisons() > 0, "nothing was compared");
                    }
                }));
    }

    @Test
    void aChangedRewardIsFoundAndToldWithStepAndAgent() throws URISyntaxException {
        Path file = files().stream()
                .filter(each -> each.toString().contains(changedFile))
                .findFirst()
                .orElseThrow();
        Map<String, Object> trace = TraceFiles.read(file);
        @SuppressWarnings("unchecked")
        Map<String, Object> third = (Map<String, Object>) ((List<?>) trace.get("steps")).get(2);
        Map<String, Object> rewards = Json.map(third, "rewards");
        rewards.put(changedAgent, WRONG);
        third.put("rewards", rewards);
        String told = check.check(trace).get(0).mismatch();
        for (String part : List.of("step=3", "rewards." + changedAgent, "expected " + WRONG)) {
            assertTrue(told.contains(part), () -> "\"" + told + "\" does not tell " + part);
        }
    }
}
