package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.Kernels;
import io.github.marl4j.algorithms.nn.Network;
import io.github.marl4j.algorithms.nn.Parameters;
import io.github.marl4j.algorithms.nn.QTargets;
import io.github.marl4j.algorithms.nn.ShardedGradient;
import io.github.marl4j.algorithms.rollout.SegmentReplay;
import io.github.marl4j.algorithms.rollout.Segments;
import java.util.Arrays;

/**
 * The loss of {@link Iql}, {@link Vdn} and {@link Qmix} on segments of experience: the mean over all steps but the last of {@code (Q(t) − y(t))²}, where {@code Q(t)} are the mixed values of the actions
 * taken and {@code y(t) = r(t) + γ·(1 − end(t))·Q̄(t+1)} with the target networks' value of the best actions. Agents start every segment with an empty memory, as they did when they played it.
 *
 * <p>Called for its shards by several threads, each shard with memory of its own.
 */
final class TdLoss implements ShardedGradient.Loss {
    /** Rows (steps × agents × segments) worked on at once: bounds the memory of activations. */
    private static final int ROWS_AT_ONCE = 1536;

    private final QConfig config;
    private final QGame game;
    private final Parameters online;
    private final Parameters target;
    private final int columns;
    private final Shard[] shards;
    private ShardedGradient split;
    private SegmentReplay replay;
    private int[] slots;

    /**
     * Reserves memory.
     *
     * @param online weights of network and mixer; not modified
     * @param target weights of their target copies; not modified
     */
    TdLoss(QConfig config, QGame game, Network network, Mixer mixer, Parameters online, Parameters target, int shards) {
        this.config = config;
        this.game = game;
        this.online = online;
        this.target = target;
        this.columns = mixer.joint() ? 1 : game.agents();
        this.shards = new Shard[shards];
        for (int i = 0; i < shards; i++) this.shards[i] = new Shard(network, mixer);
    }

    /** Returns how many segments a pass must have room for. */
    static int segmentsAtOnce(QConfig config, QGame game, int shards) {
        int perShard = (config.batchSegments() + shards - 1) / shards;
        return Math.max(1, Math.min(perShard, ROWS_AT_ONCE / (config.numSteps() * game.agents())));
    }

    /** Overwrites the gradients with those of a batch of segments. */
    void differentiate(ShardedGradient gradient, SegmentReplay from, int[] batch) {
        split = gradient;
        replay = from;
        slots = batch;
        for (Shard shard : shards) shard.clear();
        gradient.compute(online, this);
    }

    /** Returns the mean squared error of the latest batch. */
    double loss() {
        return mean(0);
    }

