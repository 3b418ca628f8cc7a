package io.github.marl4j.envs.commons;

/** What happens in a month, in this order. Source: GovSim, scenarios/common/environment/concurrent_env.py. */
public enum Phase {
    /** Everybody says in private how much to take. */
    HARVEST,
    /** Everybody learns what it got. */
    REVEAL,
    /** All talk; left out where there is no communication. */
    DISCUSSION,
    /** Everybody reflects; then the resource grows back. */
    HOME
}
