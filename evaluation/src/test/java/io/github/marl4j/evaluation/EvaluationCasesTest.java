package io.github.marl4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationCasesTest {
    @ParameterizedTest
    @CsvSource({"wilson_interval, 30", "aggregate_scores, 8"})
    void everyRecordedCaseIsReproduced(String file, int cases) throws IOException {
        EvaluationCases.Outcome outcome = EvaluationCases.check(golden(file));
        assertThat(outcome.cases())
                .hasSize(cases)
                .allSatisfy(
                        result -> assertThat(result.passed()).as("%s", result).isTrue());
        assertThat(outcome.passed()).isTrue();
    }

    @Test
    void aWrongExpectationIsFoundWithItsPlace() {
        Map<String, Object> wrong = file(
                "wilson",
                Map.of(
                        "name",
                        "half",
                        "successes",
                        5,
                        "trials",
                        10,
                        "confidence",
                        0.95,
                        "expected",
                        Map.of("low", 0.2365930905, "high", 0.9)));
        EvaluationCases.CaseResult result = EvaluationCases.check(wrong).cases().get(0);
        assertThat(result.field()).isEqualTo("high");
        assertThat(result.deviation()).isCloseTo(0.9 - 0.7634069, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(result.passed()).isFalse();
    }

    @Test
    void anUnknownKindIsReportedNotThrown() {
        EvaluationCases.Outcome outcome = EvaluationCases.check(file("tea_leaves", Map.of("name", "a")));
        assertThat(outcome.known()).isFalse();
        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.cases()).isEmpty();
    }

    @Test
    void anotherFormatIsRefused() {
        assertThatThrownBy(() -> EvaluationCases.check(Map.of("format", "marl4j-eval/9", "kind", "wilson")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("marl4j-eval/9")
                .hasMessageContaining("marl4j-eval/1");
    }

    @Test
    void aMissingInputIsNamedWithItsCase() {
        assertThatThrownBy(() -> EvaluationCases.check(file("wilson", Map.of("name", "bare", "successes", 1))))
                .hasMessageContaining("bare")
                .hasMessageContaining("trials");
    }

    private static Map<String, Object> file(String kind, Map<String, Object> onlyCase) {
        return Map.of("format", EvaluationCases.FORMAT, "kind", kind, "cases", List.of(onlyCase));
    }

    private static Map<String, Object> golden(String file) throws IOException {
        try (Reader reader = new InputStreamReader(
                EvaluationCasesTest.class.getResourceAsStream("/golden/" + file + ".json"), StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, new TypeToken<Map<String, Object>>() {});
        }
    }
}
