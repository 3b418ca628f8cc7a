package io.github.marl4j.env;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The randomness of a batch of environments. Every draw is a function of (seed, environment, episode, site, index) and of nothing else,
 * so an episode is the same whatever the batch size, the number of threads and the order of the steps.
 *
 * <p>A <em>site</em> is a place in the rules where chance decides (a small constant of the kernel), the <em>index</em> says which of the
 * decisions at that site is meant, e.g. {@code step * units + unit}; it is below 2<sup>48</sup>. For golden traces {@link #replay} puts recorded draws in place of the
 * generated ones. Draws for different environments may be made by different threads.
 *
 * <p>The generator is SplitMix64 used as a counter-based one. Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators",
 * OOPSLA 2014.
 */
public final class Chance {
    /** What SplitMix64 adds from one number to the next. */
    public static final long GAMMA = 0x9E3779B97F4A7C15L;

    private final int firstEnv;
    private final long[] seed = new long[1];
    private final long[] episodes;
    private final long[] keys;
    private final RecordedDraws[] recorded;
    private boolean replaying;

    /**
     * Creates the randomness of environments {@code firstEnv} to {@code firstEnv + numEnvs - 1}, with seed 0.
     *
     * @param firstEnv number of the first environment: a batch of one with {@code firstEnv = 17} plays the episodes of row 17 of a larger batch
     */
    public Chance(int numEnvs, int firstEnv) {
        this.firstEnv = firstEnv;
        this.episodes = new long[numEnvs];
        this.keys = new long[numEnvs];
        this.recorded = new RecordedDraws[numEnvs];
        seed(0);
    }

    /** Starts over: every environment is at episode 0 of this seed, and recorded draws are forgotten. */
    public void seed(long newSeed) {
        seed[0] = newSeed;
        replaying = false;
        for (int env = 0; env < keys.length; env++) {
            recorded[env] = null;
            episodes[env] = 0;
            keys[env] = key(newSeed, firstEnv + env, 0);
        }
    }

    /** Lets the draws of an environment depend on this seed alone, until {@link #seed(long)} or its next episode. */
    public void seed(int env, long newSeed) {
        keys[env] = mix(newSeed + GAMMA);
    }

    /** Moves an environment on to its next episode. */
    public void nextEpisode(int env) {
        episodes[env]++;
        keys[env] = key(seed[0], firstEnv + env, episodes[env]);
    }

    /** Returns the number of the episode that an environment is in, from 0. */
    public long episode(int env) {
        return episodes[env];
    }

    /** Takes the draws of an environment from a recording until {@link #seed}; {@code null} ends the replay. */
    public void replay(int env, RecordedDraws draws) {
        recorded[env] = draws;
        replaying = true;
    }

    /** Returns a number in [0, 1), a multiple of 2^-24. */
    public float uniform(int env, int site, long index) {
        if (replays(env)) return (float) take(env, site, index);
        return (bits(env, site, index) >>> 40) * 0x1p-24f;
    }

    /** Returns a number from {@code low} to {@code high}; rounding may give {@code high} itself. A recorded draw is returned as it is. */
    public float uniform(int env, int site, long index, float low, float high) {
        if (replays(env)) return (float) take(env, site, index);
        return low + (high - low) * ((bits(env, site, index) >>> 40) * 0x1p-24f);
    }

    /** Returns a number in [0, 1), a multiple of 2^-53. */
    public double uniformDouble(int env, int site, long index) {
        if (replays(env)) return take(env, site, index);
        return (bits(env, site, index) >>> 11) * 0x1p-53;
    }

    /**
     * Returns a number from the standard normal distribution, to the same bits everywhere; the index is below 2<sup>47</sup>.
     *
     * <p>Source: Box, Muller, "A note on the generation of random normal deviates", The Annals of Mathematical Statistics, 1958.
     */
    public double normal(int env, int site, long index) {
        if (replays(env)) return take(env, site, index);
        double radius = ((bits(env, site, 2 * index) >>> 11) + 1) * 0x1p-53; // above 0, so that its logarithm is finite
        long turn = bits(env, site, 2 * index + 1);
        double quarter = (turn >>> 11) * 0x1p-53;
        // Beyond an eighth of a turn StrictMath reduces the angle first, and allocates for it.
        double cosine = quarter <= 0.5
                ? StrictMath.cos(quarter * (Math.PI / 2))
                : StrictMath.sin((1 - quarter) * (Math.PI / 2));
        double length = StrictMath.sqrt(-2 * StrictMath.log(radius));
        return (turn & 1) == 0 ? length * cosine : -length * cosine;
    }

    /** Returns a whole number from 0 to bound-1; bound is below 2^31. Its bias is below bound * 2^-32. */
    public int below(int env, int site, long index, int bound) {
        if (replays(env)) return (int) take(env, site, index);
        return (int) (((bits(env, site, index) >>> 32) * bound) >>> 32);
    }

    /**
     * Writes a uniform permutation of 0 to count-1 to the first places of an array; the draws have the indices count-1 down to 1.
     *
     * <p>Source: Durstenfeld, "Algorithm 235: random permutation", CACM, 1964.
     */
    public void permute(int env, int site, int[] order, int count) {
        for (int i = 0; i < count; i++) order[i] = i;
        for (int i = count - 1; i > 0; i--) {
            int j = below(env, site, i, i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }

    /** Returns whether an environment replays recorded draws. */
    public boolean replays(int env) {
        return replaying && recorded[env] != null;
    }

    private double take(int env, int site, long index) {
        return recorded[env].take(site, index);
    }

    /** Returns the recording that the draws of an environment come from, {@code null} if none. */
    public RecordedDraws recording(int env) {
        return replays(env) ? recorded[env] : null;
    }

    /** Returns 64 random bits; recorded draws play no part. */
    public long bits(int env, int site, long index) {
        return mix(keys[env] + ((((long) site << 48) ^ index) + 1) * GAMMA);
    }

    /** Returns the arrays that a snapshot must hold, by name. They are live. */
    public Map<String, Object> state() {
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("chance.seed", seed);
        arrays.put("chance.episodes", episodes);
        arrays.put("chance.keys", keys);
        return arrays;
    }

    private static long key(long seed, long env, long episode) {
        return mix(mix(mix(seed + GAMMA) + (env + 1) * GAMMA) + (episode + 1) * GAMMA);
    }

    /** The finaliser of SplitMix64: a bijection that spreads every input bit over all output bits. */
    public static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
