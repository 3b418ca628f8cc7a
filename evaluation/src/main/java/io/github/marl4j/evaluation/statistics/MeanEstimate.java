package io.github.marl4j.evaluation.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean of independent numbers and how sure it is.
 *
 * @param count how many numbers
 * @param mean their mean
 * @param standardError of the mean
 */
public record MeanEstimate(int count, double mean, double standardError) {

    /**
     * Computes the estimate.
     *
     * @param values at least two; not modified
     */
    public static MeanEstimate of(double[] values) {
        if (values.length < 2) {
            throw new IllegalArgumentException(values.length + " numbers came; a spread needs at least two");
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return new MeanEstimate(values.length, mean, Math.sqrt(squares / (values.length - 1) / values.length));
    }

    /**
     * Returns the interval by Student's t distribution.
     *
     * @param confidence coverage, strictly between 0 and 1
     */
    public Interval interval(double confidence) {
        double half = TDistribution.of(count - 1).inverseSurvivalProbability((1 - confidence) / 2) * standardError;
        return new Interval(mean - half, mean + half);
    }
}
