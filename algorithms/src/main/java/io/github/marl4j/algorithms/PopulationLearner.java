package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.duel.Population;
import io.github.marl4j.env.Policy;
import java.util.List;

/** A learner that keeps snapshots of its policies. What it has learnt is a mixture of them, of which one is drawn for each side before an episode, or the newest alone. */
public interface PopulationLearner extends Learner {

    /** Returns the snapshots, oldest first. */
    List<Population.Member> population();

    /** Returns the newest policy of each side. */
    Policy newest(boolean greedy);

    /** Returns the mixture that the method stands for. */
    Policy mixture(boolean greedy);
}
