package io.github.marl4j.evaluation.cases;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.evaluation.pareto.Utility;
import io.github.marl4j.evaluation.pareto.WeightVectors;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Compares weights and utilities with recorded ones: {@code {"format": "marl4j-weights/1", "dasDennis": [{"objectives", "partitions", "weights"}], "energy":
 * [{"objectives", "count", "weights"}], "extrema": [{"objectives", "weights"}], "scalarisation": [{"reward", "weights", "utopian", "weightedSum", "negTchebycheff"}]}}.
 */
public final class WeightConformance implements ConformanceCheck {
    private static final String FORMAT = "marl4j-weights/1";
    private static final Tolerance TOLERANCE = new Tolerance(1e-9, 1e-12);

    /** Called by {@link java.util.ServiceLoader}. */
    public WeightConformance() {}

    @Override
    public boolean knows(Map<String, Object> file) {
        return FORMAT.equals(file.get("format"));
    }

    @Override
    public List<Result> check(Map<String, Object> file) {
        RecordedCase content = new RecordedCase("case file", file);
        return List.of(
                weights(
                        content,
                        "dasDennis",
                        c -> WeightVectors.dasDennis(c.count("objectives"), c.count("partitions"))),
                weights(
                        content,
                        "energy",
                        c -> WeightVectors.equallySpaced(c.count("objectives"), c.count("count"))
                                .weights()),
                weights(content, "extrema", c -> WeightVectors.extrema(c.count("objectives"))),
                scalarisation(content));
    }

    private static Result weights(RecordedCase content, String kind, Function<RecordedCase, double[][]> make) {
        CaseComparison comparison = new CaseComparison();
        List<RecordedCase> cases = content.numbered(kind);
        for (RecordedCase each : cases) {
            double[] made = FrontConformance.flat(make.apply(each));
            comparison.compare(each, "weights", each.fields().get("weights"), made, TOLERANCE);
        }
        return comparison.result(kind, cases.size());
    }

    private static Result scalarisation(RecordedCase content) {
        CaseComparison comparison = new CaseComparison();
        List<RecordedCase> cases = content.numbered("scalarisation");
        for (RecordedCase each : cases) {
            double[] reward = each.numbers("reward");
            double[] weights = each.numbers("weights");
            double chebyshev = Utility.chebyshev(each.numbers("utopian")).of(reward, weights);
            comparison.compare(
                    each, "weightedSum", each.number("weightedSum"), Utility.LINEAR.of(reward, weights), TOLERANCE);
            comparison.compare(each, "negTchebycheff", each.number("negTchebycheff"), chebyshev, TOLERANCE);
        }
        return comparison.result("scalarisation", cases.size());
    }
}
