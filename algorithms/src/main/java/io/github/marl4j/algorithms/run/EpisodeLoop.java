package io.github.marl4j.algorithms.run;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.VectorEnv;

/** Plays a number of episodes, each environment its fixed share of them. */
final class EpisodeLoop {

    /** Keeps the books of the episodes. */
    interface Books {
        /** Notes a step of an environment. */
        void step(Batch batch, int env);

        /**
         * Notes that the episode of an environment ended with the step just noted; its next one begins.
         *
         * @param place of the episode among those that are wanted, or -1 if it is not
         */
        void end(Batch batch, int env, int place);
    }

    private EpisodeLoop() {}

    /**
     * Plays.
     *
     * @param seed of the episodes
     */
    static void play(VectorEnv env, Seating seating, int episodes, long seed, Books books) {
        int numEnvs = env.numEnvs();
        Batch batch = env.newBatch();
        Actions actions = env.newActions();
        int[] place = new int[numEnvs];
        int left = episodes;
        for (int e = 0; e < numEnvs; e++) seating.sit(e, place[e] = e);
        env.reset(seed, batch);
        while (left > 0) {
            seating.act(batch, actions);
            env.step(actions, batch);
            for (int e = 0; e < numEnvs; e++) {
                books.step(batch, e);
                if (!batch.episodeOver[e]) continue;
                boolean wanted = place[e] < episodes;
                books.end(batch, e, wanted ? place[e] : -1);
                if (wanted) left--;
                place[e] += numEnvs;
                seating.sit(e, place[e]);
            }
        }
    }
}
