package io.github.marl4j.algorithms.duel;

/** Who begins the next response after a snapshot. */
public enum OracleStart {
    /** The learner as it is: a copy of the newest snapshot. */
    NEWEST,
    /** The weights of the beginning, which have no habits to give up. */
    START
}
