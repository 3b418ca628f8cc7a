package io.github.marl4j.walkthrough;

import io.github.marl4j.algorithms.Algorithm;
import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.rollout.EnvShards;
import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.Space;
import java.util.Map;

/**
 * REINFORCE with a linear softmax policy that all agents share: the simplest policy gradient.
 *
 * <pre>
 * w ← w + α · mean over steps of (G − b) · ∇ log π_w(a | o)      G discounted return, b mean of G
 * </pre>
 *
 * Source: Williams, "Simple statistical gradient-following algorithms for connectionist reinforcement learning", 1992.
 */
public final class Reinforce implements Algorithm {

    /**
     * Its settings.
     *
     * @param numEnvs copies of the environment
     * @param horizon steps between two updates
     * @param learningRate α
     * @param discount γ of the return
     */
    record Config(int numEnvs, int horizon, double learningRate, double discount) {
        static final Config DEFAULT = new Config(32, 40, 2.0, 0.95);

        Config {
            if (numEnvs < 1) throw new IllegalArgumentException("reinforce.numEnvs=" + numEnvs + " must be at least 1");
            if (horizon < 1) throw new IllegalArgumentException("reinforce.horizon=" + horizon + " must be at least 1");
        }
    }

    @Override
    public String name() {
        return "reinforce";
    }

    @Override
    public String description() {
        return "REINFORCE with a linear policy (Williams 1992)";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(RecordMaps.with(name(), Config.DEFAULT, given));
    }

    @Override
    public Learner newLearner(TrainConfig config) {
        return new Training(config, RecordMaps.with(name(), Config.DEFAULT, config.settings()));
    }

    /** The loop: collect, compute returns, climb the gradient. */
    private static final class Training implements Learner {
        private final Config config;
        private final EnvShards envs;
        private final LinearPolicy policy;
        private final LinearPolicy.Player player;
        private final long[] steps = new long[1];

        Training(TrainConfig run, Config config) {
            this.config = config;
            this.envs = new EnvShards(run.env(), run.seed(), config.numEnvs, 1);
            EnvSpec spec = envs.spec();
            if (spec.groups().size() != 1 || !(spec.groups().get(0).actionSpace() instanceof Space.Discrete)) {
                throw new IllegalArgumentException(
                        "reinforce: " + spec.id() + " must have one agent group and discrete actions");
            }
            this.policy = LinearPolicy.untrained(spec);
            this.player = policy.newPlayer(spec, 0, config.numEnvs, run.seed());
        }

        @Override
        public void update(Metrics metrics) {
            Batch.Rows rows = envs.batch(0).groups[0];
            int agents = rows.alive.length;
            float[][] observations = new float[config.horizon][];
            boolean[][] masks = new boolean[config.horizon][];
            int[][] actions = new int[config.horizon][];
            double[][] returns = new double[config.horizon][agents];
            boolean[][] over = new boolean[config.horizon][];
            for (int t = 0; t < config.horizon; t++) {
                observations[t] = rows.observations.clone();
                masks[t] = rows.actionMask.clone();
                player.act(envs.batch(0), envs.actions(0));
                actions[t] = envs.actions(0).groups[0].ints.clone();
                envs.step(0);
                for (int a = 0; a < agents; a++) returns[t][a] = rows.rewards[a];
                over[t] = envs.batch(0).episodeOver.clone();
            }
            double mean = discount(returns, over, rows.numAgents);
            double[] weights = policy.weights();
            double[] gradient = new double[weights.length];
            for (int t = 0; t < config.horizon; t++) {
                for (int a = 0; a < agents; a++) {
                    policy.addLogGradient(observations[t], masks[t], a, actions[t][a], returns[t][a] - mean, gradient);
                }
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] += config.learningRate * gradient[i] / (config.horizon * agents);
            }
            steps[0] += (long) config.horizon * config.numEnvs;
            metrics.add("update/mean_discounted_return", mean);
        }

        /** Turns rewards {@code [step][row]} into discounted returns, cut where an episode ends, and returns their mean. */
        private double discount(double[][] rewards, boolean[][] over, int agentsPerEnv) {
            double sum = 0;
            for (int t = rewards.length - 1; t >= 0; t--) {
                for (int a = 0; a < rewards[t].length; a++) {
                    boolean last = t == rewards.length - 1 || over[t][a / agentsPerEnv];
                    if (!last) rewards[t][a] += config.discount * rewards[t + 1][a];
                    sum += rewards[t][a];
                }
            }
            return sum / (rewards.length * rewards[0].length);
        }

        @Override
        public long steps() {
            return steps[0];
        }

        @Override
        public Policy policy(boolean greedy) {
            return new LinearPolicy(policy.choices(), policy.weights().clone(), greedy);
        }

        /** Everything that decides how the training goes on. */
        @Override
        public Map<String, Object> state() {
            Map<String, Object> state = envs.state();
            state.put("weights", policy.weights());
            state.put("steps", steps);
            state.put("random", player.random());
            return state;
        }

        @Override
        public void restored() {
            envs.restored();
        }

        @Override
        public void close() {
            envs.close();
        }
    }
}
