package io.github.marl4j.envs.fighting.roster;

/** How a hit must be blocked. */
public enum Level {
    /** Either way. */
    MID,
    /** Crouching. */
    LOW,
    /** Standing. */
    OVERHEAD
}
