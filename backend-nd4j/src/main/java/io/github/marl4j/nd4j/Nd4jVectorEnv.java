package io.github.marl4j.nd4j;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.shared.ActionReader;
import io.github.marl4j.env.shared.SharedBatch;
import io.github.marl4j.env.wrappers.VectorWrapper;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Many copies of any environment, told and played as ND4J arrays.
 *
 * <pre>{@code
 * try (Nd4jVectorEnv env = Nd4jVectorEnv.vector("smax/3m-v1", 4096)) {
 *     env.reset(42);
 *     INDArray seen = env.group(0).observations();   // FLOAT [4096, 3, 36], always this array
 *     env.step(chosenBy(seen));                      // INT [4096, 3]
 *     INDArray earned = env.group(0).rewards();      // FLOAT [4096, 3, 1]
 * }
 * }</pre>
 *
 * <p>The rules are run by the fused kernels of the JVM, on all threads of the view; each row is copied once, in bulk, to memory of ND4J while it is in the cache. Operations read that memory
 * in place; with an ND4J backend whose device has memory of its own the first operation after a step copies what it reads. The global state is copied when it is asked for.
 *
 * <p>It is a {@link VectorEnv} too: whatever steps it, with whichever batch, the arrays show the latest reset or step. Policies and evaluations of the library play it so, and {@link #batch}
 * is what they want beside {@link #step()}.
 */
public final class Nd4jVectorEnv extends VectorWrapper {
    private final Nd4jMemory memory = new Nd4jMemory();
    private final Nd4jMemory[] ofGroups;
    private final Nd4jRows[] rows;
    private final SharedBatch shared;
    private final ActionReader[] readers;
    private final Actions actions;
    private Batch told;
    private boolean stateShown;

    private Nd4jVectorEnv(VectorEnv inner) {
        super(inner, inner.spec(), false);
        told = inner.newBatch();
        actions = inner.newActions();
        ofGroups = new Nd4jMemory[told.groups.length];
        for (int g = 0; g < ofGroups.length; g++) ofGroups[g] = new Nd4jMemory();
        shared = new SharedBatch(told, memory, ofGroups);
        rows = new Nd4jRows[ofGroups.length];
        readers = new ActionReader[ofGroups.length];
        for (int g = 0; g < rows.length; g++) {
            rows[g] = Nd4jRows.of(told.groups[g].group, ofGroups[g]);
            readers[g] = new ActionReader(inner.spec(), g, shared.groups[g]);
        }
    }

    /** Shows an environment, which must not be used elsewhere from now on; closing this closes it. */
    public static Nd4jVectorEnv of(VectorEnv env) {
        return new Nd4jVectorEnv(env);
    }

    /** Returns {@code numEnvs} copies of an environment. */
    public static Nd4jVectorEnv vector(String id, int numEnvs) {
        return of(Marl4j.vector(id, numEnvs));
    }

    /**
     * Returns {@code numEnvs} copies of an environment.
     *
     * @param options values of some options by name
     * @param how threads, autoreset, kernel
     */
    public static Nd4jVectorEnv vector(String id, int numEnvs, Map<String, Object> options, VectorOptions how) {
        return of(Marl4j.vector(id, numEnvs, options, how));
    }

    /** Returns the arrays of the agent groups, in the order of the spec. */
    public List<Nd4jRows> groups() {
        return List.of(rows);
    }

    /** Returns the arrays of one agent group. */
    public Nd4jRows group(int index) {
        return rows[index];
    }

    /** Returns whether the step just made ended the episode, BOOL {@code [env]}. */
    public INDArray episodeOver() {
        return memory.array("episodeOver");
    }

    /** Returns the named numbers of the step just made, FLOAT {@code [env, info]}. */
    public INDArray infos() {
        return memory.array("infos");
    }

    /** Returns the global state now, FLOAT {@code [env, dimension of the state...]}; the first call after a step copies it. */
    public INDArray globalState() {
        showState();
        return memory.array("state");
    }

    /** Returns the global state at the end of the episodes that the step just made ended, the same shape; valid where {@link #episodeOver}. */
    public INDArray finalGlobalState() {
        showState();
        return memory.array("finalState");
    }

    /** Returns what the arrays show as arrays of the JVM: the batch of the latest reset or step. */
    public Batch batch() {
        return told;
    }

    /** Starts episode 0 of this seed in every copy. */
    public void reset(long seed) {
        reset(seed, told);
    }

    /** Starts the next episode of one copy. */
    public void resetRow(int env) {
        resetRow(env, told);
    }

    /**
     * Takes actions over and makes a step.
     *
     * @param chosen one array for each agent group, see {@link Nd4jRows#choose}
     */
    public void step(INDArray... chosen) {
        if (chosen.length != rows.length) {
            throw new IllegalArgumentException(spec().id() + ": got actions for " + chosen.length
                    + " agent groups, expected one array for each of " + rows.length);
        }
        for (int g = 0; g < rows.length; g++) rows[g].choose(chosen[g]);
        step();
    }

    /**
     * Makes a step with the actions that lie in {@link Nd4jRows#ints} and {@link Nd4jRows#floats}; those of agents that do not act may be anything.
     *
     * @throws io.github.marl4j.env.IllegalActionException if an agent that acts chose what is not in its space; nothing has changed then
     */
    public void step() {
        for (int g = 0; g < readers.length; g++) {
            ofGroups[g].readByHost("ints");
            ofGroups[g].readByHost("floats");
            readers[g].read(told.groups[g], actions.groups[g]);
        }
        step(actions, told);
    }

    @Override
    public void step(Policy.Player[] players, Actions chosen, Batch out) {
        inner.step(players, chosen, out, shared);
        afterStep(chosen, out, out);
    }

    @Override
    protected void stepInner(Actions chosen, Batch seen) {
        inner.step(chosen, seen, shared);
    }

    @Override
    protected void afterStep(Actions chosen, Batch seen, Batch out) {
        told = out;
        stateShown = false;
        memory.writtenByHost();
        for (Nd4jMemory ofGroup : ofGroups) ofGroup.writtenByHost();
    }

    @Override
    protected void afterReset(long seed, ResetOptions options, Batch seen, Batch out) {
        showAll(out);
    }

    @Override
    protected void afterResetRow(int env, Batch seen, Batch out) {
        shared.stepped(env, env + 1, out);
        afterStep(actions, out, out);
    }

    @Override
    protected void afterRestore(Batch seen, Batch out) {
        showAll(out);
    }

    private void showAll(Batch out) {
        shared.stepped(0, numEnvs(), out);
        afterStep(actions, out, out);
    }

    private void showState() {
        if (stateShown) return;
        shared.showState(told);
        memory.writtenByHost();
        stateShown = true;
    }
}
