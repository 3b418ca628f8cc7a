package io.github.marl4j.env;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a player draws from, environment by environment: chance, and how many decisions it has made. Both belong to the episode, so the same episode comes out in a batch of any size. For those who
 * write players.
 */
public final class Decisions {
    /** The chance of the environments; draws take the agent as site and the decision as index. */
    public final Chance chance;

    /** Decisions made, {@code [env]}. */
    private final long[] made;

    /**
     * Begins in every environment.
     *
     * @param numEnvs rows of the batches
     * @param seed of what is drawn
     */
    public Decisions(int numEnvs, long seed) {
        chance = new Chance(numEnvs, 0);
        chance.seed(seed);
        made = new long[numEnvs];
    }

    /** Returns the live arrays, for {@link Policy.Player#state}. */
    public Map<String, Object> state() {
        Map<String, Object> arrays = new LinkedHashMap<>(chance.state());
        arrays.put("decisions", made);
        return arrays;
    }

    /** Begins an episode in one environment. */
    public void begin(int env, long seed) {
        chance.seed(env, seed);
        made[env] = 0;
    }

    /** Returns how many decisions were made in an environment before the present one. */
    public long made(int env) {
        return made[env];
    }

    /** The present decision of an environment is made. */
    public void count(int env) {
        made[env]++;
    }
}
