package io.github.marl4j.envs.smax;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import io.github.marl4j.env.ConformanceCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SmaxGoldenTraceTest {
    private static final Path TRACES = Path.of("src/test/resources/traces");

    @TestFactory
    List<DynamicTest> everyRecordedStepIsReproduced() throws IOException {
        try (Stream<Path> files = Files.list(TRACES)) {
            return files.filter(file -> file.toString().endsWith(".json.gz"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> replay(file)))
                    .toList();
        }
    }

    private static void replay(Path path) throws IOException {
        Map<String, Object> file = read(path);
        SmaxConformance check = new SmaxConformance();
        assertThat(check.knows(file)).isTrue();
        List<ConformanceCheck.Result> results = check.check(file);
        assertThat(results).extracting(ConformanceCheck.Result::variant).containsExactly("plain", "simd");
        for (ConformanceCheck.Result result : results) {
            assertThat(result.mismatch()).as(result.variant()).isNull();
            assertThat(result.comparisons()).isPositive();
        }
    }

    static Map<String, Object> read(Path path) throws IOException {
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(path));
                Reader reader = new InputStreamReader(packed, StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, new TypeToken<Map<String, Object>>() {}.getType());
        }
    }
}
