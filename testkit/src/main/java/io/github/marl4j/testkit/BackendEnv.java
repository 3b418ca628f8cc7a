package io.github.marl4j.testkit;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.ReplayingVectorEnv;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.VectorEnv;

/** Copies of an environment on a backend, and the state that they are in. */
final class BackendEnv {
    private final VectorEnv env;
    private Snapshot state;

    /** Whether it ever was given recorded draws. */
    private boolean replays;

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

    /**
     * Makes a step and returns the state after it.
     *
     * @throws BackendReplay.LackingException if the actions are outside their spaces, which rules may understand and views refuse
     */
    Snapshot step(Actions actions) {
        try {
            env.step(actions, told);
        } catch (IllegalActionException refused) {
            throw new BackendReplay.LackingException(refused);
        }
        state = env.snapshot();
        return state;
    }

    /** Starts the next episode of a copy and returns the state of all. */
    Snapshot reset(int row) {
        env.resetRow(row, told);
        state = env.snapshot();
        return state;
    }

    boolean takesRecordedDraws() {
        return env instanceof ReplayingVectorEnv;
    }

    /** Lets it take the recorded draws that a kernel of the JVM would take now. */
    void replay(Chance chance) {
        if (!(env instanceof ReplayingVectorEnv replaying)) return;
        for (int row = 0; row < env.numEnvs(); row++) {
            RecordedDraws draws = chance.recording(row);
            if (draws == null && !replays) continue;
            replaying.replay(row, draws);
            replays = true;
        }
    }

    void close() {
        env.close();
    }
}
