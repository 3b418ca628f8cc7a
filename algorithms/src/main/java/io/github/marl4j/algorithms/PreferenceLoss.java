package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.Kernels;
import io.github.marl4j.algorithms.nn.Network;
import io.github.marl4j.algorithms.nn.Parameters;
import io.github.marl4j.algorithms.nn.ShardedGradient;
import io.github.marl4j.algorithms.rollout.SegmentReplay;
import io.github.marl4j.algorithms.rollout.Segments;

/**
 * The loss of {@link Envelope} and {@link GpiLs} on single steps of experience, for each step b and each weight w that is learnt from it:
 *
 * <pre>
 * Q(o, a, w) = Σ_i q(o_i, a_i, w), a vector with a value for each objective
 * y          = r + γ·(1 − end)·Q̄(o′, a*, w*)        (a*, w*) = argmax over a and the conditions w′ of w·Q(o′, a, w′)
 * loss       = mean over b and w of  (1 − λ)·mean_k (Q_k − y_k)²  +  λ·(w·Q − w·y)²
 * </pre>
 *
 * with Q̄ the target network and r the team's reward, the sum over its agents. For a sum the best joint action is made of each agent's best, whatever the weights.
 *
 * <p>Called for its shards by several threads, each shard with memory of its own. A step is a segment of two: what was seen and done, and what was seen then.
 */
final class PreferenceLoss implements ShardedGradient.Loss {
    /** Rows worked on at once, unless one step needs more: bounds the memory of activations. */
    private static final int ROWS_AT_ONCE = 768;

    private final PreferenceConfig config;
    private final QGame game;
    private final int objectives;
    private final Network network;
    private final Parameters online;
    private final Parameters target;
    private final Shard[] shards;
    private ShardedGradient split;
    private SegmentReplay replay;
    private int[] slots;
    private Preferences.Batch weights;
    private double scalarShare;

    /**
     * Reserves memory.
     *
     * @param online weights of the network; not modified
     * @param target weights of its target copy; not modified
     */
    PreferenceLoss(
            PreferenceConfig config,
            QGame game,
            int objectives,
            Network network,
            Parameters online,
            Parameters target,
            int shards) {
        this.config = config;
        this.game = game;
        this.objectives = objectives;
        this.network = network;
        this.online = online;
        this.target = target;
        this.shards = new Shard[shards];
        for (int i = 0; i < shards; i++) this.shards[i] = new Shard();
    }

    /** Returns how many rows a pass that is differentiated must have room for. */
    static int rows(QGame game, int learntWeights) {
        return Math.max(ROWS_AT_ONCE, learntWeights * game.agents());
    }

    /**
     * Overwrites the gradients with those of a batch of steps.
     *
     * @param lambda share of the scalar error
     */
    void differentiate(
            ShardedGradient gradient, SegmentReplay from, int[] batch, Preferences.Batch drawn, double lambda) {
        split = gradient;
        replay = from;
        slots = batch;
        weights = drawn;
        scalarShare = lambda;
        gradient.compute(online, this);
    }

    /** Returns the loss of the latest batch. */
    double loss() {
        double sum = 0;
        for (Shard shard : shards) sum += shard.loss;
        return sum;
    }

    @Override
    public void compute(int number, Network.Pass pass, float[] gradients) {
        int end = split.first(number + 1, slots.length);
        int first = split.first(number, slots.length);
        int perStep = Math.max(weights.conditions().length, weights.learnt()[0].length) * game.agents();
        int atOnce = Math.max(1, ROWS_AT_ONCE / perStep);
        shards[number].begin(perStep);
        for (int i = first; i < end; i += atOnce) {
            shards[number].learn(pass, gradients, i, Math.min(atOnce, end - i));
        }
    }

    /** Memory of one shard. */
    private final class Shard {
        private final float[] error = new float[objectives];
        private final int[] best = new int[game.agents()];
        private final int[] proposed = new int[game.agents()];
        private Network.Pass nextOnline;
        private Network.Pass nextTarget;
        private float[] targets = new float[0];
        private boolean[] masks = new boolean[0];
        private int room;
        private double loss;

        void begin(int rowsPerStep) {
            loss = 0;
            int rows = Math.max(ROWS_AT_ONCE, rowsPerStep);
            if (rows <= room) return;
            room = rows;
            nextOnline = network.newPass(Kernels.best(), 1, rows, false);
            nextTarget = network.newPass(Kernels.best(), 1, rows, false);
            masks = new boolean[rows * game.actions()];
            targets = new float[rows * objectives];
        }

        void learn(Network.Pass pass, float[] gradients, int firstStep, int count) {
            lookAhead(firstStep, count);
            int learnt = weights.learnt()[0].length;
            int rows = 0;
            for (int b = 0; b < count; b++) {
                for (int j = 0; j < learnt; j++) {
                    rows = load(pass, firstStep + b, 0, weights.learnt()[firstStep + b][j], rows);
                }
            }
            pass.forward(online.values(), 1, rows);
            java.util.Arrays.fill(pass.outputGradient(0), 0, rows * game.actions() * objectives, 0f);
            for (int b = 0; b < count; b++) {
                for (int j = 0; j < learnt; j++) err(pass, firstStep + b, j, (b * learnt + j));
            }
            pass.backward(online.values(), gradients);
        }

