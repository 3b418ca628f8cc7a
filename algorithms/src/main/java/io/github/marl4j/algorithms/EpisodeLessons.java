package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.Adam;
import io.github.marl4j.algorithms.nn.Parameters;
import io.github.marl4j.algorithms.rollout.EpisodeRing;
import java.util.LinkedHashMap;
import java.util.Map;

/** The updates of an {@link EmbeddingModel}: how many there are, from which episodes each one is, and the step of Adam that ends it. */
final class EpisodeLessons {

    /**
     * How much is learnt.
     *
     * @param batch episodes of an update
     * @param updatesPerIteration updates after each improvement of the policy; 0: one for every K new episodes
     * @param learningRate of Adam
     * @param maxGradNorm longest gradient
     */
    record Plan(int batch, int updatesPerIteration, double learningRate, double maxGradNorm) {}

    /** Writes the gradients of the weights by some episodes. */
    interface Gradient {
        /**
         * Computes them.
         *
         * @param chosen episodes of the ring, the first {@code batch} entries; not modified
         * @return the loss
         */
        double compute(EpisodeRing episodes, int[] chosen);
    }

    private final Plan plan;
    private final int poolSize;
    private final Parameters weights;
    private final Adam optimiser;
    private final long[] optimiserSteps = new long[1];
    private final DrawStream random;
    private final int[] listed;

    /**
     * Plans.
     *
     * @param poolSize number K of policies that the others may follow
     * @param capacity episodes of the ring
     * @param weights to learn
     * @param random draws the episodes
     * @throws IllegalArgumentException if there are never enough episodes for an update
     */
    EpisodeLessons(Plan plan, int poolSize, int capacity, Parameters weights, DrawStream random) {
        if (plan.batch > capacity) {
            throw new IllegalArgumentException("batch=" + plan.batch + " episodes are more than the " + capacity
                    + " that are kept, as many of each environment; keep more, or draw fewer");
        }
        this.plan = plan;
        this.poolSize = poolSize;
        this.weights = weights;
        this.random = random;
        optimiser = new Adam(weights.values().length, 0.9, 0.999, 1e-8);
        listed = new int[capacity];
    }

    /** Makes the updates that are due, none before there are episodes enough for one. */
    void learn(EpisodeRing episodes, int newEpisodes, Learner.Metrics metrics, Gradient gradient) {
        int updates = plan.updatesPerIteration > 0 ? plan.updatesPerIteration : Math.max(1, newEpisodes / poolSize);
        if (episodes.size() < plan.batch) updates = 0;
        double sum = 0;
        for (int u = 0; u < updates; u++) {
            episodes.list(listed);
            random.sample(listed, episodes.size(), plan.batch);
            sum += gradient.compute(episodes, listed);
            weights.clipGradients(plan.maxGradNorm);
            optimiser.step(weights, plan.learningRate);
        }
        metrics.add("embedding/updates", updates);
        if (updates > 0) metrics.add("embedding/loss", sum / updates);
    }

    /** Returns the live arrays of weights, optimiser and draws. */
    Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("embedding.weights", weights.values());
        optimiser.state().forEach((moment, array) -> state.put("embedding." + moment, array));
        optimiserSteps[0] = optimiser.steps();
        state.put("embedding.optimiserSteps", optimiserSteps);
        state.put("embedding.random", random.state());
        return state;
    }

    /** Takes up what has been written into the arrays of {@link #state}. */
    void restored() {
        optimiser.setSteps(optimiserSteps[0]);
    }
}
