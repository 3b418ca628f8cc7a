package io.github.marl4j.nd4j.tensor;

import io.github.marl4j.env.Chance;
import java.util.Map;
import java.util.OptionalDouble;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The randomness of a batch of environments as arrays {@code [draw][env]}, bit for bit that of {@link Chance}: the same function of seed, environment, episode, site and index, made
 * of wrapping INT64 operations.
 *
 * <p>The indices of a site are {@code indices[draw] + stride * step[env]}: fixed numbers, and where draws are made in every step the step of the episode.
 */
public final class TensorChance {
    private static final int SITE_SHIFT = 48;

    private final TensorMemory memory;
    private final int numEnvs;
    private final Chance host;
    private final INDArray keys;
    private final INDArray episodes;

    /** Where the episodes of an environment start from: key = mix(root + (episode + 1) * GAMMA), {@code [1][env]}. */
    private final INDArray roots;

    private final int firstEnv;
    private Replay replay;

    /** Draws that take the place of generated ones, for golden traces. */
    public interface Replay {
        /** Returns the recorded draw as the rules use it, or nothing where the record has none; the generated one stands then. */
        OptionalDouble draw(int env, int site, long index);
    }

    /**
     * Creates the randomness of environments {@code firstEnv} to {@code firstEnv + numEnvs - 1}, with seed 0.
     *
     * @param firstEnv see {@link Chance#Chance(int, int)}
     */
    public TensorChance(TensorMemory memory, int numEnvs, int firstEnv) {
        this.memory = memory;
        this.numEnvs = numEnvs;
        this.firstEnv = firstEnv;
        this.host = new Chance(numEnvs, firstEnv);
        this.keys = memory.array(DataType.INT64, 1, numEnvs);
        this.episodes = memory.array(DataType.INT64, 1, numEnvs);
        this.roots = memory.array(DataType.INT64, 1, numEnvs);
        seed(0);
    }

    /** Starts over: every environment is at episode 0 of this seed, and recorded draws are forgotten. */
    public void seed(long seed) {
        replay = null;
        host.seed(seed);
        upload();
    }

    private void upload() {
        Map<String, Object> arrays = host.state();
        long seed = ((long[]) arrays.get("chance.seed"))[0];
        long[] root = new long[numEnvs];
        for (int env = 0; env < numEnvs; env++) {
            root[env] = Chance.mix(Chance.mix(seed + Chance.GAMMA) + (firstEnv + env + 1L) * Chance.GAMMA);
        }
        HostCopy.write(root, roots);
        HostCopy.write((long[]) arrays.get("chance.keys"), keys);
        HostCopy.write((long[]) arrays.get("chance.episodes"), episodes);
    }

    /** Returns the arrays that a snapshot must hold, by the names and in the form of {@link Chance#state}; brought from the device. They may be written and {@link #put} back. */
    public Map<String, Object> state() {
        Map<String, Object> arrays = host.state();
        HostCopy.read(keys, (long[]) arrays.get("chance.keys"));
        HostCopy.read(episodes, (long[]) arrays.get("chance.episodes"));
        return arrays;
    }

    /** Brings what was written to the arrays of {@link #state} to the device. */
    public void put() {
        upload();
    }

    /** Takes draws from a recording until {@link #seed}; {@code null} ends the replay. */
    public void replay(Replay recorded) {
        replay = recorded;
    }

    /** Returns the recorded draw that takes the place of this one; empty where none does. */
    public OptionalDouble recorded(int env, int site, long index) {
        return replay == null ? OptionalDouble.empty() : replay.draw(env, site, index);
    }

    /** Returns whether draws are taken from a recording. */
    public boolean replays() {
        return replay != null;
    }

    /** Adds to a program: environments where {@code over}, {@code [1][env]}, is 1 move on to their next episode. */
    public void nextEpisode(TensorProgram program, INDArray over) {
        INDArray ended = program.cast(over, DataType.INT64);
        program.add(episodes, ended, episodes);
        INDArray next = program.add(episodes, memory.constant(new long[] {1}));
        program.multiply(next, memory.constant(new long[] {Chance.GAMMA}), next);
        program.add(next, roots, next);
        mix(program, next);
        program.subtract(next, keys, next);
        program.multiply(next, ended, next);
        program.add(keys, next, keys);
        memory.free(ended, next);
    }

