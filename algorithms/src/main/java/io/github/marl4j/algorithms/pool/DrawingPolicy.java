package io.github.marl4j.algorithms.pool;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Decisions;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import java.util.Map;

/**
 * A policy that can tell its probabilities, played environment by environment with draws that belong to the episode: so the same episode comes out in a batch of any size, and only those environments
 * cost anything in which it plays.
 *
 * @param name for errors
 * @param policy whose players are {@link Policy.StochasticPlayer}s
 */
record DrawingPolicy(String name, Policy policy) implements Policy {

    @Override
    public Player newPlayer(EnvSpec spec, int group, int numEnvs, long seed) {
        if (policy.newPlayer(spec, group, 1, seed) instanceof StochasticPlayer player) {
            DrawingPlayer drawing = new DrawingPlayer(player, spec, group, numEnvs, seed);
            drawing.requireProbabilities(name);
            return drawing;
        }
        throw new IllegalArgumentException(name + ": the policy cannot tell its probabilities; pools take feed-forward"
                + " policies with discrete actions");
    }

    private static final class DrawingPlayer implements EpisodePlayer {
        private final StochasticPlayer player;
        private final int group;
        private final Batch one;
        private final double[] probabilities;
        private final Decisions decisions;

        DrawingPlayer(StochasticPlayer player, EnvSpec spec, int group, int numEnvs, long seed) {
            this.player = player;
            this.group = group;
            one = new Batch(spec, 1);
            probabilities = new double[one.groups[group].actionMask.length];
            decisions = new Decisions(numEnvs, seed);
        }

        void requireProbabilities(String name) {
            try {
                player.probabilities(one, probabilities);
            } catch (IllegalStateException refused) {
                throw new IllegalArgumentException(name + ": " + refused.getMessage(), refused);
            }
        }

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
            Batch.Rows all = batch.groups[group];
            int agents = all.numAgents;
            for (int env = from; env < to; env++) {
                show(all, env * agents, one.groups[group]);
                player.probabilities(one, probabilities);
                for (int agent = 0; agent < agents; agent++) {
                    int row = env * agents + agent;
                    if (!all.acts[row]) continue;
                    double draw = decisions.chance.uniformDouble(env, agent, decisions.made(env));
                    actions.groups[group].ints[row] = choice(agent * all.maskSize, all.maskSize, draw);
                }
                decisions.count(env);
            }
        }

        private static void show(Batch.Rows all, int row, Batch.Rows own) {
            int size = all.observationSize;
            System.arraycopy(all.observations, row * size, own.observations, 0, own.observations.length);
            System.arraycopy(all.actionMask, row * all.maskSize, own.actionMask, 0, own.actionMask.length);
            System.arraycopy(all.alive, row, own.alive, 0, own.numAgents);
        }

        private int choice(int first, int count, double draw) {
            double left = draw;
            int last = 0;
            for (int c = 0; c < count; c++) {
                double p = probabilities[first + c];
                if (p == 0) continue;
                last = c;
                left -= p;
                if (left < 0) break;
            }
            return last;
        }
    }
}
