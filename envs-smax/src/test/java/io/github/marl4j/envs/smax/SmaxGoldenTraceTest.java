package io.github.marl4j.envs.smax;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.testkit.TraceFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SmaxGoldenTraceTest {
    static List<Path> recordings() {
        return TraceFiles.find(Path.of("src/test/resources/traces")).stream()
                .filter(file -> file.toString().endsWith(".json.gz"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void everyRecordedStepIsReproduced(Path path) {
        Map<String, Object> file = TraceFiles.read(path);
        SmaxConformance check = new SmaxConformance();
        assertThat(check.knows(file)).isTrue();
        List<ConformanceCheck.Result> results = check.check(file);
        assertThat(results).extracting(ConformanceCheck.Result::variant).containsExactly("plain", "simd");
        for (ConformanceCheck.Result result : results) {
            assertThat(result.mismatch()).as(result.variant()).isNull();
            assertThat(result.comparisons()).isPositive();
        }
    }
}
