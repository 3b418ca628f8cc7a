package io.github.marl4j.env.wrappers;

import java.util.Arrays;
import java.util.Map;

/**
 * Running mean and variance of several numbers. Starts like Gymnasium's {@code RunningMeanStd}, from mean 0 and variance 1 with the weight of 1e-4 samples, so that the first sample already
 * has a spread. Allocates nothing.
 *
 * <p>Source: Welford, "Note on a method for calculating corrected sums of squares and products", Technometrics 1962; Gymnasium 1.0, wrappers/utils.py (start values).
 */
public final class Moments {
    private static final double START_WEIGHT = 1e-4;
    private static final double EPSILON = 1e-8;

    private final double[] count = {START_WEIGHT};
    private final double[] mean;
    private final double[] squares;

    /** Creates moments that know nothing yet of {@code size} numbers. */
    public Moments(int size) {
        mean = new double[size];
        squares = new double[size];
        Arrays.fill(squares, START_WEIGHT);
    }

    /** Begins a sample; each of its numbers follows by {@link #add}. */
    public void next() {
        count[0]++;
    }

    /** Adds the {@code i}th number of the sample. */
    public void add(int i, double value) {
        double delta = value - mean[i];
        mean[i] += delta / count[0];
        squares[i] += delta * (value - mean[i]);
    }

    /** Returns the mean of the {@code i}th number. */
    public double mean(int i) {
        return mean[i];
    }

    /** Returns the standard deviation of the {@code i}th number, at least 1e-4. */
    public double deviation(int i) {
        return Math.sqrt(squares[i] / count[0] + EPSILON);
    }

    /** Puts the live arrays that a snapshot holds into a map. */
    public void putState(String group, Map<String, Object> into) {
        into.put("count." + group, count);
        into.put("mean." + group, mean);
        into.put("squares." + group, squares);
    }
}
