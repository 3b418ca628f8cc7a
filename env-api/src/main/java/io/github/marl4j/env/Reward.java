package io.github.marl4j.env;

import java.util.Arrays;

/**
 * What an agent earned in one step: one number, or one per objective in a multi-objective environment.
 *
 * @param values one number per objective, in the order of {@link EnvSpec#objectives()}
 */
public record Reward(float... values) {

    /**
     * Returns the only number of a single-objective reward.
     *
     * @throws IllegalStateException if there are several objectives
     */
    public float scalar() {
        if (values.length != 1) {
            throw new IllegalStateException("reward has " + values.length
                    + " objectives, not 1; read values() or wrap the environment in LinearReward(weights)");
        }
        return values[0];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reward that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return values.length == 1 ? Float.toString(values[0]) : Arrays.toString(values);
    }
}
