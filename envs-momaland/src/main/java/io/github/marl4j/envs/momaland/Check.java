package io.github.marl4j.envs.momaland;

import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.IllegalActionException;

/** Refusals that the games share, each in one sentence. */
public final class Check {
    private Check() {}

    /**
     * Refuses a whole number outside its range.
     *
     * @throws IllegalArgumentException if it is not from {@code low} to {@code high}
     */
    public static void between(String id, String name, int value, int low, int high) {
        if (value >= low && value <= high) return;
        throw new IllegalArgumentException(
                id + ": " + name + "=" + value + " must be a whole number from " + low + " to " + high);
    }

    /** Returns the error for an action that the rules do not allow. */
    public static IllegalActionException illegal(EnvSpec spec, int env, int agent, int action) {
        return new IllegalActionException(spec.id() + ": action " + action + " of agent "
                + spec.agents().get(agent) + " in env=" + env + " is illegal; choose where the action mask is set");
    }
}
