package io.github.marl4j.algorithms;

import io.github.marl4j.env.Chance;

/**
 * A stream of random numbers whose whole state is one number, so that a checkpoint can hold it.
 *
 * @param state one number, live
 */
record DrawStream(long[] state) {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    DrawStream(long seed) {
        this(new long[] {seed});
    }

    private long next() {
        state[0] += GAMMA;
        return Chance.mix(state[0]);
    }

    /** Returns a whole number from 0 to bound−1. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** Returns whether something of this probability happens. */
    boolean happens(double probability) {
        return (next() >>> 11) * 0x1p-53 < probability;
    }

    /** Moves a uniformly drawn sample without replacement to the first {@code count} places of the first {@code total}. */
    void sample(int[] items, int total, int count) {
        for (int i = 0; i < count; i++) {
            int j = i + below(total - i);
            int swap = items[i];
            items[i] = items[j];
            items[j] = swap;
        }
    }
}
