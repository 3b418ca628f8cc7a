package io.github.marl4j.nd4j.dl4j;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.Decisions;
import io.github.marl4j.env.Policy;
import java.util.Arrays;
import java.util.Map;

/** Asks the network about all agents of a range of environments at once, and leaves what to do with the scores of an agent to others. */
abstract class NetworkPlayer implements Policy.EpisodePlayer {
    private final NetworkOutputs network;
    private final int group;
    private final int width;
    private final Decisions decisions;

    NetworkPlayer(NetworkOutputs network, int group, int numEnvs, long seed, int width) {
        this.network = network;
        this.group = group;
        this.width = width;
        decisions = new Decisions(numEnvs, seed);
    }

    /**
     * Writes one agent's action.
     *
     * @param scores {@code [row][output]}, may be modified
     * @param from first score of the agent
     * @param row of the agent in the batch
     */
    abstract void choose(float[] scores, int from, Batch.Rows seen, int row, Draws draws, Actions.Rows out);

    /** The chance of one agent's decision. */
    record Draws(Chance chance, int env, int agent, int count, long decision) {
        float uniform(int part) {
            return chance.uniform(env, agent * count + part, decision);
        }

        double normal(int part) {
            return chance.normal(env, agent * count + part, decision);
        }
    }

    /** Returns how many numbers an action has, each of which may need a draw. */
    abstract int numDraws();

    @Override
    public Map<String, Object> state() {
        return decisions.state();
    }

    @Override
    public void begin(int env, long seed) {
        decisions.begin(env, seed);
    }

    @Override
    public void act(int from, int to, Batch batch, Actions actions) {
        Batch.Rows seen = batch.groups[group];
        int agents = seen.numAgents;
        int first = from * agents;
        int end = to * agents;
        float[] features =
                Arrays.copyOfRange(seen.observations, first * seen.observationSize, end * seen.observationSize);
        float[] scores = network.of(features, end - first).ravel().toFloatVector();
        for (int row = first; row < end; row++) {
            if (!seen.acts[row]) continue;
            int at = (row - first) * width;
            requireNumbers(scores, at);
            int env = row / agents;
            Draws draws = new Draws(decisions.chance, env, row % agents, numDraws(), decisions.made(env));
            choose(scores, at, seen, row, draws, actions.groups[group]);
        }
        for (int env = from; env < to; env++) decisions.count(env);
    }

    private void requireNumbers(float[] scores, int from) {
        for (int i = from; i < from + width; i++) {
            if (Float.isNaN(scores[i])) throw new IllegalStateException("the DL4J network gives NaN, expected numbers");
        }
    }
}
