package io.github.marl4j.envs.fighting.arena;

import java.util.Arrays;

/**
 * The schedule of the ladder's curriculum: stages are drawn uniformly at first, and after each evaluation with weights 1 - win rate. Progress is the product of the win rates. Source: design, section
 * 14; FightLadder, {@code main/curriculum}.
 */
public final class Curriculum {
    /** Episodes of an evaluation for each stage. */
    public static final int EVALUATION_EPISODES = 20;

    private Curriculum() {}

    /**
     * Returns the weights for the option {@code stageWeights}.
     *
     * @param winRates of the last evaluation, one for each stage, 0 to 1; not modified. Where all are won, all weigh the same
     */
    public static double[] weights(double[] winRates) {
        double[] weights = new double[winRates.length];
        double sum = 0;
        for (int stage = 0; stage < weights.length; stage++) {
            requireShare(stage, winRates[stage]);
            weights[stage] = 1 - winRates[stage];
            sum += weights[stage];
        }
        if (sum == 0) Arrays.fill(weights, 1);
        return weights;
    }

    /** Returns the product of the win rates: the chance to climb the whole ladder, were its stages independent. */
    public static double progress(double[] winRates) {
        double product = 1;
        for (double rate : winRates) product *= rate;
        return product;
    }

    private static void requireShare(int stage, double rate) {
        if (rate >= 0 && rate <= 1) return;
        throw new IllegalArgumentException("curriculum: winRates[" + stage + "]=" + rate + " must be from 0 to 1");
    }
}
