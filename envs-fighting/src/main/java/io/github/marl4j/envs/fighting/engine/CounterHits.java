package io.github.marl4j.envs.fighting.engine;

/** Which hits count as counter hits. */
public enum CounterHits {
    /** Those on a victim who is striking, as the rules say. */
    AS_THEY_COME,
    /** The first hit of every combo. */
    ALWAYS,
    /** None. */
    NEVER
}
