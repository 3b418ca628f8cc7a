package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.env.Space;
import java.util.Locale;

/** A part of what an agent sees. */
public enum View {
    /** 156 numbers from the agent's point of view. */
    VECTOR,
    /** The picture, {@code [224][384][3]}, 0 to 255. */
    RGB,
    /** FightLadder's stack, {@code [100][128][3]}: red of 11 frames ago, green of 7, blue of 3. */
    STACK3,
    /** Brightness of the last decisions, {@code [84][84][stack]}, newest last. */
    GRAY84;

    /** Returns its name in options. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns its space. */
    Space space(int stack) {
        return switch (this) {
            case VECTOR -> new Space.Box(-VectorView.BOUND, VectorView.BOUND, VectorView.SIZE);
            case RGB -> new Space.Box(0, 255, 224, 384, 3);
            case STACK3 -> new Space.Box(0, 255, 100, 128, 3);
            case GRAY84 -> new Space.Box(0, 255, 84, 84, stack);
        };
    }
}
