package io.github.marl4j.envs.commons;

/** Whether and how a society has come to its end. */
public enum Ending {
    /** It goes on. */
    NONE,
    /** The agents left less than the collapse threshold. In the last month this counts, not the time. */
    COLLAPSED,
    /** All months are played. */
    TIME_UP
}
