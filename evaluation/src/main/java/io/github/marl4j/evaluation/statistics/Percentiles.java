package io.github.marl4j.evaluation.statistics;

import java.util.Arrays;

/** Percentiles with linear interpolation at position q(n−1), the default rule of NumPy. */
public final class Percentiles {
    private Percentiles() {}

    /**
     * Returns the central interval that leaves out (1 − confidence)/2 of the values on each side.
     *
     * @param values finite numbers in any order, at least one; not modified
     * @param confidence coverage, strictly between 0 and 1
     * @throws IllegalArgumentException if there is no value, a value is not finite or the confidence is out of range
     */
    public static Interval central(double[] values, double confidence) {
        double tail = (1 - Checks.confidence(confidence)) / 2;
        if (values.length == 0) {
            throw new IllegalArgumentException("no values came; expected at least one to take percentiles of");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Interval(at(sorted, tail), at(sorted, 1 - tail));
    }

    /** The q-quantile, q in [0, 1], of ascending numbers. */
    static double at(double[] sorted, double q) {
        double position = q * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
