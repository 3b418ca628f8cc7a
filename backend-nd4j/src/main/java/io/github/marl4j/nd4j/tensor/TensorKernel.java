package io.github.marl4j.nd4j.tensor;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The rules of an environment as tensor operations over a batch: state, observations and outcome are arrays of the ND4J backend, and a step, the start of new episodes included,
 * moves nothing to the host but one number, which tells how many episodes ended. Episodes are those of the JVM kernel of the same environment: the same state by the same names, the
 * same chance.
 *
 * <p>All arrays are {@code [row][env]}: what an environment has is rows, so that operations run over the environments. A kernel writes its programs down when it is made.
 */
public abstract class TensorKernel implements AutoCloseable {
    private final EnvSpec facts;
    private final int numEnvs;
    private final Map<String, Kept> state = new LinkedHashMap<>();
    private final TensorProgram nextEpisodes;
    private final TensorProgram countOver;
    private final INDArray over;

    /** Its arrays. */
    protected final TensorMemory memory = new TensorMemory();

    /** The randomness of the environments. */
    protected final TensorChance chance;

    /** What {@link #advance} and {@link #observe} write. */
    protected final TensorBatch batch;

    /** What the agents do, for each group {@code [agent, part][env]}, float32; whole numbers and real ones of an action in this order. */
    protected final INDArray[] actions;

    /** Where {@link #restart} is to start an episode, {@code [1][env]}, 0 or 1. */
    protected final INDArray starting;

    /** How the JVM kernel keeps numbers of the state. */
    public enum Form {
        /** {@code float[]}. */
        FLOAT,
        /** {@code int[]}. */
        INT,
        /** {@code boolean[]}. */
        BOOLEAN,
        /** {@code double[]}; on the device float64. */
        DOUBLE,
        /** {@code long[]}; on the device INT64. */
        LONG
    }

    private record Kept(INDArray rows, Form form) {}

    /**
     * Creates a kernel without state.
     *
     * @param firstEnv number of the first environment among all copies, see {@link io.github.marl4j.env.VectorOptions#firstEnv()}
     */
    protected TensorKernel(EnvSpec facts, int numEnvs, int firstEnv) {
        this.facts = facts;
        this.numEnvs = numEnvs;
        chance = new TensorChance(memory, numEnvs, firstEnv);
        batch = new TensorBatch(facts, numEnvs, memory);
        starting = memory.array(1, numEnvs);
        actions = new INDArray[facts.groups().size()];
        for (int g = 0; g < actions.length; g++) {
            AgentGroup group = facts.groups().get(g);
            actions[g] = memory.array((long) group.size() * parts(group), numEnvs);
        }
        nextEpisodes = new TensorProgram(memory);
        chance.nextEpisode(nextEpisodes, starting);
        over = memory.array(1);
        countOver = new TensorProgram(memory);
        countOver.call("reduce_sum", new INDArray[] {batch.episodeOver}, over.reshape(), 0, 1);
    }

    static int parts(AgentGroup group) {
        return group.actionSpace().numInts() + group.actionSpace().numFloats();
    }

    /**
     * Makes rows part of the state.
     *
     * @param name of the array in the snapshots of the JVM kernel, which is {@code [env][row]}
     * @param rows {@code [row][env]}; float32, or what the form says; {@code null} if the JVM kernel has an empty array there
     * @return the rows
     */
    protected final INDArray kept(String name, INDArray rows, Form form) {
        state.put(name, new Kept(rows, form));
        return rows;
    }

    /** Returns the facts of the environment. */
    public final EnvSpec spec() {
        return facts;
    }

    /** Returns the number of environments. */
    public final int numEnvs() {
        return numEnvs;
    }

    /** Returns the randomness of the environments. */
    public final TensorChance chance() {
        return chance;
    }

    /** Returns what the last reset or step told. */
    public final TensorBatch batch() {
        return batch;
    }

    /** Returns how many bytes of device memory the kernel takes. */
    public final long bytes() {
        return memory.bytes();
    }

    /** Returns how many tensor operations a step makes in which no episode ends. */
    public abstract int operations();

    /** Makes one step with {@link #actions}: the rules, and the outcome in the {@link #batch}. The episodes are not over. */
    protected abstract void advance();

    /** Writes observations, state, action masks, alive and acts as they are now. */
    protected abstract void observe();

    /** Starts new episodes where {@link #starting} is 1 and changes nothing elsewhere; the chance is that of the new episodes already. */
    protected abstract void restart();

    /** The arrays of the state were overwritten: brings what follows from them in line. */
    protected abstract void restored();

    /** Starts episode 0 of this seed in every environment. */
    public final void reset(long seed) {
        chance.seed(seed);
        starting.assign(1);
        restart();
        observe();
        clearOutcome();
    }

    private void clearOutcome() {
        batch.episodeOver.assign(0);
        batch.rewards.assign(0);
        batch.terminated.assign(0);
        batch.truncated.assign(0);
        if (batch.infos != null) batch.infos.assign(0);
    }

    /**
     * Makes one step; episodes that end give way to their successors in the same step.
     *
     * @param given for each agent group {@code [env][agent]}, or {@code [env][agent][part]} if an action has several parts; not modified
     */
    public final void step(INDArray... given) {
        for (int g = 0; g < actions.length; g++) {
            AgentGroup group = facts.groups().get(g);
            INDArray mine = given[g].rank() == 2
                    ? TensorBatch.byEnv(actions[g], group.size())
                    : TensorBatch.byEnv(actions[g], group.size(), parts(group));
            mine.assign(given[g]);
        }
        step(true);
    }

    /** Makes one step with the {@link #actions} as they are. */
    final void step(boolean autoreset) {
        advance();
        if (autoreset && anyOver()) {
            observe();
            batch.finalViews.assign(batch.views);
            starting.assign(batch.episodeOver);
            startNext();
        }
        observe();
    }

    /** Leaves the episode where {@link #starting} is 1, and starts the next one. */
    final void startNext() {
        nextEpisodes.run();
        restart();
    }

    /** Returns whether the last step ended an episode. */
    final boolean anyOver() {
        countOver.run();
        return over.getFloat(0) > 0;
    }

    /** Returns the arrays that a snapshot holds, by the names and in the form of the JVM kernel, with the present values; brought from the device. */
    public final Map<String, Object> hostState() {
        Map<String, Object> arrays = new LinkedHashMap<>();
        state.forEach((name, kept) -> arrays.put(name, HostRows.read(kept.rows(), kept.form())));
        arrays.putAll(chance.state());
        return arrays;
    }

    /**
     * Overwrites the state.
     *
     * @param arrays what {@link #hostState} returned last, with other contents
     */
    public final void putHostState(Map<String, Object> arrays) {
        state.forEach((name, kept) -> {
            if (kept.rows() != null) HostRows.write(arrays.get(name), kept.rows());
        });
        chance.put();
        restored();
        clearOutcome();
        observe();
    }

    @Override
    public void close() {
        nextEpisodes.close();
        countOver.close();
        memory.close();
    }
}
