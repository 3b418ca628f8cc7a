package io.github.marl4j.env;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What most kernels have: facts, randomness, and the arrays of their state, each listed where it is made. */
public abstract class GameKernel implements Kernel {
    private final EnvSpec facts;
    private final int numEnvs;
    private final Map<String, Object> state = new LinkedHashMap<>();

    /** The randomness of the rows. */
    protected final Chance chance;

    /**
     * Creates a kernel without state.
     *
     * @param firstEnv number of the first row among all copies, see {@link VectorOptions#firstEnv()}
     */
    protected GameKernel(EnvSpec facts, int numEnvs, int firstEnv) {
        this.facts = facts;
        this.numEnvs = numEnvs;
        this.chance = new Chance(numEnvs, firstEnv);
    }

    /**
     * Makes an array part of the state.
     *
     * @param array live, never replaced by another one
     * @return the array
     */
    protected final <A> A kept(String name, A array) {
        state.put(name, array);
        return array;
    }

    @Override
    public final EnvSpec spec() {
        return facts;
    }

    @Override
    public final int numEnvs() {
        return numEnvs;
    }

    @Override
    public final Chance chance() {
        return chance;
    }

    @Override
    public final Map<String, Object> state() {
        return Collections.unmodifiableMap(state);
    }
}
