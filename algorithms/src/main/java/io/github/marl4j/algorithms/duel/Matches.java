package io.github.marl4j.algorithms.duel;

import io.github.marl4j.algorithms.PpoConfig;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.Arrays;
import java.util.List;

/** Plays members of a population against each other to see how good they are; nobody learns. */
final class Matches {
    private static final int MAX_ENVS = 64;

    private final TrainConfig run;
    private final PpoConfig settings;
    private final DuelSides sides;
    private final Population population;

    /** Two policies that meet, by their numbers: the first plays the first side. */
    record Pairing(int first, int second) {}

    /**
     * What came of a pairing, seen from the first side.
     *
     * @param earned what the first side earned more than the second, all games added
     */
    record Result(int games, int wins, int draws, int losses, double earned) {
        static final Result NONE = new Result(0, 0, 0, 0, 0);

        Result plus(int outcome, double gap) {
            return new Result(
                    games + 1,
                    wins + (outcome > 0 ? 1 : 0),
                    draws + (outcome == 0 ? 1 : 0),
                    losses + (outcome < 0 ? 1 : 0),
                    earned + gap);
        }

        /** Returns (wins + ½ draws) / games. */
        double winRate() {
            return (wins + 0.5 * draws) / games;
        }
    }

    Matches(Duel duel) {
        this.run = duel.run();
        this.settings = duel.settings();
        this.sides = duel.sides();
        this.population = duel.population();
    }

    /**
     * Plays some games of each pairing; every environment its fixed share, so that short games are not counted more often than long ones.
     *
     * @param seed of games and choices
     */
    Result[] play(List<Pairing> pairings, int games, long seed) {
        Result[] results = new Result[pairings.size()];
        Arrays.fill(results, Result.NONE);
        int all = pairings.size() * games;
        if (all == 0) return results;
        int numEnvs = Math.min(all, MAX_ENVS);
        VectorOptions how = VectorOptions.DEFAULT.withThreads(Math.min(run.threads(), numEnvs));
        try (VectorEnv env = run.env().vector(numEnvs, how)) {
            Table table = new Table(numEnvs, pairings, games);
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(seed, batch);
            int left = all;
            for (long step = 0; left > 0; step++) {
                table.act(batch, actions, Chance.mix(seed), step);
                env.step(actions, batch);
                left -= table.note(batch, results);
            }
        }
        return results;
    }

    /** Who plays in which environment, and what they have earned there so far. */
    private final class Table {
        private final List<Pairing> pairings;
        private final int games;
        private final SidePlayer[] players = new SidePlayer[2];
        private final int[][] owners;
        private final boolean[] fresh;
        private final int[] place;
        private final double[][] earned;

        Table(int numEnvs, List<Pairing> pairings, int games) {
            this.pairings = pairings;
            this.games = games;
            owners = new int[2][numEnvs];
            fresh = new boolean[numEnvs];
            place = new int[numEnvs];
            earned = new double[2][numEnvs];
            for (int s = 0; s < 2; s++) {
                int side = s;
                players[s] = new SidePlayer(sides, settings, env -> side, numEnvs);
            }
            for (int env = 0; env < numEnvs; env++) sit(env, env);
        }

        private void sit(int env, int game) {
            place[env] = game;
            Pairing pairing = pairings.get(Math.min(game / games, pairings.size() - 1));
            owners[0][env] = pairing.first;
            owners[1][env] = pairing.second;
            earned[0][env] = 0;
            earned[1][env] = 0;
            fresh[env] = true;
        }

        void act(Batch batch, Actions actions, long key, long step) {
            for (int side = 0; side < 2; side++) {
                long counter = step * players[side].draws();
                players[side].act(
                        batch,
                        fresh,
                        owners[side],
                        population::weights,
                        false,
                        Chance.mix(key + side),
                        counter,
                        actions);
            }
            Arrays.fill(fresh, false);
        }

        /** Enters what ended into the results and returns how many of the wanted games these were. */
        int note(Batch batch, Result[] results) {
            int ended = 0;
            for (int env = 0; env < fresh.length; env++) {
                for (int side = 0; side < 2; side++) earned[side][env] += sides.reward(side, batch, env);
                if (!batch.episodeOver[env]) continue;
                int pairing = place[env] / games;
                if (pairing < results.length) {
                    int outcome = sides.outcome(batch, env, earned[0][env], earned[1][env]);
                    results[pairing] = results[pairing].plus(outcome, earned[0][env] - earned[1][env]);
                    ended++;
                }
                sit(env, place[env] + fresh.length);
            }
            return ended;
        }
    }
}
