package io.github.marl4j.envs.foraging;

/** Which food a scripted player goes for. Source: the heuristics H1 to H4 of lbforaging 2.0.0, as Papoudakis et al. (LIAM, 2021) used them as partners. */
enum ForagingTarget {
    /** The nearest food. */
    NEAREST("nearest", false, false),
    /** The food nearest to the middle of all players in sight. */
    CENTRE("centre", true, false),
    /** The nearest food that the player can load alone. */
    NEAREST_LIGHT("nearest-light", false, true),
    /** The food nearest to the middle of all players in sight that they can load together. */
    CENTRE_LIGHT("centre-light", true, true);

    final String policyName;
    /** Whether distance counts from the middle of the players in sight. */
    final boolean fromCentre;
    /** Whether foods that are too heavy are left alone: for the player alone, or for all in sight if distance counts from their middle. */
    final boolean liftable;

    ForagingTarget(String policyName, boolean fromCentre, boolean liftable) {
        this.policyName = policyName;
        this.fromCentre = fromCentre;
        this.liftable = liftable;
    }
}
