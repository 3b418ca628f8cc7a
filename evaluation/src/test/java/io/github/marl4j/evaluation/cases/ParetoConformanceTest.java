package io.github.marl4j.evaluation.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.ConformanceCheck;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParetoConformanceTest {

    @ParameterizedTest
    @CsvSource({
        "fronts, FrontConformance, 88",
        "pareto_filter, ParetoFilterConformance, 40",
        "weights, WeightConformance, 26"
    })
    void everyRecordedCaseIsReproduced(String name, String check, int cases) throws Exception {
        GoldenCases.assertReproduced(name, check, cases);
    }

    @Test
    void aWrongMeasureIsFoundWithItsCase() throws IOException {
        ConformanceCheck.Result result =
                check(Map.of("hypervolume", Map.of("value", 5.9999), "sparsity", Map.of("value", 0)));
        assertThat(result.mismatch()).isEqualTo("case \"one point\" field=hypervolume: got 6.0, expected 5.9999");
        assertThat(check(Map.of("hypervolume", Map.of("value", 6.000000001))).passed())
                .isTrue();
        assertThat(check(Map.of("hypervolume", Map.of("value", "nan"))).passed())
                .isFalse();
        assertThat(check(Map.of("hypervolume", Map.of("value", "inf"))).passed())
                .isFalse();
        assertThat(check(Map.of("paretoFilterIndices", List.of(1))).passed()).isFalse();
    }

    @Test
    void aNumberCloseToZeroIsHeldToTheAbsoluteTolerance() throws IOException {
        assertThat(check(Map.of("sparsity", Map.of("value", 9e-13))).passed()).isTrue();
        assertThat(check(Map.of("sparsity", Map.of("value", 2e-12))).passed()).isFalse();
    }

    private static ConformanceCheck.Result check(Map<String, Object> expected) {
        Map<String, Object> onlyCase = Map.of(
                "name", "one point",
                "front", List.of(List.of(2, 3)),
                "referencePoint", List.of(0, 0),
                "referenceFront", List.of(List.of(2, 3)),
                "weights", List.of(List.of(.5, .5)),
                "expected", with(expected, "r2Ideal", List.of(2, 3)));
        return new FrontConformance()
                .check(Map.of(
                        "format", "marl4j-metrics/1",
                        "tolerance", Map.of("relative", 1e-9, "absolute", 1e-12),
                        "cases", List.of(onlyCase)))
                .get(0);
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }
}
