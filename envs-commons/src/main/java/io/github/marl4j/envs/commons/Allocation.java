package io.github.marl4j.envs.commons;

/** How the resource is divided when more is asked for than there is. */
public enum Allocation {
    /** Unit by unit, each to any agent that still wants one, with equal chance. */
    STOCHASTIC,
    /** In proportion to the requests, rounded down; the few units left over go by chance, weighted with what is still wanted. */
    PROPORTIONAL
}
