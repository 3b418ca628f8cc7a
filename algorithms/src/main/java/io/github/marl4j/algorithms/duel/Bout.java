package io.github.marl4j.algorithms.duel;

import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Episodes between two opponents, one for each side, of whom nobody learns. */
final class Bout {
    private static final int MAX_ENVS = 64;

    private Bout() {}

    /**
     * Plays; every environment its fixed share of the episodes, so that short ones are not counted more often than long ones.
     *
     * @param first plays the first side
     * @param second plays the second side
     * @param seed of the episodes and of all choices
     * @return as the first side sees them
     */
    static List<OneSide.Played> play(
            TrainConfig.EnvConfig env,
            DuelSides sides,
            Opponent.Source first,
            Opponent.Source second,
            int episodes,
            long seed) {
        int numEnvs = Math.min(episodes, MAX_ENVS);
        try (VectorEnv envs = env.vector(numEnvs, VectorOptions.DEFAULT.withThreads(1))) {
            Opponent[] players = {first.of(envs, 0), second.of(envs, 0)};
            for (Opponent player : players) player.begin(seed);
            Batch batch = envs.newBatch();
            Actions actions = envs.newActions();
            boolean[] fresh = new boolean[numEnvs];
            Arrays.fill(fresh, true);
            int[] place = new int[numEnvs];
            double[][] earned = new double[2][numEnvs];
            for (int e = 0; e < numEnvs; e++) place[e] = e;
            List<OneSide.Played> played = new ArrayList<>();
            envs.reset(seed, batch);
            while (played.size() < episodes) {
                for (Opponent player : players) player.act(batch, fresh, actions);
                envs.step(actions, batch);
                System.arraycopy(batch.episodeOver, 0, fresh, 0, numEnvs);
                for (int e = 0; e < numEnvs; e++) {
                    for (int side = 0; side < 2; side++) earned[side][e] += sides.reward(side, batch, e);
                    if (!fresh[e]) continue;
                    int outcome = sides.outcome(batch, e, earned[0][e], earned[1][e]);
                    if (place[e] < episodes) played.add(new OneSide.Played(0, outcome, earned[0][e], earned[1][e]));
                    place[e] += numEnvs;
                    earned[0][e] = 0;
                    earned[1][e] = 0;
                }
            }
            return played;
        }
    }
}
