package io.github.marl4j.evaluation.pareto;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/**
 * Measures of a front beside the {@link Hypervolume}. Points are {@code [point][objective]}, finite, not modified; they are taken as they come, so filter first where that
 * is meant. {@code F} is the front, {@code R} a known front, {@code W} a set of weights. All of them raise an {@link IllegalArgumentException} for a number that is not
 * finite and for lengths that differ.
 *
 * <p>Sources: morl-baselines 1.3.0, common/performance_indicators.py; pymoo 0.6.2 and moocore 0.3.2 for what morl-baselines lacks. Where they raise an error for an
 * empty front, the value here is NaN, as said at each measure.
 */
public final class FrontMetrics {
    private FrontMetrics() {}

    /**
     * Returns the sparsity (1/(n−1)) Σ_j Σ_i (s[j][i+1] − s[j][i])², s[j] being the sorted values of objective j; 0 below two points. Copies raise n. Lower counts as better,
     * but a bad front may be dense: to be reported, not to rank by.
     */
    public static double sparsity(double[][] front) {
        int objectives = Points.check("front", front);
        if (front.length < 2) return 0;
        double sum = 0;
        for (int j = 0; j < objectives; j++) {
            int objective = j;
            double[] sorted = Arrays.stream(front)
                    .mapToDouble(point -> point[objective])
                    .sorted()
                    .toArray();
            for (int i = 1; i < sorted.length; i++) sum += square(sorted[i] - sorted[i - 1]);
        }
        return sum / (front.length - 1);
    }

    /** Returns the expected utility mean_w max_p w·p; NaN for an empty front. */
    public static double expectedUtility(double[][] front, double[][] weights) {
        return expectedUtility(front, weights, Utility.LINEAR);
    }

    /** Returns the expected utility mean_w max_p u(p, w); NaN for an empty front. */
    public static double expectedUtility(double[][] front, double[][] weights, Utility utility) {
        WeightVectors.check(weights, Points.check("front", front));
        if (front.length == 0) return Double.NaN;
        return Arrays.stream(weights)
                .mapToDouble(weight -> best(front, weight, utility))
                .average()
                .orElseThrow();
    }

    /** Returns the maximum utility loss max_w (max_{r∈R} w·r − max_{p∈F} w·p); negative if F is better for every weight, NaN if F or R is empty. */
    public static double maximumUtilityLoss(double[][] front, double[][] knownFront, double[][] weights) {
        checkBoth(front, knownFront);
        WeightVectors.check(weights, Points.check("front", front));
        if (front.length == 0 || knownFront.length == 0) return Double.NaN;
        return Arrays.stream(weights)
                .mapToDouble(weight -> best(knownFront, weight, Utility.LINEAR) - best(front, weight, Utility.LINEAR))
                .max()
                .orElseThrow();
    }

    private static double best(double[][] front, double[] weight, Utility utility) {
        return Arrays.stream(front)
                .mapToDouble(point -> utility.of(point, weight))
                .max()
                .orElseThrow();
    }

    /** Returns the inverted generational distance mean_{r∈R} min_{p∈F} ‖r − p‖; NaN if F or R is empty. */
    public static double invertedGenerationalDistance(double[][] front, double[][] knownFront) {
        checkBoth(front, knownFront);
        if (front.length == 0) return Double.NaN;
        return meanDistance(knownFront, front, (known, found) -> known - found);
    }

    /** Returns IGD+: mean_{r∈R} min_{p∈F} ‖max(r − p, 0)‖; NaN if F or R is empty. (pymoo and moocore return 0 for an empty front, as if it were perfect.) */
    public static double invertedGenerationalDistancePlus(double[][] front, double[][] knownFront) {
        checkBoth(front, knownFront);
        if (front.length == 0) return Double.NaN;
        return meanDistance(knownFront, front, (known, found) -> Math.max(known - found, 0));
    }

