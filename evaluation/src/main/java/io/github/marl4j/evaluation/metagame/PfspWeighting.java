package io.github.marl4j.evaluation.metagame;

import io.github.marl4j.evaluation.games.Distribution;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Prioritised fictitious self-play: how often to meet each opponent, by how often one wins against it. Source: O. Vinyals et al., Grandmaster level in StarCraft II using multi-agent
 * reinforcement learning (2019), pseudo-code.
 */
public enum PfspWeighting {
    /** (1 − x)²: the hardest above all. */
    SQUARED(x -> (1 - x) * (1 - x)),
    /** 1 − x. */
    LINEAR(x -> 1 - x),
    /** min(½, 1 − x): all that are not yet beaten alike. */
    LINEAR_CAPPED(x -> Math.min(0.5, 1 - x)),
    /** x(1 − x): those of about the own strength. */
    VARIANCE(x -> x * (1 - x));

    /** If all weights together are less, every opponent is met alike. */
    private static final double NOTHING = 1e-10;

    private final DoubleUnaryOperator weight;

    PfspWeighting(DoubleUnaryOperator weight) {
        this.weight = weight;
    }

    /**
     * Returns the probabilities of the opponents.
     *
     * @param winRates x, {@code [opponent]}, from 0 to 1, at least one; not modified
     * @throws IllegalArgumentException if there is none or a number is out of range
     */
    public double[] probabilities(double... winRates) {
        if (winRates.length == 0) throw new IllegalArgumentException("no win rates came; expected one per opponent");
        for (double rate : winRates) {
            if (!(rate >= 0 && rate <= 1)) {
                throw new IllegalArgumentException("win rate " + rate + " must be from 0 to 1");
            }
        }
        double[] weights = Arrays.stream(winRates).map(weight).toArray();
        double sum = Arrays.stream(weights).sum();
        return sum < NOTHING
                ? Distribution.uniform(weights.length)
                : Arrays.stream(weights).map(each -> each / sum).toArray();
    }
}
