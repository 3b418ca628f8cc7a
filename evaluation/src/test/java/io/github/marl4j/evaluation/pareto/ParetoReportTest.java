package io.github.marl4j.evaluation.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.statistics.StratifiedBootstrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParetoReportTest {
    private static final double[][] KNOWN = {{5, 1}, {3, 3}, {1, 5}};

    private static ParetoReport.Setup setup(double... referencePoint) {
        return new ParetoReport.Setup(
                "momaland/beach-v1",
                List.of("speed", "safety"),
                .9,
                new ReferencePoint(referencePoint),
                WeightVectors.equallySpaced(2, 5),
                Optional.of(KNOWN),
                new StratifiedBootstrap(1, 2000),
                .95);
    }

    private static ParetoReport.SeedFront seed(long seed, double[]... means) {
        List<EvaluatedPolicy> policies = new ArrayList<>();
        for (double[] mean : means) {
            double[][] returns = {{mean[0] - 1, mean[1] + 1}, {mean[0] + 1, mean[1] - 1}};
            policies.add(EvaluatedPolicy.of("p" + policies.size(), null, returns));
        }
        return new ParetoReport.SeedFront(seed, "runs/" + seed, "0.1.0", policies);
    }

    private static ParetoReport report() {
        return ParetoReport.of(
                "momappo",
                setup(0, 0),
                List.of(
                        seed(1, new double[] {5, 1}, new double[] {1, 5}, new double[] {1, 1}),
                        seed(2, new double[] {4, 1}, new double[] {3, 3}),
                        seed(3, new double[] {2, 2})));
    }

    private static ParetoReport.Measure measure(ParetoReport report, String name) {
        return report.measures().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everySeedIsFilteredAndMeasuredAndSeedsMakeTheInterval() {
        ParetoReport.Measure volume = measure(report(), "hypervolume");
        assertThat(volume.perSeed()).containsExactly(9.0, 10.0, 4.0);
        assertThat(volume.iqm()).isCloseTo(23 / 3.0, within(1e-12));
        assertThat(volume.interval().low()).isEqualTo(4);
        assertThat(volume.interval().high()).isBetween(9.0, 10.0);
        assertThat(measure(report(), "cardinality").perSeed()).containsExactly(2.0, 2.0, 1.0);
        assertThat(measure(report(), "igd").perSeed().get(0)).isCloseTo(Math.sqrt(8) / 3, within(1e-12));
    }

    @Test
    void utilityOfTheMeanAndMeanOfTheUtilityComeFromTheSameEpisodes() {
        // Returns are the mean ± (1, −1): E[xy] = xy − 1, E[x² + y²] = x² + y² + 2.
        assertThat(measure(report(), "best_product_ser").perSeed()).containsExactly(5.0, 9.0, 4.0);
        assertThat(measure(report(), "best_product_esr").perSeed()).containsExactly(4.0, 8.0, 3.0);
        assertThat(measure(report(), "best_sum_of_squares_ser").perSeed()).containsExactly(26.0, 18.0, 8.0);
        assertThat(measure(report(), "best_sum_of_squares_esr").perSeed()).containsExactly(28.0, 20.0, 10.0);
    }

    @Test
    void theReferencePointInsideAFrontIsReportedWithTheSeedAndThePoints() {
        ParetoReport report =
                ParetoReport.of("x", setup(2, 0), List.of(seed(7, new double[] {5, 1}, new double[] {1, 5})));
        assertThat(measure(report, "hypervolume").perSeed()).containsExactly(3.0);
        assertThat(report.notes())
                .singleElement()
                .asString()
                .startsWith("seed 7: reference point [2.0, 0.0] is not below 1 of 2 points")
                .contains("1 [1.0, 5.0]");
        assertThat(report().notes()).isEmpty();
    }

    @Test
    void theJsonHoldsAllThatTheMeasuresNeed() {
        ParetoReport report = report();
        JsonObject json = JsonParser.parseString(Json.pretty(report.toMap())).getAsJsonObject();
        double[] reference = numbers(json.get("referencePoint"));
        double[][] weights = table(json.getAsJsonObject("weights").get("vectors"));
        double[][] known = table(json.get("knownFront"));
        JsonObject measures = json.getAsJsonObject("measures");
        for (int s = 0; s < 3; s++) {
            JsonArray policies =
                    json.getAsJsonArray("seeds").get(s).getAsJsonObject().getAsJsonArray("policies");
            List<double[]> means = new ArrayList<>();
            policies.forEach(
                    policy -> means.add(numbers(policy.getAsJsonObject().get("meanReturn"))));
            double[][] front = ParetoFilter.filter(means.toArray(double[][]::new));
            assertThat(perSeed(measures, "hypervolume", s)).isEqualTo(Hypervolume.of(front, reference));
            assertThat(perSeed(measures, "expected_utility", s))
                    .isEqualTo(FrontMetrics.expectedUtility(front, weights));
            assertThat(perSeed(measures, "maximum_utility_loss", s))
                    .isEqualTo(FrontMetrics.maximumUtilityLoss(front, known, weights));
        }
        assertThat(json.get("bootstrap").toString()).isEqualTo("{\"seed\":1,\"resamples\":2000}");
    }

    private static double perSeed(JsonObject measures, String name, int seed) {
        return measures.getAsJsonObject(name)
                .getAsJsonArray("perSeed")
                .get(seed)
                .getAsDouble();
    }

    private static double[] numbers(JsonElement list) {
        return list.getAsJsonArray().asList().stream()
                .mapToDouble(JsonElement::getAsDouble)
                .toArray();
    }

    private static double[][] table(JsonElement rows) {
        return rows.getAsJsonArray().asList().stream()
                .map(ParetoReportTest::numbers)
                .toArray(double[][]::new);
    }

    @Test
    void aSeedWithoutPoliciesIsNoSeedWithAVolumeOfZero() {
        assertThatThrownBy(() -> seed(4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the front of seed=4 is empty; expected at least 1 evaluated policy");
        assertThatThrownBy(() -> setup(1, 2, 3)).hasMessageContaining("reference point has objectives=3");
        EvaluatedPolicy flat = EvaluatedPolicy.of("flat", null, new double[][] {{1}});
        assertThatThrownBy(() -> ParetoReport.of(
                        "x", setup(0, 0), List.of(new ParetoReport.SeedFront(5, "", "", List.of(flat)))))
                .hasMessageContaining("policy \"flat\" of seed=5 has objectives=1");
    }
}