    /** Returns the generational distance mean_{p∈F} min_{r∈R} ‖p − r‖; NaN if R is empty; 0 if F is empty, as in pymoo: no point is away from R. */
    public static double generationalDistance(double[][] front, double[][] knownFront) {
        checkBoth(front, knownFront);
        if (knownFront.length == 0) return Double.NaN;
        return front.length == 0 ? 0 : meanDistance(front, knownFront, (found, known) -> found - known);
    }

    /** The mean over {@code from} of the distance to the nearest of {@code to}; {@code gap} is what counts of two coordinates. NaN if {@code from} is empty. */
    private static double meanDistance(double[][] from, double[][] to, DoubleBinaryOperator gap) {
        return Arrays.stream(from)
                .mapToDouble(a -> Arrays.stream(to)
                        .mapToDouble(b -> {
                            double sum = 0;
                            for (int j = 0; j < a.length; j++) sum += square(gap.applyAsDouble(a[j], b[j]));
                            return Math.sqrt(sum);
                        })
                        .min()
                        .orElseThrow())
                .average()
                .orElse(Double.NaN);
    }

    /**
     * Returns the additive ε: max_{r∈R} min_{p∈F} max_j (r_j − p_j), by how much F must be shifted to be nowhere worse than R; negative if F strictly dominates R. +∞ for an
     * empty F, NaN for an empty R.
     */
    public static double additiveEpsilon(double[][] front, double[][] knownFront) {
        checkBoth(front, knownFront);
        return Arrays.stream(knownFront)
                .mapToDouble(known -> Arrays.stream(front)
                        .mapToDouble(point -> {
                            double worst = Double.NEGATIVE_INFINITY;
                            for (int j = 0; j < point.length; j++) worst = Math.max(worst, known[j] - point[j]);
                            return worst;
                        })
                        .min()
                        .orElse(Double.POSITIVE_INFINITY))
                .max()
                .orElse(Double.NaN);
    }

    /**
     * Returns R2 with weighted Chebyshev distances: mean_w min_p max_j w_j·|z*_j − p_j|. Lower is better; NaN for an empty front.
     *
     * @param ideal z* {@code [objective]}; {@link #ideal} of a known front
     */
    public static double r2(double[][] front, double[][] weights, double[] ideal) {
        Points.check("front", front, ideal.length);
        WeightVectors.check(weights, ideal.length);
        if (front.length == 0) return Double.NaN;
        return Arrays.stream(weights)
                .mapToDouble(weight -> -best(front, weight, Utility.chebyshev(ideal)))
                .average()
                .orElseThrow();
    }

    /** Returns the largest value of each objective, {@code [objective]}. */
    public static double[] ideal(double[][] points) {
        Points.check("points", points);
        if (points.length == 0) throw new IllegalArgumentException("no points came; expected at least 1 for an ideal");
        double[] ideal = points[0].clone();
        for (double[] point : points) for (int j = 0; j < ideal.length; j++) ideal[j] = Math.max(ideal[j], point[j]);
        return ideal;
    }

    /** Returns the number of points that no other dominates; copies count once. */
    public static int cardinality(double[][] points) {
        return ParetoFilter.indices(points).length;
    }

    /** Returns the mean Euclidean distance of two different points, used as the diversity of candidate solutions; 0 below two points. */
    public static double meanPairwiseDistance(double[][] points) {
        Points.check("points", points);
        double sum = 0;
        for (int a = 0; a < points.length; a++) {
            for (int b = 0; b < a; b++) {
                double squares = 0;
                for (int j = 0; j < points[a].length; j++) squares += square(points[a][j] - points[b][j]);
                sum += Math.sqrt(squares);
            }
        }
        double pairs = points.length * (points.length - 1.0) / 2;
        return pairs == 0 ? 0 : sum / pairs;
    }

    private static void checkBoth(double[][] front, double[][] knownFront) {
        int objectives = Points.check("front", front);
        if (front.length == 0) Points.check("known front", knownFront);
        else Points.check("known front", knownFront, objectives);
    }

    private static double square(double number) {
        return number * number;
    }
}
