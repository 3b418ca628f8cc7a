package io.github.marl4j.evaluation.cases;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.evaluation.pareto.ConvexFilter;
import io.github.marl4j.evaluation.pareto.ParetoFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Compares the filters with recorded ones: {@code {"format": "marl4j-pareto/1", "cases": [{"points", "kept", "keptWithDuplicates", "convexKept"}]}}, all lists of points.
 * {@code convexKept} is in lexicographic order, or {@code {"error": "QhullError"}} where there is no hull: then {@link ConvexFilter} must have used its other rule.
 */
public final class ParetoFilterConformance implements ConformanceCheck {
    private static final String FORMAT = "marl4j-pareto/1";
    /** The filters copy numbers. */
    private static final Tolerance EXACT = new Tolerance(0, Double.MIN_VALUE);

    /** Called by {@link java.util.ServiceLoader}. */
    public ParetoFilterConformance() {}

    @Override
    public boolean knows(Map<String, Object> file) {
        return FORMAT.equals(file.get("format"));
    }

    @Override
    public List<Result> check(Map<String, Object> file) {
        CaseComparison comparison = new CaseComparison();
        List<RecordedCase> cases = new RecordedCase("case file", file).numbered("cases");
        for (RecordedCase each : cases) {
            double[][] points = each.table("points");
            compare(comparison, each, "kept", FrontConformance.pick(points, ParetoFilter.indices(points)));
            compare(
                    comparison,
                    each,
                    "keptWithDuplicates",
                    FrontConformance.pick(points, ParetoFilter.indices(points, false)));
            ConvexFilter.Kept kept = ConvexFilter.of(points);
            if (each.fields().get("convexKept") instanceof Map<?, ?>) {
                comparison.compare(each, "convexKept.error", 0, kept.hullBuilt() ? 1.0 : 0.0, EXACT);
            } else {
                double[][] convex = FrontConformance.pick(points, kept.indices());
                Arrays.sort(convex, Arrays::compare);
                compare(comparison, each, "convexKept", convex);
            }
        }
        return List.of(comparison.result("", cases.size()));
    }

    private static void compare(CaseComparison comparison, RecordedCase c, String field, double[][] computed) {
        comparison.compare(c, field, c.fields().get(field), FrontConformance.flat(computed), EXACT);
    }
}