        /** Loads the agents of a step, at its beginning (0) or after it (1), under a weight. */
        private int load(Network.Pass pass, int step, int when, float[] weight, int row) {
            Segments segments = replay.page(slots[step]);
            int at = segments.step(replay.segment(slots[step]), when);
            for (int agent = 0; agent < game.agents(); agent++) {
                int from = at * game.agents() + agent;
                PreferenceInference.writeInput(
                        game,
                        segments.observations,
                        from * game.features(),
                        segments.alive[from],
                        agent,
                        weight,
                        pass.input(),
                        (row + agent) * network.inputSize());
            }
            return row + game.agents();
        }

        /** Computes the targets of some steps for each of their weights. */
        private void lookAhead(int firstStep, int count) {
            float[][] conditions = weights.conditions();
            int rows = 0;
            for (int b = 0; b < count; b++) {
                for (float[] condition : conditions) rows = load(nextOnline, firstStep + b, 1, condition, rows);
                unpackMasks(firstStep + b, b);
            }
            System.arraycopy(nextOnline.input(), 0, nextTarget.input(), 0, rows * network.inputSize());
            nextOnline.forward(online.values(), 1, rows);
            nextTarget.forward(target.values(), 1, rows);
            int learnt = weights.learnt()[0].length;
            for (int b = 0; b < count; b++) {
                for (int j = 0; j < learnt; j++) {
                    target(firstStep + b, b, weights.learnt()[firstStep + b][j], (b * learnt + j) * objectives);
                }
            }
        }

        private void unpackMasks(int step, int b) {
            Segments segments = replay.page(slots[step]);
            int row = segments.step(replay.segment(slots[step]), 1) * game.agents();
            for (int agent = 0; agent < game.agents(); agent++) {
                segments.unpackMask(row + agent, masks, (b * game.agents() + agent) * game.actions());
            }
        }

        private void target(int step, int b, float[] weight, int to) {
            Segments segments = replay.page(slots[step]);
            int at = segments.step(replay.segment(slots[step]), 0);
            System.arraycopy(segments.rewards, at * objectives, targets, to, objectives);
            if (segments.ends[at] != Segments.GOES_ON) return;
            int agents = game.agents();
            int conditions = weights.conditions().length;
            int bestRow = -1;
            float most = Float.NEGATIVE_INFINITY;
            for (int c = 0; c < conditions; c++) {
                int row = (b * conditions + c) * agents;
                float value = propose(row, b, weight);
                if (bestRow >= 0 && value <= most) continue;
                most = value;
                bestRow = row;
                System.arraycopy(proposed, 0, best, 0, agents);
            }
            for (int agent = 0; agent < agents; agent++) {
                int from = ((bestRow + agent) * game.actions() + best[agent]) * objectives;
                for (int k = 0; k < objectives; k++) {
                    targets[to + k] += (float) config.gamma() * nextTarget.output(0)[from + k];
                }
            }
        }

        /** Finds the best joint action under one condition; returns its weighted value. */
        private float propose(int row, int b, float[] weight) {
            float sum = 0;
            for (int agent = 0; agent < game.agents(); agent++) {
                int first = (row + agent) * game.actions();
                int maskAt = (b * game.agents() + agent) * game.actions();
                float most = Float.NEGATIVE_INFINITY;
                for (int a = 0; a < game.actions(); a++) {
                    if (!masks[maskAt + a]) continue;
                    float value = PreferenceInference.weigh(weight, nextOnline.output(0), first + a);
                    if (value <= most) continue;
                    most = value;
                    proposed[agent] = a;
                }
                sum += most;
            }
            return sum;
        }

        /** Adds the loss of a step for one weight and writes its gradient. */
        private void err(Network.Pass pass, int step, int j, int place) {
            Segments segments = replay.page(slots[step]);
            int at = segments.step(replay.segment(slots[step]), 0);
            boolean skipped = segments.ends[at] == Segments.TRUNCATED && config.truncation() == QConfig.Truncation.SKIP;
            if (skipped) return;
            float[] weight = weights.learnt()[step][j];
            double n = (double) slots.length * weights.learnt()[0].length;
            float scalarError = 0;
            for (int k = 0; k < objectives; k++) {
                float sum = 0;
                for (int agent = 0; agent < game.agents(); agent++) {
                    sum += pass.output(0)[taken(segments, at, agent, place) + k];
                }
                error[k] = sum - targets[place * objectives + k];
                scalarError += weight[k] * error[k];
            }
            loss += scalarShare * scalarError * scalarError / n;
            for (int k = 0; k < objectives; k++) {
                loss += (1 - scalarShare) * error[k] * error[k] / (objectives * n);
                double slope = (1 - scalarShare) * error[k] / objectives + scalarShare * scalarError * weight[k];
                for (int agent = 0; agent < game.agents(); agent++) {
                    pass.outputGradient(0)[taken(segments, at, agent, place) + k] = (float) (2 * slope / n);
                }
            }
        }

        /** Returns where the values of the action begin that an agent took. */
        private int taken(Segments segments, int at, int agent, int place) {
            int action = segments.actions[at * game.agents() + agent];
            return ((place * game.agents() + agent) * game.actions() + action) * objectives;
        }
    }
}
