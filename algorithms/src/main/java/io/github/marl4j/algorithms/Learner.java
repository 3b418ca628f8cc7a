package io.github.marl4j.algorithms;

import io.github.marl4j.env.Policy;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One training in progress. Used by one thread; works with several. */
public interface Learner extends AutoCloseable {

    /** Receives what an update measured. */
    interface Metrics {
        /** Notes a number, e.g. {@code loss/policy}. */
        void add(String name, double value);
    }

    /** Returns the environment steps made so far, all copies added. */
    long steps();

    /** Collects experience and learns from it once. */
    void update(Metrics metrics);

    /**
     * Returns the policy as it is now, a copy that later updates do not touch.
     *
     * @param greedy whether it takes the most probable (or most valuable) action instead of drawing one
     */
    Policy policy(boolean greedy);

    /**
     * Returns the networks of the policy, one for each agent group, with copies of their weights; empty if the policy is more or something else than that.
     *
     * @throws IllegalStateException if a group's actions are not discrete
     */
    default List<PolicyNetwork> networks() {
        return List.of();
    }

    /**
     * Returns the live arrays that, together with the config, determine the rest of the training: parameters, optimiser, random streams, environments, replay. Arrays
     * that the learner fills in from elsewhere (such as environments) are brought up to date by this call.
     */
    Map<String, Object> state();

    /**
     * Prepares a learner that has made no update for a checkpoint, before {@link #state()}: one whose state grows makes its arrays as many as the saved ones.
     *
     * @param saved names of the arrays in the checkpoint; not modified
     */
    default void makeRoomFor(Set<String> saved) {}

    /** Takes up what has been written into the arrays of {@link #state()}. */
    void restored();

    @Override
    void close();
}
