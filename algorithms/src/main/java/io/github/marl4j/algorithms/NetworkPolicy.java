package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.ActorCritic;
import io.github.marl4j.algorithms.nn.Categorical;
import io.github.marl4j.algorithms.nn.Parameters;
import io.github.marl4j.algorithms.nn.PolicyInference;
import io.github.marl4j.algorithms.nn.Workers;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;

/** A trained actor as a policy; holds a copy of the weights. */
final class NetworkPolicy implements Policy {
    private final ActorCritic model;
    private final ActorCritic.Weights weights;
    private final boolean greedy;

    /**
     * Copies the weights.
     *
     * @param greedy whether the most probable action is taken instead of a drawn one
     */
    NetworkPolicy(ActorCritic model, ActorCritic.Weights weights, boolean greedy) {
        this.model = model;
        Parameters copy = new Parameters(model.actorLayout());
        copy.copyFrom(weights.actor());
        this.weights = new ActorCritic.Weights(copy, copy);
        this.greedy = greedy;
    }

    @Override
    public Player newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
        int observationSize = spec.groups().get(group).observationSpace().flatSize();
        int choices = spec.groups().get(group).actionSpace().maskSize();
        if (observationSize != model.actor().inputSize() || choices != model.actions()) {
            throw new IllegalArgumentException(spec.id() + ": the policy sees "
                    + model.actor().inputSize() + " features and has " + model.actions() + " actions; group "
                    + spec.groups().get(group).name() + " has " + observationSize + " and " + choices);
        }
        return new NetworkPlayer(group, numEnvs * spec.groups().get(group).size(), seed);
    }

    private final class NetworkPlayer implements Player {
        private final int group;
        private final PolicyInference inference;
        private final float[] logits;
        private final float[] hidden;
        private final boolean[] resets;
        private long random;
        private boolean first = true;

        NetworkPlayer(int group, int rows, long seed) {
            this.group = group;
            this.inference = new PolicyInference(model, PpoLearner.kernels(), new Workers(1));
            this.logits = new float[rows * model.actions()];
            this.hidden = new float[rows * model.hiddenSize()];
            this.resets = new boolean[rows];
            this.random = Chance.mix(seed);
        }

        @Override
        public void act(Batch batch, Actions actions) {
            Batch.Rows rows = batch.groups[group];
            for (int row = 0; row < resets.length; row++) {
                resets[row] = first || !rows.alive[row] || batch.episodeOver[row / rows.numAgents];
            }
            first = false;
            inference.act(weights, rows.observations, null, resets, hidden, resets.length, logits, null);
            int n = model.actions();
            int[] chosen = actions.groups[group].ints;
            for (int row = 0; row < resets.length; row++) {
                Categorical.logSoftmax(logits, row * n, n, rows.actionMask, row * n);
                random += 0x9E3779B97F4A7C15L;
                float uniform = (Chance.mix(random) >>> 40) * 0x1p-24f;
                chosen[row] =
                        greedy ? Categorical.best(logits, row * n, n) : Categorical.sample(logits, row * n, n, uniform);
            }
        }
    }
}
