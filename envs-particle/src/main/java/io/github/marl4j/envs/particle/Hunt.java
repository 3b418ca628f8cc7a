package io.github.marl4j.envs.particle;

/** Whom a scripted predator goes for. Source: the scripted predators of LIAM (Papoudakis et al., 2021) and, for the leader, of the code released with CLAM. */
enum Hunt {
    /** The prey. */
    PREY("to-prey"),
    /** Along the axis on which any other agent is farthest, towards it. */
    FARTHEST_AXIS("to-farthest-axis"),
    /** The nearest of the other agents. */
    NEAREST("to-nearest"),
    /** One of the two other predators, drawn anew each step. */
    RANDOM_PREDATOR("to-random-predator"),
    /** The first of the other predators. */
    LEADER("to-leader");

    final String policyName;

    Hunt(String policyName) {
        this.policyName = policyName;
    }
}
