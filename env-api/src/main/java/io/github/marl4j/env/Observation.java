package io.github.marl4j.env;

import java.util.Arrays;

/**
 * What one agent sees.
 *
 * @param values flat row in the layout of the agent's observation space, shape {@code [features]}
 * @param actionMask which choices are legal now, shape {@code [maskSize of the action space]}; empty if the action space has no discrete part
 */
public record Observation(float[] values, boolean[] actionMask) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Observation that
                && Arrays.equals(values, that.values)
                && Arrays.equals(actionMask, that.actionMask);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(actionMask);
    }

    @Override
    public String toString() {
        return "Observation" + Arrays.toString(values) + ", legal " + Legal.choices(actionMask);
    }
}
