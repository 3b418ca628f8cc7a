package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.ActorCritic;
import io.github.marl4j.algorithms.nn.Categorical;
import io.github.marl4j.algorithms.nn.DiagonalGaussian;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Space;

/**
 * Turns a policy's outputs into actions: a choice among the legal ones for {@link Space.Discrete}, a normal draw for {@link Space.Box}. The draw of a row depends on the key, a counter and the row only. Holds
 * scratch memory, so each thread uses one of its own.
 */
final class ActionChooser {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private final ActorCritic model;
    private final int size;
    private final float[] low;
    private final float[] high;
    private final float[] normals;

    /** Where the choices are noted besides the actions; each array may be null. */
    record Notes(int[] choices, float[] draws, float[] logProbs) {
        static final Notes NONE = new Notes(null, null, null);
    }

    ActionChooser(ActorCritic model, Space space) {
        this.model = model;
        this.size = model.actions();
        this.low = space instanceof Space.Box box ? box.low() : null;
        this.high = space instanceof Space.Box box ? box.high() : null;
        this.normals = new float[size];
    }

    /**
     * Returns how many outputs a policy for a group needs.
     *
     * @throws IllegalArgumentException if the action space is neither Discrete nor Box
     */
    static int numOutputs(EnvSpec spec, AgentGroup group) {
        if (group.actionSpace() instanceof Space.Discrete discrete) return discrete.n();
        if (group.actionSpace() instanceof Space.Box box) return box.flatSize();
        throw new IllegalArgumentException(spec.id() + ": PPO plays Discrete and Box action spaces; group "
                + group.name() + " has " + group.actionSpace());
    }

    /**
     * Chooses an action for every row; in a turn-based game for those whose turn it is, as the others have no legal one.
     *
     * @param outputs {@code [row][action]} logits (turned into log-probabilities) or means
     * @param seen masks, not modified
     * @param greedy whether the most probable action is taken
     * @param counter number of the first row's draw; every row takes one number
     * @param out overwritten
     * @param notes written from index {@code at} on
     */
    void choose(
            ActorCritic.Weights weights,
            float[] outputs,
            Batch.Rows seen,
            int count,
            boolean greedy,
            long key,
            long counter,
            Actions.Rows out,
            Notes notes,
            int at) {
        boolean turns = seen.acts != seen.alive;
        for (int row = 0; row < count; row++) {
            if (turns && !seen.acts[row]) continue;
            long draw = key + (counter + row) * GAMMA;
            if (model.continuous()) chooseReal(weights, outputs, row, greedy, draw, out, notes, at);
            else chooseDiscrete(outputs, seen, row, greedy, draw, out, notes, at);
        }
    }

    private void chooseDiscrete(
            float[] logits,
            Batch.Rows seen,
            int row,
            boolean greedy,
            long draw,
            Actions.Rows out,
            Notes notes,
            int at) {
        int first = row * size;
        Categorical.logSoftmax(logits, first, size, seen.actionMask, first);
        int choice = greedy
                ? Categorical.best(logits, first, size)
                : Categorical.sample(logits, first, size, Categorical.uniform(draw));
        out.ints[row] = choice;
        if (notes.choices != null) notes.choices[at + row] = choice;
        if (notes.logProbs != null) notes.logProbs[at + row] = logits[first + choice];
    }

    /** The environment gets the draw limited to the bounds of the space; the loss and its log-probability are about the draw itself. */
    private void chooseReal(
            ActorCritic.Weights weights,
            float[] means,
            int row,
            boolean greedy,
            long draw,
            Actions.Rows out,
            Notes notes,
            int at) {
        int first = row * size;
        float[] values = weights.actor().values();
        int deviation = model.logDeviation().offset();
        if (greedy) {
            System.arraycopy(means, first, out.floats, first, size);
        } else {
            for (int i = 0; i < size; i++) normals[i] = normal(Chance.mix(draw) + (2 * i + 1) * GAMMA);
            DiagonalGaussian.sample(means, first, size, values, deviation, normals, 0, out.floats, first);
        }
        if (notes.draws != null) System.arraycopy(out.floats, first, notes.draws, at * size + first, size);
        if (notes.logProbs != null) {
            notes.logProbs[at + row] =
                    DiagonalGaussian.logProb(means, first, size, values, deviation, out.floats, first);
        }
        for (int i = 0; i < size; i++) {
            out.floats[first + i] = Math.min(
                    high[high.length == 1 ? 0 : i], Math.max(low[low.length == 1 ? 0 : i], out.floats[first + i]));
        }
    }

    /** Box and Muller 1958; StrictMath, so that every platform draws the same. */
    private static float normal(long draw) {
        double u = ((Chance.mix(draw) >>> 11) + 1) * 0x1p-53;
        double v = (Chance.mix(draw + GAMMA) >>> 11) * 0x1p-53;
        return (float) (StrictMath.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * v));
    }
}
