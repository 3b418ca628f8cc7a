package io.github.marl4j.algorithms.run;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
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
     * Plays with the same policy in every agent group.
     *
     * @param seed of episodes and choices
     */
    static void play(VectorEnv env, Policy policy, int episodes, long seed, Books books) {
        int numEnvs = env.numEnvs();
        EnvSpec spec = env.spec();
        Policy.Player[] players = new Policy.Player[spec.groups().size()];
        for (int g = 0; g < players.length; g++) players[g] = policy.newPlayer(spec, g, numEnvs, seed + g);
        Batch batch = env.newBatch();
        Actions actions = env.newActions();
        int[] round = new int[numEnvs];
        int left = episodes;
        env.reset(seed, batch);
        while (left > 0) {
            for (Policy.Player player : players) player.act(batch, actions);
            env.step(actions, batch);
            for (int e = 0; e < numEnvs; e++) {
                books.step(batch, e);
                if (!batch.episodeOver[e]) continue;
                int place = round[e]++ * numEnvs + e;
                boolean wanted = place < episodes;
                books.end(batch, e, wanted ? place : -1);
                if (wanted) left--;
            }
        }
    }
}
