package io.github.marl4j.envs.momaland.multiwalker;

import io.github.marl4j.env.Chance;
import java.util.Arrays;
import java.util.Locale;

/** The hand-written policies whose returns were recorded. Each walker acts by itself on what it sees. */
enum ReferencePolicy {
    /** Every motor anything. */
    RANDOM,
    /** No motor anything. */
    ZERO,
    /** Hips forwards and knees back. */
    CONST,
    /** One leg before, one behind, hull level. */
    BRACE,
    /** Legs swing in turn. */
    STEP;

    /**
     * Returns the policy of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static ReferencePolicy of(String name) {
        for (ReferencePolicy policy : values())
            if (policy.name().toLowerCase(Locale.ROOT).equals(name)) return policy;
        throw new IllegalArgumentException(
                "statistics: key \"policy\" holds \"" + name + "\", expected one of " + Arrays.toString(values()));
    }

    /**
     * Writes a walker's action.
     *
     * @param seen what it sees, from {@code o} on
     * @param cycle steps of the episode so far
     * @param luck 64 random bits, others for each walker and step
     * @param into four numbers from -1 to 1, from {@code at} on
     */
    void act(float[] seen, int o, int cycle, long luck, float[] into, int at) {
        switch (this) {
            case RANDOM -> {
                for (int j = 0; j < MultiwalkerSpec.JOINTS; j++) into[at + j] = (Chance.mix(luck + j) >> 40) * 0x1p-23f;
            }
            case ZERO -> Arrays.fill(into, at, at + MultiwalkerSpec.JOINTS, 0f);
            case CONST -> {
                for (int j = 0; j < MultiwalkerSpec.JOINTS; j++) into[at + j] = j % 2 == 0 ? 0.5f : -0.5f;
            }
            case BRACE -> legs(seen, o, 0.35, -0.35, 0.35, 0.35, into, at);
            case STEP -> {
                double s = Math.sin(0.12 * cycle);
                legs(seen, o, 0.3 * s, -0.3 * s, 0.4 - 0.2 * s, 0.4 + 0.2 * s, into, at);
            }
        }
    }

    /** Hips and knees as springs with dampers; hips also hold the hull level. */
    private static void legs(
            float[] seen, int o, double hip, double otherHip, double knee, double otherKnee, float[] into, int at) {
        double level = 1.5 * seen[o] + 4 * seen[o + 1];
        into[at] = clip(4 * (hip - seen[o + 4]) - 0.4 * seen[o + 5] + level);
        into[at + 1] = clip(4 * (knee - seen[o + 6]) - 0.4 * seen[o + 7]);
        into[at + 2] = clip(4 * (otherHip - seen[o + 9]) - 0.4 * seen[o + 10] + level);
        into[at + 3] = clip(4 * (otherKnee - seen[o + 11]) - 0.4 * seen[o + 12]);
    }

    private static float clip(double value) {
        return (float) Math.max(-1, Math.min(1, value));
    }
}
