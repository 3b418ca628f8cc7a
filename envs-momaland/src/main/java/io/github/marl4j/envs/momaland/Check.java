package io.github.marl4j.envs.momaland;

import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.UnknownNameException;
import java.util.List;

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

    /**
     * Refuses every reset option: these games start in one way only. Allocates nothing if there is none.
     *
     * @throws UnknownNameException if there is one
     */
    public static void noResetOptions(String id, ResetOptions options) {
        if (options.isEmpty()) return;
        for (String name : options.values().keySet())
            throw new UnknownNameException(id, "reset option", name, List.of());
    }

    /** Returns the error for an action that the rules do not allow. */
    public static IllegalActionException illegal(EnvSpec spec, int env, int agent, int action) {
        return new IllegalActionException(spec.id() + ": action " + action + " of agent "
                + spec.agents().get(agent) + " in env=" + env + " is illegal; choose where the action mask is set");
    }
}
