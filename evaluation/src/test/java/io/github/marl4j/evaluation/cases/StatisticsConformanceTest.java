package io.github.marl4j.evaluation.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.env.ConformanceCheck;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsConformanceTest {
    private static final ConformanceCheck CHECK = GoldenCases.check(StatisticsConformance.class);

    @ParameterizedTest
    @CsvSource({"wilson_interval, 30", "aggregate_scores, 8"})
    void everyRecordedCaseIsReproduced(String name, int cases) throws IOException {
        Map<String, Object> file = GoldenCases.read(name + ".json");
        assertThat(CHECK.knows(file)).isTrue();
        assertThat(CHECK.check(file)).singleElement().satisfies(result -> {
            assertThat(result.mismatch()).isNull();
            assertThat(result.comparisons()).isEqualTo(cases);
        });
    }

    @Test
    void aWrongExpectationIsFoundWithItsPlace() {
        ConformanceCheck.Result result = check(half(Map.of("high", 0.9)));
        assertThat(result.passed()).isFalse();
        assertThat(result.mismatch()).matches("case \"half\" field=high: got 0\\.763406\\d+, expected 0\\.9");
        assertThat(result.largestDeviation()).isBetween(0.136e12, 0.137e12);
    }

    @Test
    void onlyKnownKindsOfThisFormatAreKnown() {
        assertThat(CHECK.knows(file("tea_leaves", Map.of()))).isFalse();
        assertThat(CHECK.knows(Map.of("format", "marl4j-eval/9", "kind", "wilson")))
                .isFalse();
        assertThat(CHECK.knows(Map.of("format", "marl4j-eval/1"))).isFalse();
    }

    @Test
    void whatIsMissingOrOfAnotherFormIsNamed() {
        assertRefused(Map.of("name", "bare", "successes", 1, "expected", Map.of("low", 0)), "case \"bare\"", "trials");
        assertRefused(Map.of("successes", 1), "case 0", "name");
        assertRefused(half(Map.of()), "case \"half\"", "expected", "empty");
        assertRefused(half(Map.of("middle", 0.5)), "case \"half\"", "field=middle", "not computed");
        assertRefused(half(Map.of("low", "small")), "case \"half\"", "field=low", "small", "a number");
        assertThatThrownBy(() -> CHECK.check(Map.of("format", "marl4j-eval/1", "kind", "wilson", "cases", List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cases");
    }

    @Test
    void whatAFormulaRefusesIsToldWithItsCase() {
        Map<String, Object> tooMany =
                Map.of("name", "odd", "successes", 5, "trials", 3, "confidence", 0.95, "expected", Map.of("low", 0));
        assertRefused(tooMany, "case \"odd\"", "5", "3");
    }

    @Test
    void aResultThatIsNotANumberDiffers() {
        CaseFormula broken = CaseFormula.within(1, each -> Map.of("low", new float[] {1, Float.NaN}));
        CaseFile cases = CaseFile.of(file("wilson", half(Map.of("low", List.of(1, 2)))));
        ConformanceCheck.Result result = cases.check("", broken);
        assertThat(result.mismatch()).isEqualTo("case \"half\" field=low[1]: got NaN, expected 2.0");
        assertThat(result.largestDeviation()).isInfinite();
    }

    @Test
    void anotherNumberOfResultsIsRefused() {
        CaseFormula two = CaseFormula.within(1, each -> Map.of("low", new float[] {1, 2}));
        CaseFile cases = CaseFile.of(file("wilson", half(Map.of("low", List.of(1, 2, 3)))));
        assertThatThrownBy(() -> cases.check("", two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("case \"half\" field=low", "3 numbers", "2 are computed");
    }

    private static void assertRefused(Map<String, Object> onlyCase, String... named) {
        assertThatThrownBy(() -> check(onlyCase))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(named);
    }

    private static Map<String, Object> half(Map<String, Object> expected) {
        return Map.of("name", "half", "successes", 5, "trials", 10, "confidence", 0.95, "expected", expected);
    }

    private static ConformanceCheck.Result check(Map<String, Object> onlyCase) {
        return CHECK.check(file("wilson", onlyCase)).get(0);
    }

    private static Map<String, Object> file(String kind, Map<String, Object> onlyCase) {
        return Map.of("format", "marl4j-eval/1", "kind", kind, "cases", List.of(onlyCase));
    }
}
