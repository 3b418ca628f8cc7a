package io.github.marl4j.nd4j.tensor;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a tensor kernel tells after a reset or step: a {@link io.github.marl4j.env.Batch} on the device. Arrays are float32, flags 0 or 1, and lie in memory as {@code [row][env]}, one
 * row for each number that an environment has; {@link #byEnv} shows them as {@code [env][agent][feature]} without copying.
 *
 * <p>What belongs together is one array, of which the others are parts: {@link #views} holds the observations of all groups, one after the other, and then the state.
 */
public final class TensorBatch {
    /** The environments' facts. */
    public final EnvSpec spec;

    /** How many environments there are. */
    public final int numEnvs;

    /** Observations of the groups, then the global state. */
    public final INDArray views;

    /** {@link #views} at the end of the episode that this step ended; valid where {@link #episodeOver}. */
    public final INDArray finalViews;

    /** Action masks of the groups, {@code [agent, choice][env]}; {@code null} if no group has any. */
    public final INDArray masks;

    /** Who is in the game, {@code [agent of all groups][env]}. */
    public final INDArray alive;

    /** Who acts now, {@code [agent of all groups][env]}; the very array {@link #alive} unless the environment is turn-based. */
    public final INDArray acts;

    /** Who was out of the game for good after the step, {@code [agent of all groups][env]}. */
    public final INDArray terminated;

    /** Whose episode the step cut off, {@code [agent of all groups][env]}. */
    public final INDArray truncated;

    /** What the step earned, {@code [agent of all groups, objective][env]}. */
    public final INDArray rewards;

    /** Whether the step ended the episode, {@code [1][env]}. */
    public final INDArray episodeOver;

    /** Named numbers of the step, {@code [info][env]}; {@code null} if there are none. */
    public final INDArray infos;

    /** Creates an empty batch for {@code numEnvs} environments of this kind. */
    public TensorBatch(EnvSpec spec, int numEnvs, TensorMemory memory) {
        this.spec = spec;
        this.numEnvs = numEnvs;
        int viewRows = spec.stateSpace().flatSize();
        int maskRows = 0;
        for (AgentGroup group : spec.groups()) {
            viewRows += group.size() * group.observationSpace().flatSize();
            maskRows += group.size() * group.actionSpace().maskSize();
        }
        int agents = spec.agents().size();
        views = memory.array(viewRows, numEnvs);
        finalViews = memory.array(viewRows, numEnvs);
        masks = maskRows == 0 ? null : memory.array(maskRows, numEnvs);
        alive = memory.array(agents, numEnvs);
        acts = spec.turnBased() ? memory.array(agents, numEnvs) : alive;
        terminated = memory.array(agents, numEnvs);
        truncated = memory.array(agents, numEnvs);
        rewards = memory.array((long) agents * spec.numObjectives(), numEnvs);
        episodeOver = memory.array(1, numEnvs);
        infos = spec.infos().isEmpty() ? null : memory.array(spec.infos().size(), numEnvs);
    }

    // Views are made from the buffer: INDArray.get takes the last row of a column for an empty array.

    /** Returns some rows of a matrix: the same memory. */
    public static INDArray rows(INDArray array, int from, int count) {
        long envs = array.size(1);
        return view(array, from * envs, new long[] {count, envs}, new long[] {envs, 1});
    }

    /** Returns one part of an array along its first axis: the same memory. */
    public static INDArray slice(INDArray array, int index) {
        long[] shape = Arrays.copyOfRange(array.shape(), 1, array.rank());
        long[] strides = Arrays.copyOfRange(array.stride(), 1, array.rank());
        return view(array, index * array.stride(0), shape, strides);
    }

    /** Returns some parts of an array along its second axis: the same memory. */
    public static INDArray among(INDArray array, int from, int count) {
        long[] shape = array.shape().clone();
        shape[1] = count;
        return view(array, from * array.stride(1), shape, array.stride().clone());
    }

    private static INDArray view(INDArray array, long offset, long[] shape, long[] strides) {
        return Nd4j.create(array.data(), shape, strides, array.offset() + offset, 'c', array.dataType());
    }

    /** Returns rows with their axis divided: the same memory, as {@code [outer]…[inner][env]}. */
    public static INDArray shaped(INDArray rows, long... shape) {
        return rows.reshape('c', true, shape);
    }

    /**
     * Shows rows as {@code [env][…]}: the same memory, with strides.
     *
     * @param inner the axes that the rows stand for, e.g. agents and features
     */
    public static INDArray byEnv(INDArray rows, int... inner) {
        long[] shape = new long[inner.length + 1];
        int[] axes = new int[shape.length];
        axes[0] = inner.length;
        for (int i = 0; i < inner.length; i++) {
            shape[i] = inner[i];
            axes[i + 1] = i;
        }
        shape[inner.length] = rows.size(1);
        return rows.reshape('c', shape).permute(axes);
    }

    /** Returns what the agents of a group see, {@code [env][agent][feature]}. */
    public INDArray observations(int group) {
        return observations(views, group);
    }

    /** Returns what the agents of a group saw at the end of the episode, {@code [env][agent][feature]}; valid where {@link #episodeOver}. */
    public INDArray finalObservations(int group) {
        return observations(finalViews, group);
    }

    private INDArray observations(INDArray of, int group) {
        int from = 0;
        for (int g = 0; g < group; g++) from += observationRows(g);
        int size = spec.groups().get(group).observationSpace().flatSize();
        return byEnv(
                rows(of, from, observationRows(group)), spec.groups().get(group).size(), size);
    }

    private int observationRows(int group) {
        AgentGroup agents = spec.groups().get(group);
        return agents.size() * agents.observationSpace().flatSize();
    }

    /** Returns the global state, {@code [env][feature]}; the environment must have one. */
    public INDArray state() {
        int size = spec.stateSpace().flatSize();
        return byEnv(rows(views, (int) views.size(0) - size, size), size);
    }

    /** Returns what is legal for the agents of a group, {@code [env][agent][choice]}; its actions must be discrete. */
    public INDArray actionMask(int group) {
        int from = 0;
        for (int g = 0; g < group; g++) from += maskRows(g);
        int choices = spec.groups().get(group).actionSpace().maskSize();
        return byEnv(
                rows(masks, from, maskRows(group)), spec.groups().get(group).size(), choices);
    }

    private int maskRows(int group) {
        AgentGroup agents = spec.groups().get(group);
        return agents.size() * agents.actionSpace().maskSize();
    }

    /** Returns what the step earned the agents of a group, {@code [env][agent][objective]}. */
    public INDArray rewards(int group) {
        int objectives = spec.numObjectives();
        int size = spec.groups().get(group).size();
        return byEnv(rows(rewards, firstAgent(group) * objectives, size * objectives), size, objectives);
    }

    /** Returns the part of {@link #alive}, {@link #acts}, {@link #terminated} or {@link #truncated} that belongs to a group, {@code [env][agent]}. */
    public INDArray ofGroup(INDArray flags, int group) {
        int size = spec.groups().get(group).size();
        return byEnv(rows(flags, firstAgent(group), size), size);
    }

    private int firstAgent(int group) {
        int first = 0;
        for (int g = 0; g < group; g++) first += spec.groups().get(g).size();
        return first;
    }
}
