package io.github.marl4j.testkit;

/**
 * How much a check plays.
 *
 * @param seed of episodes and random actions
 * @param numEnvs copies in a batch; {@link EnvChecks#vectorEqualsSingle} wants a few dozen, so that threads share the rows
 * @param steps steps of each copy; enough for some episodes to end
 */
public record CheckPlan(long seed, int numEnvs, int steps) {
    /** Seconds for a small environment. */
    public static final CheckPlan DEFAULT = new CheckPlan(7, 37, 150);

    public CheckPlan {
        if (numEnvs < 1) throw new IllegalArgumentException("check: numEnvs=" + numEnvs + " must be at least 1");
        if (steps < 1) throw new IllegalArgumentException("check: steps=" + steps + " must be at least 1");
    }

    /** Returns a copy with another seed. */
    public CheckPlan withSeed(long newSeed) {
        return new CheckPlan(newSeed, numEnvs, steps);
    }

    @Override
    public String toString() {
        return "new CheckPlan(" + seed + ", " + numEnvs + ", " + steps + ")";
    }
}