    /** Returns the mean value of the actions taken in the latest batch. */
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
        return (double) slots.length * (config.numSteps() - 1) * columns;
    }

    @Override
    public void compute(int number, Network.Pass pass, float[] gradients) {
        int end = split.first(number + 1, slots.length);
        int first = split.first(number, slots.length);
        int atOnce = segmentsAtOnce(config, game, shards.length);
        for (int i = first; i < end; i += atOnce) {
            shards[number].learn(pass, gradients, i, Math.min(atOnce, end - i));
        }
    }

    /** Memory of one shard. Arrays are {@code [step][segment][agent or column]}. */
    private final class Shard {
        private final int steps = config.numSteps();
        private final Network.Pass targetPass;
        private final Mixer.Pass mixed;
        private final Mixer.Pass targetMixed;
        private final boolean[] masks;
        /** Index of the action taken among all values of the pass. */
        private final int[] taken;

        private final float[] chosen;
        private final float[] chosenGradient;
        private final float[] best;
        private final float[] values;
        private final float[] nextValues;
        private final float[] rewards;
        private final boolean[] ends;
        private final boolean[] skipped;
        private final float[] targets;
        private final float[] errors;
        private final double[] sums = new double[2];

        Shard(Network network, Mixer mixer) {
            int segments = segmentsAtOnce(config, game, shards.length);
            int agents = game.agents();
            targetPass = network.newPass(Kernels.best(), steps, segments * agents, false);
            mixed = mixer.newPass(steps * segments, true);
            targetMixed = mixer.newPass(steps * segments, false);
            masks = new boolean[steps * segments * agents * game.actions()];
            taken = new int[steps * segments * agents];
            chosen = new float[taken.length];
            chosenGradient = new float[taken.length];
            best = new float[chosen.length];
            values = new float[steps * segments * columns];
            nextValues = new float[values.length];
            rewards = new float[values.length];
            ends = new boolean[values.length];
            skipped = new boolean[values.length];
            targets = new float[values.length];
            errors = new float[values.length];
        }

        void clear() {
            Arrays.fill(sums, 0);
        }

        void learn(Network.Pass pass, float[] gradients, int first, int count) {
            int rows = steps * count * game.agents();
            load(pass, first, count);
            pass.forward(online.values(), steps, rows / steps);
            targetPass.forward(target.values(), steps, rows / steps);
            for (int row = 0; row < rows; row++) chosen[row] = pass.output(0)[taken[row]];
            float[] chooser = config.doubleQ() ? pass.output(0) : targetPass.output(0);
            QTargets.doubleQ(rows, game.actions(), chooser, targetPass.output(0), masks, best);
            mixed.forward(online.values(), steps * count, chosen, values);
            targetMixed.forward(target.values(), steps * count, best, nextValues);
            QTargets.oneStep(steps, count * columns, config.gamma(), rewards, ends, nextValues, targets);
            takeErrors(count);
            mixed.backward(online.values(), gradients, steps * count, errors, chosenGradient);
            Arrays.fill(pass.outputGradient(0), 0, rows * game.actions(), 0f);
            for (int row = 0; row < rows; row++) pass.outputGradient(0)[taken[row]] = chosenGradient[row];
            pass.backward(online.values(), gradients);
        }

        private void load(Network.Pass pass, int first, int count) {
            int agents = game.agents();
            for (int i = 0; i < count; i++) {
                Segments segments = replay.page(slots[first + i]);
                int segment = replay.segment(slots[first + i]);
                for (int t = 0; t < steps; t++) {
                    int at = segments.step(segment, t);
                    int cell = t * count + i;
                    game.load(segments, at, pass.input(), pass.resets(), masks, cell * agents);
                    for (int a = 0; a < agents; a++) {
                        int row = cell * agents + a;
                        taken[row] = row * game.actions() + segments.actions[at * agents + a];
                    }
                    loadState(segments, at, cell);
                    loadOutcome(segments, at, cell * columns);
                }
            }
            int rows = steps * count * agents;
            System.arraycopy(pass.input(), 0, targetPass.input(), 0, rows * game.inputSize());
            System.arraycopy(pass.resets(), 0, targetPass.resets(), 0, rows);
            Arrays.fill(pass.hidden(), 0f);
            Arrays.fill(targetPass.hidden(), 0f);
        }

        private void loadState(Segments segments, int at, int cell) {
            int size = segments.form.stateFeatures();
            if (size == 0) return;
            System.arraycopy(segments.states, at * size, mixed.states(), cell * size, size);
            System.arraycopy(segments.states, at * size, targetMixed.states(), cell * size, size);
        }

        private void loadOutcome(Segments segments, int at, int to) {
            byte end = segments.ends[at];
            boolean skip = end == Segments.TRUNCATED && config.truncation() == QConfig.Truncation.SKIP;
            boolean over = config.legacyDoneIndex() ? segments.starts[at] : end != Segments.GOES_ON;
            for (int column = 0; column < columns; column++) {
                rewards[to + column] = segments.rewards[at * columns + column];
                ends[to + column] = over;
                skipped[to + column] = skip;
            }
        }

        /** Turns values and targets into the gradient {@code 2·(Q − y)/n}. */
        private void takeErrors(int count) {
            int learnt = (steps - 1) * count * columns;
            float factor = (float) (2 / errors());
            Arrays.fill(errors, 0f);
            for (int i = 0; i < learnt; i++) {
                sums[1] += values[i];
                if (skipped[i]) continue;
                float error = values[i] - targets[i];
                sums[0] += (double) error * error;
                errors[i] = factor * error;
            }
        }
    }
}