    /** 64 random bits each, {@code [draw][env]}, INT64: {@link Chance#bits}; recorded draws play no part. */
    public INDArray bits(TensorProgram program, int site, long[] indices, INDArray step, long stride) {
        INDArray base = keys;
        if (step != null) {
            INDArray made = program.cast(step, DataType.INT64);
            program.multiply(made, memory.constant(new long[] {stride * Chance.GAMMA}), made);
            base = program.add(made, keys, made);
        }
        long[] offsets = new long[indices.length];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = (((long) site << SITE_SHIFT) + indices[i] + 1) * Chance.GAMMA;
        }
        INDArray bits = program.add(memory.constant(offsets, offsets.length, 1), base);
        if (step != null) memory.free(base);
        mix(program, bits);
        return bits;
    }

    /** The finaliser of SplitMix64, in place. */
    private void mix(TensorProgram program, INDArray z) {
        INDArray shifted = memory.scratch(DataType.INT64, z.shape());
        program.xor(z, program.shiftRight(z, 30, shifted), z);
        program.multiply(z, memory.constant(new long[] {0xBF58476D1CE4E5B9L}), z);
        program.xor(z, program.shiftRight(z, 27, shifted), z);
        program.multiply(z, memory.constant(new long[] {0x94D049BB133111EBL}), z);
        program.xor(z, program.shiftRight(z, 31, shifted), z);
        memory.free(shifted);
    }

    /** Numbers in [0, 1), {@code [draw][env]}, float32: {@link Chance#uniform(int, int, long)}. */
    public INDArray uniform(TensorProgram program, int site, long... indices) {
        INDArray draws = fractions(program, site, indices, null, 0);
        hook(program, draws, site, indices, null, 0);
        return draws;
    }

    /** Numbers in [0, 1), as float32, in each step of an episode others. */
    public INDArray uniform(TensorProgram program, int site, long[] indices, INDArray step, long stride) {
        INDArray draws = fractions(program, site, indices, step, stride);
        hook(program, draws, site, indices, step, stride);
        return draws;
    }

    /** Numbers from low to high, {@code [draw][env]}, float32: {@link Chance#uniform(int, int, long, float, float)}. */
    public INDArray uniform(
            TensorProgram program, int site, long[] indices, INDArray step, long stride, float low, float high) {
        INDArray draws = fractions(program, site, indices, step, stride);
        program.multiply(draws, high - low, draws);
        program.add(draws, low, draws);
        hook(program, draws, site, indices, step, stride);
        return draws;
    }

    /**
     * Numbers from low to high, each draw with bounds of its own.
     *
     * @param low {@code [draw]}
     * @param high {@code [draw]}
     */
    public INDArray uniform(TensorProgram program, int site, long[] indices, float[] low, float[] high) {
        INDArray draws = fractions(program, site, indices, null, 0);
        float[] width = new float[low.length];
        for (int i = 0; i < width.length; i++) width[i] = high[i] - low[i];
        program.multiply(draws, memory.constant(width, width.length, 1), draws);
        program.add(draws, memory.constant(low, low.length, 1), draws);
        hook(program, draws, site, indices, null, 0);
        return draws;
    }

    private INDArray fractions(TensorProgram program, int site, long[] indices, INDArray step, long stride) {
        INDArray bits = bits(program, site, indices, step, stride);
        INDArray draws = program.cast(program.shiftRight(bits, 40, bits), DataType.FLOAT);
        memory.free(bits);
        return program.multiply(draws, 0x1p-24f, draws);
    }

    /** Numbers in [0, 1), {@code [draw][env]}, float64: {@link Chance#uniformDouble}. */
    public INDArray uniformDouble(TensorProgram program, int site, long[] indices, INDArray step, long stride) {
        INDArray bits = bits(program, site, indices, step, stride);
        INDArray draws = program.cast(program.shiftRight(bits, 11, bits), DataType.DOUBLE);
        memory.free(bits);
        program.multiply(draws, memory.constant(0x1p-53), draws);
        hook(program, draws, site, indices, step, stride);
        return draws;
    }

    /**
     * Whole numbers from 0 to bound-1 (0 where the bound is 0), {@code [draw][env]}, float32: {@link Chance#below}.
     *
     * @param bound float32, whole, below 2^24; broadcast to {@code [draw][env]}
     */
    public INDArray below(TensorProgram program, int site, long[] indices, INDArray step, long stride, INDArray bound) {
        INDArray bits = bits(program, site, indices, step, stride);
        INDArray limit = program.cast(bound, DataType.INT64);
        program.shiftRight(bits, 32, bits);
        program.multiply(bits, limit, bits);
        INDArray draws = program.cast(program.shiftRight(bits, 32, bits), DataType.FLOAT);
        memory.free(bits, limit);
        hook(program, draws, site, indices, step, stride);
        return draws;
    }

    /** Whole numbers from 0 to bound-1, {@code [draw][env]}, float32, at the start of an episode. */
    public INDArray below(TensorProgram program, int site, int bound, long... indices) {
        return below(program, site, indices, null, 0, memory.constant(new float[] {bound}, 1, 1));
    }

    private void hook(TensorProgram program, INDArray draws, int site, long[] indices, INDArray step, long stride) {
        program.host(() -> {
            if (replays()) overwrite(draws, site, indices, step, stride);
        });
    }

    private void overwrite(INDArray draws, int site, long[] indices, INDArray step, long stride) {
        for (int env = 0; env < numEnvs; env++) {
            long made = step == null ? 0 : step.getLong(env);
            for (int i = 0; i < indices.length; i++) {
                OptionalDouble recorded = recorded(env, site, indices[i] + stride * made);
                if (recorded.isPresent()) draws.putScalar((long) i * numEnvs + env, recorded.getAsDouble());
            }
        }
    }
}
