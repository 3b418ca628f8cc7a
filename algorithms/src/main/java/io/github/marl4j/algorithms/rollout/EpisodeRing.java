package io.github.marl4j.algorithms.rollout;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A buffer of whole episodes, rows of numbers by step. Every environment keeps its own latest ones, so threads that play different environments do not meet, and what is stored does not depend on how
 * many there are. One more slot of each environment holds the episode under way.
 */
public final class EpisodeRing {
    private final int longest;
    private final int rowSize;
    private final int slots;
    private final float[] rows;
    private final int[] lengths;
    private final int[] underway;
    private final int[] ended;
    private final int[] counted;

    /**
     * Reserves memory.
     *
     * @param numEnvs environments
     * @param capacity episodes of all of them, rounded down to a multiple of {@code numEnvs}, at least one each
     * @param longest steps of the longest episode
     * @param rowSize numbers of a step
     * @throws IllegalArgumentException if that is more than one array can hold
     */
    public EpisodeRing(int numEnvs, int capacity, int longest, int rowSize) {
        this.longest = longest;
        this.rowSize = rowSize;
        slots = capacity(numEnvs, capacity) / numEnvs + 1;
        long size = (long) numEnvs * slots * longest * rowSize;
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a buffer of " + capacity + " episodes of up to " + longest
                    + " steps of " + rowSize + " numbers is too large; keep fewer episodes");
        }
        rows = new float[(int) size];
        lengths = new int[numEnvs * slots];
        underway = new int[numEnvs];
        ended = new int[numEnvs];
        counted = new int[numEnvs];
    }

    /** Returns how many whole episodes a ring of a wanted capacity holds. */
    public static int capacity(int numEnvs, int wanted) {
        return Math.max(1, wanted / numEnvs) * numEnvs;
    }

    /** Returns all stored numbers, {@code [env][slot][step][number]}; the live array. */
    public float[] rows() {
        return rows;
    }

    /** Appends a step to the episode under way, which is as long as allowed at most; returns where its numbers belong in {@link #rows}. */
    public int append(int env) {
        return ((env * slots + ended[env] % slots) * longest + underway[env]++) * rowSize;
    }

    /** Ends the episode under way; the oldest one makes way for the next. */
    public void end(int env) {
        lengths[env * slots + ended[env] % slots] = underway[env];
        ended[env]++;
        underway[env] = 0;
    }

    /** Drops the episode under way. */
    public void abandon(int env) {
        underway[env] = 0;
    }

    /** Returns how many whole episodes there are. */
    public int size() {
        int size = 0;
        for (int e : ended) size += Math.min(e, slots - 1);
        return size;
    }

    /** Returns how many episodes ended since the last call. */
    public int takeEnded() {
        int count = 0;
        for (int env = 0; env < ended.length; env++) count += ended[env] - counted[env];
        System.arraycopy(ended, 0, counted, 0, ended.length);
        return count;
    }

    /**
     * Lists the whole episodes, in the order of the environments, the oldest of each first.
     *
     * @param out overwritten from index 0, {@link #size} entries
     */
    public void list(int[] out) {
        int at = 0;
        for (int env = 0; env < ended.length; env++) {
            for (int e = Math.max(0, ended[env] - slots + 1); e < ended[env]; e++) out[at++] = env * slots + e % slots;
        }
    }

    /** Returns the greatest number of whole episodes. */
    public int capacity() {
        return ended.length * (slots - 1);
    }

    /** Returns the number of steps of a listed episode. */
    public int length(int episode) {
        return lengths[episode];
    }

    /** Returns where a step of a listed episode begins in {@link #rows}. */
    public int at(int episode, int step) {
        return (episode * longest + step) * rowSize;
    }

    /** Returns the live arrays that a checkpoint must hold. */
    public Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("episodes.rows", rows);
        state.put("episodes.lengths", lengths);
        state.put("episodes.underway", underway);
        state.put("episodes.ended", ended);
        state.put("episodes.counted", counted);
        return state;
    }
}
