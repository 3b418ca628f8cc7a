package io.github.marl4j.envs.fighting.roster;

/** How long a falling fighter stays down; the order is that of the numbers in traces. */
public enum Knockdown {
    /** The hit does not knock down. */
    NONE,
    /** 26 frames, 14 when UP is held on landing. */
    SOFT,
    /** 44 frames. */
    HARD
}
