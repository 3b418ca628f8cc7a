package io.github.marl4j.algorithms.duel;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.VectorEnv;
import java.util.Map;

/** Who plays the side that does not learn, in a shard of environments. Used by one thread. */
interface Opponent {

    /** Makes the opponent of a shard. */
    interface Source {
        /**
         * Makes it.
         *
         * @param env whose other side it plays; it never steps it
         * @param firstEnv number of the shard's first environment among all
         */
        Opponent of(VectorEnv env, int firstEnv);
    }

    /** Begins anew: every environment is at the start of episode 0 of this seed. */
    void begin(long seed);

    /**
     * Chooses for the side.
     *
     * @param seen what all see; not modified
     * @param fresh where an episode begins, {@code [env]}; not modified
     * @param actions of all; those of the side are overwritten
     */
    void act(Batch seen, boolean[] fresh, Actions actions);

    /** Returns the number of whoever has played in an environment since its episode began. */
    int opponent(int env);

    /** Returns the live arrays that its later choices depend on. */
    Map<String, Object> state();
}
