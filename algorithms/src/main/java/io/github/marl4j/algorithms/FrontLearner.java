package io.github.marl4j.algorithms;

import io.github.marl4j.env.Policy;
import java.util.List;

/**
 * A learner that looks for good policies for many preferences between objectives at once. {@link Learner#policy} is the one for the configured preference.
 *
 * <p>A policy is valued by the team's return: the sum over all agents, discounted, one number per objective.
 */
public interface FrontLearner extends Learner {

    /**
     * A policy and what it is meant for.
     *
     * @param name tells it from the others, e.g. {@code weight-003}
     * @param weight of each objective, non-negative, summing to 1, that it was learnt for; not to be modified; null if it was not learnt for one
     * @param policy acts as the evaluation of this algorithm asks for, see {@link FrontConfig#actions}
     */
    record Candidate(String name, double[] weight, Policy policy) {}

    /** Returns how the policies are judged. */
    FrontConfig front();

    /** Returns the discount of later rewards, in the value of a policy as in learning. */
    double gamma();

    /**
     * Returns the policies found so far, at least one. One that is not trained any more is the same object in every call, so that it need not be played again.
     */
    List<Candidate> candidates();
}
