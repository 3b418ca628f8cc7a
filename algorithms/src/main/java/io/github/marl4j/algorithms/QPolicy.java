package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.Network;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;

/** A trained action-value network as a policy; holds a copy of the weights. */
final class QPolicy implements Policy {
    private final Network network;
    private final int agents;
    private final float[] weights;
    private final double epsilon;

    /**
     * Copies the weights.
     *
     * @param epsilon chance of a uniformly drawn legal action instead of the best
     */
    QPolicy(Network network, int agents, float[] weights, double epsilon) {
        this.network = network;
        this.agents = agents;
        this.weights = weights.clone();
        this.epsilon = epsilon;
    }

    @Override
    public Player newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
        AgentGroup players = spec.groups().get(group);
        int features = players.observationSpace().flatSize();
        int choices = players.actionSpace().maskSize();
        int known = network.inputSize() - agents;
        if (players.size() != agents || features != known || choices != network.outputSize(0)) {
            throw new IllegalArgumentException(spec.id() + ": the policy plays " + agents + " agents with " + known
                    + " features and " + network.outputSize(0) + " actions; group " + players.name() + " has "
                    + players.size() + " with " + features + " and " + choices);
        }
        return new QPlayer(group, numEnvs, seed);
    }

    private final class QPlayer implements Player {
        private final int group;
        private final QInference inference = new QInference(network, agents);
        private final float[] hidden;
        private final boolean[] fresh;
        private long random;
        private boolean first = true;

        QPlayer(int group, int numEnvs, long seed) {
            this.group = group;
            hidden = new float[numEnvs * agents * network.hiddenSize()];
            fresh = new boolean[numEnvs];
            random = Chance.mix(seed);
        }

        @Override
        public void act(Batch batch, Actions actions) {
            for (int env = 0; env < fresh.length; env++) fresh[env] = first || batch.episodeOver[env];
            first = false;
            random = Chance.mix(random + QInference.GAMMA);
            int[] chosen = actions.groups[group].ints;
            inference.act(weights, batch, batch.groups[group], fresh, 0, hidden, epsilon, random, chosen);
        }
    }
}
