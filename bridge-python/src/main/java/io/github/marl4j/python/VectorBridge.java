package io.github.marl4j.python;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.VectorBackend;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.shared.ActionReader;
import io.github.marl4j.env.shared.SharedBatch;
import io.github.marl4j.env.wrappers.LinearReward;
import io.github.marl4j.env.wrappers.TimeLimit;
import java.util.Map;

/** Many copies of an environment whose results and actions lie in direct memory. Any thread may call it; calls wait for each other. */
public final class VectorBridge implements AutoCloseable {
    private final VectorEnv env;
    private final Batch batch;
    private final Actions actions;
    private final ActionReader[] readers;
    private final SharedBatch shared;

    /**
     * Makes an environment.
     *
     * @param options of the environment, JSON object
     * @param threads 0 for as many as pay
     * @param firstEnv number of the first copy in the random streams
     * @param autoreset {@code SAME_STEP} or {@code DISABLED}
     * @param kernel {@code AUTO}, {@code PLAIN} or {@code SIMD}
     * @param weights one for each objective, which makes the reward a single number; empty to leave it as it is
     */
    public VectorBridge(
            String id,
            int numEnvs,
            String options,
            int threads,
            int firstEnv,
            String autoreset,
            String kernel,
            float[] weights) {
        VectorOptions how = new VectorOptions(
                threads, firstEnv, AutoresetMode.valueOf(autoreset), KernelChoice.valueOf(kernel), VectorBackend.JVM);
        this.env = weighted(Marl4j.vector(id, numEnvs, JsonText.map(id + ": options", options), how), weights);
        this.batch = env.newBatch();
        this.actions = env.newActions();
        this.shared = new SharedBatch(batch);
        this.readers = new ActionReader[batch.groups.length];
        for (int g = 0; g < readers.length; g++) {
            readers[g] = new ActionReader(env.spec(), g, shared.groups[g]);
        }
    }

    /**
     * Makes one copy without automatic resets, for the views with agent names.
     *
     * @param maxCycles steps after which it is cut off; 0 for its own limit only
     * @param weights of the objectives; empty to leave the reward as it is
     */
    static VectorEnv one(String id, String options, int maxCycles, float[] weights) {
        VectorOptions how = VectorOptions.DEFAULT.withThreads(1).withAutoreset(AutoresetMode.DISABLED);
        VectorEnv one = weighted(Marl4j.vector(id, 1, JsonText.map(id + ": options", options), how), weights);
        return maxCycles == 0 ? one : new TimeLimit(one, maxCycles);
    }

    private static VectorEnv weighted(VectorEnv env, float[] weights) {
        return weights.length == 0 ? env : new LinearReward(env, weights);
    }

    /** Returns the facts of the environment as JSON. */
    public String facts() {
        return JsonText.of(Facts.of(env.spec()));
    }

    /** Returns which form of the rules runs. */
    public String kernel() {
        return env.kernel();
    }

    /** Returns where results and actions lie. */
    public SharedBatch memory() {
        return shared;
    }

    /**
     * Starts episode 0 of a seed in every copy.
     *
     * @param options of the reset, JSON object
     */
    public synchronized void reset(long seed, String options) {
        Map<String, Object> values = JsonText.map(env.spec().id() + ": reset options", options);
        env.reset(seed, new ResetOptions(values), batch);
        shared.stepped(0, env.numEnvs(), batch);
    }

    /** Starts the next episode of one copy. */
    public synchronized void resetRow(int row) {
        env.resetRow(row, batch);
        batch.clearOutcome(row);
        shared.stepped(row, row + 1, batch);
    }

    /**
     * Makes one step with the actions in memory.
     *
     * @throws io.github.marl4j.env.IllegalActionException if an agent that acts chose what is not in its space; nothing has changed then
     */
    public synchronized void step() {
        for (int g = 0; g < readers.length; g++) readers[g].read(batch.groups[g], actions.groups[g]);
        env.step(actions, batch, shared);
    }

    /** Writes the global state to memory. */
    public synchronized void showState() {
        shared.showState(batch);
    }

    /** Returns a picture of one copy. */
    public synchronized Picture render(int row) {
        return Picture.of(env.render(row));
    }

    /** Returns one copy as text. */
    public synchronized String describe(int row) {
        return env.describe(row);
    }

    @Override
    public synchronized void close() {
        env.close();
    }
}
