package io.github.marl4j.evaluation.cases;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.evaluation.pareto.FrontMetrics;
import io.github.marl4j.evaluation.pareto.Hypervolume;
import io.github.marl4j.evaluation.pareto.ParetoFilter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the measures of fronts with recorded ones: {@code {"format": "marl4j-metrics/1", "tolerance": {"relative", "absolute"}, "cases": [{"name", "front",
 * "referencePoint", "referenceFront", "weights", "expected"}]}}. An expected measure is {@code {"value": number or "nan" or "inf"}}, or {@code {"error": type}} where the
 * reference system raised one.
 *
 * <p>For an empty front this library has rules of its own: volumes are 0, where pymoo raises an error; measures that the reference cannot compute are NaN, and so is
 * IGD+, for which pymoo and moocore return 0 as if the front were perfect.
 */
public final class FrontConformance implements ConformanceCheck {
    private static final String FORMAT = "marl4j-metrics/1";
    private static final Set<String> VOLUMES = Set.of("hypervolume", "hypervolumeOfFiltered", "hypervolumeMoocore");
    private static final Set<String> IGD_PLUS = Set.of("igdPlus", "igdPlusMoocore");

    /** Called by {@link java.util.ServiceLoader}. */
    public FrontConformance() {}

    @Override
    public boolean knows(Map<String, Object> file) {
        return FORMAT.equals(file.get("format"));
    }

    @Override
    public List<Result> check(Map<String, Object> file) {
        RecordedCase content = new RecordedCase("case file", file);
        RecordedCase allowed = content.object("tolerance");
        Tolerance tolerance = new Tolerance(allowed.number("relative"), allowed.number("absolute"));
        CaseComparison comparison = new CaseComparison();
        List<RecordedCase> cases = content.cases("cases");
        for (RecordedCase each : cases) {
            RecordedCase expected = each.object("expected");
            boolean empty = each.table("front").length == 0;
            Map<String, Object> computed = compute(each, expected);
            for (String measure : expected.keys()) {
                comparison.compare(
                        each, measure, expectation(expected, measure, empty), computed.get(measure), tolerance);
            }
        }
        return List.of(comparison.result("", cases.size()));
    }

    /** Returns what this library promises, where a case expects an error or this library has its own rule. */
    private static Object expectation(RecordedCase expected, String measure, boolean emptyFront) {
        if (!(expected.fields().get(measure) instanceof Map<?, ?>))
            return expected.fields().get(measure);
        RecordedCase measured = expected.object(measure);
        if (emptyFront && IGD_PLUS.contains(measure)) return Double.NaN;
        if (emptyFront && measured.has("error")) return VOLUMES.contains(measure) ? 0 : Double.NaN;
        Object value = measured.fields().get("value");
        if ("nan".equals(value)) return Double.NaN;
        return "inf".equals(value) ? Double.valueOf(Double.POSITIVE_INFINITY) : value;
    }

    private static Map<String, Object> compute(RecordedCase c, RecordedCase expected) {
        double[][] front = c.table("front");
        double[][] known = c.table("referenceFront");
        double[][] weights = c.table("weights");
        double[][] filtered = ParetoFilter.filter(front);
        double volume = Hypervolume.of(front, c.numbers("referencePoint"));
        double igdPlus = FrontMetrics.invertedGenerationalDistancePlus(front, known);
        Map<String, Object> computed = new HashMap<>();
        computed.put("hypervolume", volume);
        computed.put("hypervolumeMoocore", volume);
        computed.put("hypervolumeOfFiltered", Hypervolume.of(filtered, c.numbers("referencePoint")));
        computed.put("sparsity", FrontMetrics.sparsity(front));
        computed.put("sparsityOfFiltered", FrontMetrics.sparsity(filtered));
        computed.put("cardinalityOfFiltered", (double) FrontMetrics.cardinality(front));
        computed.put("eum", FrontMetrics.expectedUtility(front, weights));
        computed.put("mul", FrontMetrics.maximumUtilityLoss(front, known, weights));
        computed.put("igd", FrontMetrics.invertedGenerationalDistance(front, known));
        computed.put("igdPlus", igdPlus);
        computed.put("igdPlusMoocore", igdPlus);
        computed.put("gd", FrontMetrics.generationalDistance(front, known));
        computed.put("additiveEpsilon", FrontMetrics.additiveEpsilon(front, known));
        computed.put("r2Tchebycheff", FrontMetrics.r2(front, weights, expected.numbers("r2Ideal")));
        computed.put("r2Ideal", FrontMetrics.ideal(known));
        computed.put("paretoFilter", flat(filtered));
        computed.put("paretoFilterKeepDuplicates", flat(pick(front, ParetoFilter.indices(front, false))));
        computed.put(
                "paretoFilterIndices",
                Arrays.stream(ParetoFilter.indices(front)).asDoubleStream().toArray());
        return computed;
    }

    /** Returns the points at these places. */
    static double[][] pick(double[][] points, int[] indices) {
        return Arrays.stream(indices).mapToObj(i -> points[i]).toArray(double[][]::new);
    }

    /** Returns all numbers in one row. */
    static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }
}
