package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.run.RewardWeights;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import java.util.List;
import java.util.Map;

/** What {@link PpoLearner} takes for the reward of each agent. */
interface PpoReward {

    /** What the environment pays, in one number. */
    PpoReward PAID = new PpoReward() {
        @Override
        public void requireFits(String algorithm, EnvSpec spec) {
            RewardWeights.requireOneObjective(algorithm, spec);
        }

        @Override
        public void note(int group, int t, int firstEnv, Batch outcome, float[] rewards, int at) {
            float[] paid = outcome.groups[group].rewards;
            System.arraycopy(paid, 0, rewards, at, paid.length);
        }
    };

    /**
     * Checks that it is meant for an environment.
     *
     * @throws IllegalArgumentException if not
     */
    void requireFits(String algorithm, EnvSpec spec);

    /**
     * Notes what a step of some environments paid. Called by several threads for different environments.
     *
     * @param group of agents
     * @param t step of the rollout
     * @param firstEnv number of the batch's first environment among all
     * @param outcome not modified
     * @param rewards of the group, {@code [step][env][agent]}; may be written
     * @param at place of the first of these environments' rewards in this step
     */
    void note(int group, int t, int firstEnv, Batch outcome, float[] rewards, int at);

    /**
     * Completes the rewards of a rollout.
     *
     * @param rewards {@code [group][step][env][agent]}; may be written
     */
    default void complete(List<float[]> rewards) {}

    /** Returns the live arrays that a checkpoint must hold. */
    default Map<String, Object> state() {
        return Map.of();
    }
}
