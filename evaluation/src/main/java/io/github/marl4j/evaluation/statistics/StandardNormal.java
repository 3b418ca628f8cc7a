package io.github.marl4j.evaluation.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The normal distribution with mean 0 and deviation 1. */
public final class StandardNormal {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private StandardNormal() {}

    /** Returns the density at x. */
    public static double density(double x) {
        return NORMAL.density(x);
    }

    /** Returns the probability of a number up to x. */
    public static double below(double x) {
        return NORMAL.cumulativeProbability(x);
    }

    /**
     * Returns z such that the share {@code confidence} lies between −z and z: 1.96 for 0.95.
     *
     * @param confidence strictly between 0 and 1
     * @throws IllegalArgumentException if it is not
     */
    public static double halfWidth(double confidence) {
        return NORMAL.inverseSurvivalProbability((1 - Checks.confidence(confidence)) / 2);
    }
}
