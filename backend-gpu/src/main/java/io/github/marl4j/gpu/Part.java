package io.github.marl4j.gpu;

/** What a host can ask a device for after a step; see {@link io.github.marl4j.env.Batch}. */
public enum Part {
    /** Observations of all groups. */
    OBSERVATIONS,
    /** Observations at the end of the episodes that a step ended. */
    FINAL_OBSERVATIONS,
    /** Action masks. */
    ACTION_MASKS,
    /** Rewards. */
    REWARDS,
    /** Who is alive, and who acts. */
    ALIVE,
    /** Who is terminated or truncated, and which episodes are over. */
    ENDS,
    /** Global states. */
    STATE,
    /** Global states at the end of the episodes that a step ended. */
    FINAL_STATE,
    /** Infos. */
    INFOS
}
