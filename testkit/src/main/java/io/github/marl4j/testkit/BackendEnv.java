package io.github.marl4j.testkit;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.VectorEnv;

/** One environment on a backend, and the state that it is in. */
final class BackendEnv {
    private final VectorEnv env;
    private Snapshot state;

    /** What it told last. */
    final Batch told;

    BackendEnv(VectorEnv env) {
        this.env = env;
        this.told = env.newBatch();
    }

    String kernel() {
        return env.kernel();
    }

    /** Brings it to a state. If it is there already, by a step of its own, what that step told stands. */
    void goTo(Snapshot wanted) {
        if (wanted.equals(state)) return;
        env.restore(wanted, told);
        state = wanted;
    }

    /** Makes a step and returns the state after it. */
    Snapshot step(Actions actions) {
        env.step(actions, told);
        state = env.snapshot();
        return state;
    }

    /** Starts the next episode and returns the state at its start. */
    Snapshot reset() {
        env.resetRow(0, told);
        state = env.snapshot();
        return state;
    }

    void close() {
        env.close();
    }
}
