package io.github.marl4j.evaluation.statistics;

import java.util.function.ToDoubleFunction;

/**
 * Percentile intervals by resampling runs with replacement, independently inside each task.
 *
 * <p>Indices are counter-based: resample b is a function of the seed and b alone, so an interval does not depend on what was drawn before.
 * (rliable draws from the global generator, whatever its {@code random_state} says.) Source: R. Agarwal et al. (2021), section 4.1.
 *
 * @param seed any number; the same seed gives the same intervals
 * @param resamples number of resamples, at least 1; customarily 50 000 for published aggregates, 2 000 for curves, profiles and quick looks
 */
public record StratifiedBootstrap(long seed, int resamples) {
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    /**
     * Checks the number of resamples.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public StratifiedBootstrap {
        if (resamples < 1) {
            throw new IllegalArgumentException("resamples=" + resamples + " draws nothing; expected at least 1");
        }
    }

    /** Returns the indices {@code [run][task]} of one resample, each uniform over the runs. */
    public int[][] indices(int resample, int runs, int tasks) {
        if (runs < 1 || tasks < 1) {
            throw new IllegalArgumentException(
                    "runs=" + runs + " tasks=" + tasks + " is empty; expected at least 1 of both");
        }
        long stream = mix(mix(seed) + GOLDEN_RATIO * (resample + 1L));
        int[][] indices = new int[runs][tasks];
        for (int run = 0; run < runs; run++) {
            for (int task = 0; task < tasks; task++) {
                long bits = mix(stream + GOLDEN_RATIO * ((long) run * tasks + task + 1));
                indices[run][task] = (int) (((bits >>> 32) * runs) >>> 32);
            }
        }
        return indices;
    }

    /**
     * Returns the percentile interval of a statistic.
     *
     * @param statistic e.g. {@code Scores::iqm}; finite for every resample
     * @param confidence coverage, strictly between 0 and 1
     */
    public Interval interval(Scores scores, ToDoubleFunction<Scores> statistic, double confidence) {
        double[] values = new double[resamples];
        for (int b = 0; b < resamples; b++) {
            values[b] = statistic.applyAsDouble(scores.resample(indices(b, scores.runs(), scores.tasks())));
        }
        return Percentiles.central(values, confidence);
    }

    /**
     * Returns the percentile interval of a statistic with given indices {@code [resample][run][task]}, for checks against recorded draws.
     */
    public static Interval interval(
            Scores scores, ToDoubleFunction<Scores> statistic, double confidence, int[][][] indices) {
        double[] values = new double[indices.length];
        for (int b = 0; b < indices.length; b++) {
            values[b] = statistic.applyAsDouble(scores.resample(indices[b]));
        }
        return Percentiles.central(values, confidence);
    }

    /** Returns the percentile interval of {@link Scores#probabilityOfImprovementOver}; both tables are resampled independently. */
    public Interval probabilityOfImprovement(Scores scores, Scores other, double confidence) {
        // A second, unrelated stream for the other table.
        StratifiedBootstrap others = new StratifiedBootstrap(mix(~seed), resamples);
        double[] values = new double[resamples];
        for (int b = 0; b < resamples; b++) {
            Scores mine = scores.resample(indices(b, scores.runs(), scores.tasks()));
            Scores theirs = other.resample(others.indices(b, other.runs(), other.tasks()));
            values[b] = mine.probabilityOfImprovementOver(theirs);
        }
        return Percentiles.central(values, confidence);
    }

    /** The output function of SplitMix64. Source: G. Steele, D. Lea, C. Flood, Fast splittable pseudorandom number generators (2014). */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
