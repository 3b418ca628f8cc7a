package io.github.marl4j.env;

import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Takes every legal choice with equal chance, and real numbers as {@link Space.Box#sample} does; allocates nothing where the action space is a {@link Space.Discrete} or a {@link Space.Box} with
 * finite bounds. Every agent of every environment has a random stream of its own, so what one row does depends neither on the other rows nor on how many there are.
 */
final class RandomPolicy implements Policy.RowPlayer {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    /** Choices from which on it is worth while to guess before counting. */
    private static final int MANY = 48;

    private static final int GUESSES = 3;

    private final EnvSpec spec;
    private final int group;
    private final Space space;
    private final boolean discrete;
    private final boolean bounded;
    private final long[] streams;
    /** Lower bounds and widths of a box with finite bounds, for each scalar; else {@code null}. Widths are double, as that of a wide box is no float. */
    private final float[] low;

    private final double[] width;

    RandomPolicy(EnvSpec spec, int group, int numEnvs, long seed) {
        this.spec = spec;
        this.group = group;
        this.space = spec.groups().get(group).actionSpace();
        this.streams = new long[numEnvs * spec.groups().get(group).size()];
        for (int row = 0; row < streams.length; row++) streams[row] = Chance.mix(Chance.mix(seed) + (row + 1) * GAMMA);
        discrete = space instanceof Space.Discrete;
        bounded = space instanceof Space.Box box && isBounded(box);
        low = bounded ? each(((Space.Box) space).low(), space.numFloats()) : null;
        width = bounded ? widths(low, each(((Space.Box) space).high(), space.numFloats())) : null;
    }

    @Override
    public void begin(int env, long seed) {
        int agents = spec.groups().get(group).size();
        for (int a = 0; a < agents; a++) streams[env * agents + a] = Chance.mix(Chance.mix(seed) + (a + 1) * GAMMA);
    }

    private static boolean isBounded(Space.Box box) {
        boolean finite = true;
        for (float bound : box.low()) finite &= Float.isFinite(bound);
        for (float bound : box.high()) finite &= Float.isFinite(bound);
        return finite;
    }

    private static float[] each(float[] bound, int size) {
        float[] all = new float[size];
        for (int i = 0; i < size; i++) all[i] = bound[bound.length == 1 ? 0 : i];
        return all;
    }

    private static double[] widths(float[] low, float[] high) {
        double[] widths = new double[low.length];
        for (int i = 0; i < widths.length; i++) widths[i] = (double) high[i] - low[i];
        return widths;
    }

    @Override
    public Map<String, Object> state() {
        return Map.of("streams", streams);
    }

    @Override
    public void act(int from, int to, Batch batch, Actions actions) {
        Batch.Rows rows = batch.groups[group];
        Actions.Rows out = actions.groups[group];
        if (discrete) chooseDiscrete(from * rows.numAgents, to * rows.numAgents, rows, out.ints);
        else if (bounded) chooseReal(from * rows.numAgents, to * rows.numAgents, rows, out.floats);
        else sample(from * rows.numAgents, to * rows.numAgents, rows, out);
    }

    private void sample(int from, int to, Batch.Rows rows, Actions.Rows out) {
        boolean[] mask = new boolean[rows.maskSize];
        for (int row = from; row < to; row++) {
            if (!rows.acts[row]) continue;
            System.arraycopy(rows.actionMask, row * mask.length, mask, 0, mask.length);
            int stream = row;
            RandomGenerator random = () -> next(stream);
            Action chosen = space.sample(random, mask.length == 0 ? null : mask);
            out.set(row / rows.numAgents, row % rows.numAgents, chosen);
        }
    }

    private void chooseDiscrete(int from, int to, Batch.Rows rows, int[] chosen) {
        int n = rows.maskSize;
        boolean[] mask = rows.actionMask;
        for (int row = from, offset = from * n; row < to; row++, offset += n) {
            if (!rows.acts[row]) continue;
            if (n >= MANY) {
                int guess = guess(row, n, mask, offset);
                if (guess >= 0) {
                    chosen[row] = guess;
                    continue;
                }
            }
            int legal = 0;
            for (int i = 0; i < n; i++) legal += mask[offset + i] ? 1 : 0;
            if (legal == 0) throw nothingLegal(rows, row);
            int skip = (int) (((next(row) >>> 32) * legal) >>> 32);
            // Counts the choices before the wanted one; without a branch, as no processor foresees chance.
            int choice = 0;
            for (int i = 0, passed = 0; i < n; i++) {
                passed += mask[offset + i] ? 1 : 0;
                choice += passed <= skip ? 1 : 0;
            }
            chosen[row] = choice;
        }
    }

    /**
     * Returns a legal choice, each with equal chance, or -1 if a few guesses hit none. Where there are many choices and most are legal, this is much faster than to count the legal ones.
     */
    private int guess(int row, int n, boolean[] mask, int offset) {
        for (int attempt = 0; attempt < GUESSES; attempt++) {
            int choice = (int) (((next(row) >>> 32) * n) >>> 32);
            if (mask[offset + choice]) return choice;
        }
        return -1;
    }

    /** The numbers that {@link Space.Box#sample} would draw; a rounded sum can exceed neither bound. */
    private void chooseReal(int from, int to, Batch.Rows rows, float[] chosen) {
        int size = low.length;
        for (int row = from; row < to; row++) {
            if (!rows.acts[row]) continue;
            for (int i = 0; i < size; i++) {
                chosen[row * size + i] = (float) (low[i] + (next(row) >>> 11) * 0x1p-53 * width[i]);
            }
        }
    }

    private long next(int row) {
        return Chance.mix(streams[row] += GAMMA);
    }

    private IllegalStateException nothingLegal(Batch.Rows rows, int row) {
        return new IllegalStateException(spec.id() + ": agent "
                + rows.group.agents().get(row % rows.numAgents) + " of env=" + row / rows.numAgents
                + " acts and its action mask allows none of " + rows.maskSize + " choices");
    }
}
