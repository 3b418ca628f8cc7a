package io.github.marl4j.envs.fighting.roster;

/** Postures with boxes of their own. */
public enum Stance {
    /** On both feet. */
    STAND,
    /** Ducked. */
    CROUCH,
    /** In a jump. */
    AIR,
    /** Thrown through the air. */
    JUGGLE,
    /** On the floor. */
    DOWN
}
