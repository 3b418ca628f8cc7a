package io.github.marl4j.envs.commons;

/** Which form of the rules to play. */
public enum Rules {
    /** As the game is meant: requests are kept in range, the sustainable share is that of the agents present. */
    STRICT,
    /**
     * With the faults of GovSim that change what happens: any request is accepted, a negative one shortens the division (D9), the threshold that agents are told is 10 in the first month
     * and later divides by the number of agents configured (D4), a newcomer's calendar begins in January (D6), a change of language in mid-run always hides nothing.
     */
    REFERENCE
}
