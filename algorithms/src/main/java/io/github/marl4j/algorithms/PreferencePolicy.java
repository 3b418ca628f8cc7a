package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.Network;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import java.util.Arrays;

/** A network for all preferences, played for one of them. */
final class PreferencePolicy implements Policy {
    private final Network network;
    private final QGame game;
    private final float[] parameters;
    private final float[] weight;
    private final float[][] conditions;
    private final double epsilon;

    /**
     * Plays for a weight.
     *
     * @param parameters of the network; not copied, so that policies for several weights may share them
     * @param conditions weights that the network is asked with; the best proposal counts
     * @param epsilon chance of a uniformly drawn legal action instead of the best
     */
    PreferencePolicy(
            Network network, QGame game, float[] parameters, float[] weight, float[][] conditions, double epsilon) {
        this.network = network;
        this.game = game;
        this.parameters = parameters;
        this.weight = weight;
        this.conditions = conditions;
        this.epsilon = epsilon;
    }

    @Override
    public Player newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
        AgentGroup players = spec.groups().get(group);
        int features = players.observationSpace().flatSize();
        int choices = players.actionSpace().maskSize();
        if (players.size() != game.agents() || features != game.features() || choices != game.actions()) {
            throw new IllegalArgumentException(spec.id() + ": the policy plays " + game.agents() + " agents with "
                    + game.features() + " features and " + game.actions() + " actions; group " + players.name()
                    + " has " + players.size() + " with " + features + " and " + choices);
        }
        return new PreferencePlayer(numEnvs, seed);
    }

    private final class PreferencePlayer implements Player {
        private final PreferenceInference inference = new PreferenceInference(network, game);
        private final float[][] weights;
        private final float[][][] asked;
        private long random;

        PreferencePlayer(int numEnvs, long seed) {
            weights = new float[numEnvs][];
            asked = new float[numEnvs][][];
            Arrays.fill(weights, weight);
            Arrays.fill(asked, conditions);
            random = Chance.mix(seed);
        }

        @Override
        public void act(Batch batch, Actions actions) {
            random = Chance.mix(random + QInference.GAMMA);
            inference.act(parameters, batch, 0, weights, asked, epsilon, random, actions.groups[0].ints);
        }
    }
}
