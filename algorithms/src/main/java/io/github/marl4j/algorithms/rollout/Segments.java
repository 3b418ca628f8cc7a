package io.github.marl4j.algorithms.rollout;

import io.github.marl4j.env.Batch;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Stretches of experience of equal length, each from one environment and without gaps; episodes may end and begin inside. Flat arrays: observations as floats, masks as bits. Threads may write different
 * segments at the same time.
 */
public final class Segments {

    /**
     * What a segment consists of.
     *
     * @param steps of each segment
     * @param agents of the only group
     * @param features of an observation
     * @param actions an agent can choose from, at most 32 767
     * @param rewards per step: 1 for a team, or one per agent
     * @param stateFeatures of the global state; 0 if it is not kept
     */
    public record Form(int steps, int agents, int features, int actions, int rewards, int stateFeatures) {
        /** Returns the words of 64 bits that a mask takes. */
        int maskWords() {
            return (actions + 63) / 64;
        }

        /** Returns the bytes that one segment takes. */
        public long bytes() {
            long perAgent = 4L * features + 8L * maskWords() + Short.BYTES + 1;
            return steps * (agents * perAgent + 4L * rewards + 4L * stateFeatures + 2);
        }
    }

    /** In {@link #ends}: the transition led on within its episode. */
    public static final byte GOES_ON = 0;

    /** In {@link #ends}: the transition was the last of its episode by the rules. */
    public static final byte TERMINATED = 1;

    /** In {@link #ends}: the transition was the last of its episode by a time limit only. */
    public static final byte TRUNCATED = 2;

    /** What a segment consists of. */
    public final Form form;

    /** How many segments there are. */
    public final int count;

    /** {@code [segment][step][agent][feature]}: what the agents saw; zeros for those out of the game. */
    public final float[] observations;

    /** {@code [segment][step][agent]}: what they did then. */
    public final short[] actions;

    /** {@code [segment][step][agent]}: whether they were in the game then. */
    public final boolean[] alive;

    /** {@code [segment][step][reward]}: what that earned. */
    public final float[] rewards;

    /** {@code [segment][step][feature]}: the global state then. */
    public final float[] states;

    /** {@code [segment][step]}: whether an episode began at this step. */
    public final boolean[] starts;

    /** {@code [segment][step]}: whether and how an episode ended with this step. */
    public final byte[] ends;

    private final long[] masks;

    /** Makes room for {@code count} segments. */
    public Segments(Form form, int count) {
        this.form = form;
        this.count = count;
        int steps = Math.multiplyExact(count, form.steps);
        int rows = Math.multiplyExact(steps, form.agents);
        observations = new float[Math.multiplyExact(rows, form.features)];
        actions = new short[rows];
        alive = new boolean[rows];
        rewards = new float[steps * form.rewards];
        states = new float[Math.multiplyExact(steps, form.stateFeatures)];
        starts = new boolean[steps];
        ends = new byte[steps];
        masks = new long[Math.multiplyExact(rows, form.maskWords())];
    }

    /** Returns the index of a step in arrays {@code [segment][step]}. */
    public int step(int segment, int step) {
        return segment * form.steps + step;
    }

    /**
     * Notes what an environment shows before a step.
     *
     * @param at index of the step, see {@link #step}
     * @param env row of the batch
     * @param fresh whether an episode begins here
     */
    public void noteSeen(int at, Batch batch, int env, boolean fresh) {
        Batch.Rows rows = batch.groups[0];
        int size = form.features;
        int first = env * form.agents;
        starts[at] = fresh;
        System.arraycopy(rows.alive, first, alive, at * form.agents, form.agents);
        System.arraycopy(rows.observations, first * size, observations, at * form.agents * size, form.agents * size);
        for (int agent = 0; agent < form.agents; agent++) {
            int row = at * form.agents + agent;
            if (!alive[row]) Arrays.fill(observations, row * size, (row + 1) * size, 0f);
            packMask(rows.actionMask, (first + agent) * form.actions, row);
        }
        int state = form.stateFeatures;
        System.arraycopy(batch.state, env * state, states, at * state, state);
    }

    private void packMask(boolean[] mask, int from, int row) {
        int words = form.maskWords();
        for (int word = 0; word < words; word++) {
            long bits = 0;
            int count = Math.min(64, form.actions - 64 * word);
            for (int i = 0; i < count; i++) if (mask[from + 64 * word + i]) bits |= 1L << i;
            masks[row * words + word] = bits;
        }
    }

    /**
     * Writes a mask as flags.
     *
     * @param row index in arrays {@code [segment][step][agent]}
     * @param out {@code [action]}, written from {@code to} on
     */
    public void unpackMask(int row, boolean[] out, int to) {
        int words = form.maskWords();
        for (int i = 0; i < form.actions; i++) out[to + i] = (masks[row * words + (i >> 6)] >>> i & 1) != 0;
    }

    /**
     * Notes how an environment's step ended its episode, if it did.
     *
     * @param at index of the step
     * @param env row of the batch
     */
    public void noteEnd(int at, Batch batch, int env) {
        ends[at] = GOES_ON;
        if (!batch.episodeOver[env]) return;
        Batch.Rows rows = batch.groups[0];
        ends[at] = TERMINATED;
        for (int row = env * form.agents; row < (env + 1) * form.agents; row++) {
            if (rows.truncated[row] && !rows.terminated[row]) ends[at] = TRUNCATED;
        }
    }

    /** Moves the last {@code kept} steps of every segment to its beginning. */
    public void keepLast(int kept) {
        for (Object array : state("").values()) {
            int each = Array.getLength(array) / (count * form.steps);
            for (int segment = 0; segment < count; segment++) {
                int from = step(segment, form.steps - kept);
                System.arraycopy(array, from * each, array, step(segment, 0) * each, kept * each);
            }
        }
    }

    /** Returns the live arrays by name. */
    public Map<String, Object> state(String prefix) {
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put(prefix + "observations", observations);
        arrays.put(prefix + "actions", actions);
        arrays.put(prefix + "alive", alive);
        arrays.put(prefix + "rewards", rewards);
        arrays.put(prefix + "states", states);
        arrays.put(prefix + "starts", starts);
        arrays.put(prefix + "ends", ends);
        arrays.put(prefix + "masks", masks);
        return arrays;
    }
}
