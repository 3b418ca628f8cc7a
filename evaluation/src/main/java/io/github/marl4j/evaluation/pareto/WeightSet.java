package io.github.marl4j.evaluation.pareto;

import java.util.Arrays;

/**
 * Weights with a word on where they come from. Immutable.
 *
 * @param origin how they were made, for reports, e.g. {@code Das-Dennis, 2 objectives, 9 partitions}
 * @param weights {@code [weight][objective]}, non-negative, each summing to 1; copies
 */
public record WeightSet(String origin, double[][] weights) {
    /**
     * Copies and checks the weights.
     *
     * @throws IllegalArgumentException if there is none or one is no weight
     */
    public WeightSet {
        WeightVectors.check(weights, 0);
        weights = copy(weights);
    }

    @Override
    public double[][] weights() {
        return copy(weights);
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WeightSet set && origin.equals(set.origin) && Arrays.deepEquals(weights, set.weights);
    }

    @Override
    public int hashCode() {
        return 31 * origin.hashCode() + Arrays.deepHashCode(weights);
    }

    @Override
    public String toString() {
        return origin + " " + Arrays.deepToString(weights);
    }
}
