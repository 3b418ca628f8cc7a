package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.Network;
import io.github.marl4j.algorithms.nn.Parameters;
import io.github.marl4j.algorithms.nn.QTargets;
import io.github.marl4j.algorithms.nn.ShardedGradient;
import io.github.marl4j.algorithms.rollout.Segments;
import java.util.Arrays;

/**
 * The loss of {@link PqnVdn} on a window of experience: the mean over all steps but the last of {@code (Q(t) − G(t))²}, where {@code Q(t)} is the sum of the agents' values of the actions taken and
 * {@code G(t)} the λ-return from the same network's greatest values, which get no gradient.
 *
 * <p>Called for its shards by several threads, each shard with memory of its own.
 */
final class PqnLoss implements ShardedGradient.Loss {
    /** Rows (steps × agents × environments) worked on at once: bounds the memory of activations. */
    private static final int ROWS_AT_ONCE = 1536;

    private final PqnVdn.Config config;
    private final QGame game;
    private final Parameters weights;
    private final Shard[] shards;
    private final int atOnce;
    private ShardedGradient split;
    private Segments window;
    private float[] memory;
    private int firstStep;
    private int[] order;
    private int from;
    private int count;

    /**
     * Reserves memory.
     *
     * @param weights not modified
     */
    PqnLoss(PqnVdn.Config config, QGame game, Parameters weights, int shards) {
        this.config = config;
        this.game = game;
        this.weights = weights;
        atOnce = envsAtOnce(config, game, shards);
        this.shards = new Shard[shards];
        for (int i = 0; i < shards; i++) this.shards[i] = new Shard();
    }

    /** Returns how many environments a pass must have room for: all of a minibatch where statistics are taken over it. */
    static int envsAtOnce(PqnVdn.Config config, QGame game, int shards) {
        int minibatch = config.numEnvs() / config.minibatches();
        if (config.needsWholeBatch()) return minibatch;
        int steps = config.memoryWindow() + config.numSteps();
        return Math.max(1, Math.min((minibatch + shards - 1) / shards, ROWS_AT_ONCE / (steps * game.agents())));
    }

    /**
     * Overwrites the gradients with those of a minibatch.
     *
     * @param experience one segment per environment, not modified
     * @param hidden {@code [env][agent][feature]} memory of the agents before the first step, not modified
     * @param first step that is learnt from first
     * @param envs environments in shuffled order; this minibatch is {@code [start, start + size)}
     */
    void differentiate(
            ShardedGradient gradient, Segments experience, float[] hidden, int first, int[] envs, int start, int size) {
        split = gradient;
        window = experience;
        memory = hidden;
        firstStep = first;
        order = envs;
        from = start;
        count = size;
        for (Shard shard : shards) Arrays.fill(shard.sums, 0);
        gradient.compute(weights, this);
    }

    /** Returns the mean squared error of the latest minibatch. */
    double loss() {
        return mean(0);
    }

    /** Returns the mean value of the actions taken in the latest minibatch. */
    double value() {
        return mean(1);
    }

    private double mean(int sum) {
        double total = 0;
        for (Shard shard : shards) total += shard.sums[sum];
        return total / errors();
    }

    /** Returns how many errors the loss is the mean of; transitions that are left out count as errors of 0. */
    private double errors() {
        return (double) count * (steps() - 1);
    }

    private int steps() {
        return window.form.steps() - firstStep;
    }

    @Override
    public void compute(int number, Network.Pass pass, float[] gradients) {
        int end = from + split.first(number + 1, count);
        for (int i = from + split.first(number, count); i < end; i += atOnce) {
            shards[number].learn(pass, gradients, i, Math.min(atOnce, end - i));
        }
    }

    /** Memory of one shard. Arrays are {@code [step][env]} or {@code [step][env][agent]}. */
    private final class Shard {
        private final boolean[] masks;
        private final int[] taken;
        private final float[] perAgent;
        private final float[] values;
        private final float[] best;
        private final float[] lastBest;
        private final float[] rewards;
        private final boolean[] ends;
        private final boolean[] skipped;
        private final float[] targets;
        private final double[] sums = new double[2];

        Shard() {
            int cells = (config.memoryWindow() + config.numSteps()) * atOnce;
            int rows = cells * game.agents();
            masks = new boolean[rows * game.actions()];
            taken = new int[rows];
            perAgent = new float[rows];
            values = new float[cells];
            best = new float[cells];
            lastBest = new float[atOnce];
            rewards = new float[cells];
            ends = new boolean[cells];
            skipped = new boolean[cells];
            targets = new float[cells];
        }

        void learn(Network.Pass pass, float[] gradients, int first, int envs) {
            int agents = game.agents();
            int cells = steps() * envs;
            load(pass, first, envs);
            pass.forward(weights.values(), steps(), envs * agents);
            float[] output = pass.output(0);
            for (int row = 0; row < cells * agents; row++) perAgent[row] = output[taken[row]];
            QTargets.sumAgents(cells, agents, perAgent, values);
            QTargets.doubleQ(cells * agents, game.actions(), output, output, masks, perAgent);
            QTargets.sumAgents(cells, agents, perAgent, best);
            takeReturns(envs);
            float[] gradient = pass.outputGradient(0);
            Arrays.fill(gradient, 0, cells * agents * game.actions(), 0f);
            takeErrors(gradient, (steps() - 1) * envs);
            pass.backward(weights.values(), gradients);
        }

        private void load(Network.Pass pass, int first, int envs) {
            int agents = game.agents();
            for (int i = 0; i < envs; i++) {
                int env = order[first + i];
                for (int t = 0; t < steps(); t++) {
                    int at = window.step(env, firstStep + t);
                    int cell = t * envs + i;
                    game.load(window, at, pass.input(), pass.resets(), masks, cell * agents);
                    for (int a = 0; a < agents; a++) {
                        int row = cell * agents + a;
                        taken[row] = row * game.actions() + window.actions[at * agents + a];
                    }
                    rewards[cell] = window.rewards[at];
                    ends[cell] = window.ends[at] != Segments.GOES_ON;
                    skipped[cell] =
                            window.ends[at] == Segments.TRUNCATED && config.truncation() == QConfig.Truncation.SKIP;
                }
                if (pass.hidden() != null) {
                    int size = memory.length / config.numEnvs();
                    System.arraycopy(memory, env * size, pass.hidden(), i * size, size);
                }
            }
        }

        /** λ-returns; where a time limit cut the episode, the return is the network's own value, so that earlier steps look no further than that. */
        private void takeReturns(int envs) {
            int last = steps() - 1;
            for (int i = 0; i < last * envs; i++) if (skipped[i]) rewards[i] = best[i];
            System.arraycopy(best, last * envs, lastBest, 0, envs);
            QTargets.lambdaReturns(last, envs, config.gamma(), config.lambda(), rewards, ends, best, lastBest, targets);
        }

        /** The gradient is {@code 2·(Q − G)/n} for each agent's action. */
        private void takeErrors(float[] gradient, int learnt) {
            float factor = (float) (2 / errors());
            for (int cell = 0; cell < learnt; cell++) {
                sums[1] += values[cell];
                if (skipped[cell]) continue;
                float error = values[cell] - targets[cell];
                sums[0] += (double) error * error;
                for (int row = cell * game.agents(); row < (cell + 1) * game.agents(); row++) {
                    gradient[taken[row]] = factor * error;
                }
            }
        }
    }
}
