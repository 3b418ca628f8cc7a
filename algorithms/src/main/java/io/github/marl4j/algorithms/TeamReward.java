package io.github.marl4j.algorithms;

/** How the rewards of the agents become the reward of the team. */
public enum TeamReward {
    /** Their mean: the shared reward itself where all agents are given the same, as in SMAX. */
    MEAN,
    /** Their sum. */
    SUM;

    float of(float[] rewards, int first, int agents) {
        double sum = 0;
        for (int i = first; i < first + agents; i++) sum += rewards[i];
        return (float) (this == SUM ? sum : sum / agents);
    }
}
