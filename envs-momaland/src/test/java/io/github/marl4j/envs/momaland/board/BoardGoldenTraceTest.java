package io.github.marl4j.envs.momaland.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import io.github.marl4j.env.ConformanceCheck;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every recorded game of the turn-based environments is one test. */
final class BoardGoldenTraceTest {
    static final Path TRACES = Path.of("src/test/resources/traces");

    static final List<String> ENVS = List.of("moconnect4_v0", "mobreakthrough_v0", "mosame_game_v0", "moingenious_v0");

    static Map<String, Object> read(Path file) throws IOException {
        try (Reader text =
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8)) {
            return new Gson().fromJson(text, new TypeToken<Map<String, Object>>() {}.getType());
        }
    }

    static ConformanceCheck checkFor(Map<String, Object> file) {
        return ServiceLoader.load(ConformanceCheck.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(check -> check.knows(file))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check knows " + file.get("env") + " " + file.get("api")));
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(TRACES)) {
            return files.filter(file -> ENVS.stream()
                            .anyMatch(env -> file.getFileName().toString().startsWith(env)))
                    .sorted()
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> recordedGamesPlayTheSame() throws IOException {
        List<Path> files = files();
        assertThat(files).hasSize(58);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Map<String, Object> trace = read(file);
                    for (ConformanceCheck.Result result : checkFor(trace).check(trace)) {
                        assertThat(result.mismatch()).isNull();
                        assertThat(result.comparisons()).isPositive();
                    }
                }));
    }
}
