package io.github.marl4j.envs.momaland.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.replay.Json;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every trace of MOMAland 0.2.0 for the games in which all act at once. */
class ParallelGoldenTraceTest {

    static Stream<Path> files() throws IOException, URISyntaxException {
        Path folder =
                Path.of(ParallelGoldenTraceTest.class.getResource("/traces").toURI());
        return Files.list(folder)
                .filter(file ->
                        file.getFileName().toString().matches("(mo(beach|item_|gem_|route_)|crazyrl_|pistonball_).*"))
                .sorted();
    }

    static Map<String, Object> read(Path file) throws IOException {
        try (Reader reader =
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, new TypeToken<Map<String, Object>>() {}.getType());
        }
    }

    private static ConformanceCheck checkFor(Map<String, Object> trace) {
        List<ConformanceCheck> knowing = ServiceLoader.load(ConformanceCheck.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(check -> check.knows(trace))
                .toList();
        assertThat(knowing).hasSize(1);
        return knowing.get(0);
    }

    @TestFactory
    Stream<DynamicTest> traceAgrees() throws IOException, URISyntaxException {
        return files().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            Map<String, Object> trace = read(file);
            for (ConformanceCheck.Result result : checkFor(trace).check(trace)) {
                assertThat(result.mismatch()).isNull();
                assertThat(result.comparisons()).isPositive();
            }
        }));
    }

    @Test
    void aChangedRewardIsFoundAndToldWithStepAndAgent() throws IOException, URISyntaxException {
        Path file = files().filter(f -> f.toString().contains("moitem_gathering_v0-greedy"))
                .findFirst()
                .orElseThrow();
        Map<String, Object> trace = read(file);
        Map<String, Object> fifth = Json.asMap("step", Json.list(trace, "steps").get(4));
        @SuppressWarnings("unchecked")
        Map<String, Object> rewards = (Map<String, Object>) fifth.get("rewards");
        rewards.put("agent_1", List.of(7.0, 0.0, 0.0));
        String mismatch = checkFor(trace).check(trace).get(0).mismatch();
        assertThat(mismatch).contains("step=5", "rewards.agent_1[0]", "expected 7.0");
    }
}
