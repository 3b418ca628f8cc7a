package io.github.marl4j.envs.momaland.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for random play of all four games with random options. */
final class BoardPropertyTest {

    record Game(String id, Map<String, Object> options) {}

    @Provide
    Arbitrary<Game> games() {
        Arbitrary<Integer> side = Arbitraries.integers().between(3, 9);
        Arbitrary<Integer> agents = Arbitraries.integers().between(1, 5);
        return Arbitraries.of("connect4", "breakthrough", "same-game", "ingenious")
                .flatMap(name -> Combinators.combine(side, side, agents, Arbitraries.of(true, false))
                        .as((width, height, n, flag) -> game(name, width, height, n, flag)));
    }

    private static Game game(String name, int width, int height, int agents, boolean flag) {
        Map<String, Object> options = new LinkedHashMap<>();
        if (name.equals("ingenious")) {
            options.put("numAgents", Math.max(2, agents));
            options.put("boardSize", Math.min(width, 5));
            options.put("rackSize", Math.min(6, height - 1));
            options.put("fullyObs", flag);
            options.put("rewardMode", flag ? "collaborative" : "competitive");
        } else {
            options.put("boardWidth", Math.max(width, name.equals("connect4") ? 4 : 3));
            options.put("boardHeight", Math.max(height, name.equals("same-game") ? 3 : 5));
        }
        if (name.equals("connect4")) options.put("columnObjectives", flag);
        if (name.equals("breakthrough")) options.put("numObjectives", Math.min(4, agents));
        if (name.equals("same-game")) {
            options.put("numAgents", agents);
            options.put("teamRewards", flag);
            options.put("colorRewards", !flag);
        }
        return new Game("momaland/" + name + "-v1", options);
    }

    /** Chooses for the given row; the same for the same row number, step and mask, wherever the row lies. */
    private static void choose(Batch batch, int row, int number, int step, Actions actions) {
        Batch.Rows rows = batch.groups[0];
        for (int a = 0; a < rows.numAgents; a++) {
            int at = row * rows.numAgents + a;
            if (!rows.acts[at]) continue;
            int legal = 0;
            for (int i = 0; i < rows.maskSize; i++) legal += rows.actionMask[at * rows.maskSize + i] ? 1 : 0;
            assertThat(legal).isPositive();
            int skip = (int) Math.floorMod(Chance.mix(number * 1_000_003L + step), (long) legal);
            int choice = 0;
            while (!rows.actionMask[at * rows.maskSize + choice] || skip-- > 0) choice++;
            actions.groups[0].ints[at] = choice;
        }
    }

    @Property(tries = 40)
    void batchOnThreadsPlaysLikeSingleGames(
            @ForAll("games") Game game, @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int threads) {
        int envs = 35;
        VectorOptions how = VectorOptions.DEFAULT.withThreads(threads);
        try (VectorEnv many = Marl4j.vector(game.id, envs, game.options, how)) {
            Batch batch = many.newBatch();
            Actions actions = many.newActions();
            many.reset(seed, batch);
            int[] rows = {0, 16, 34};
            VectorEnv[] singles = new VectorEnv[rows.length];
            Batch[] singleBatches = new Batch[rows.length];
            for (int i = 0; i < rows.length; i++) {
                singles[i] = Marl4j.vector(
                        game.id,
                        1,
                        game.options,
                        VectorOptions.DEFAULT.withThreads(1).withFirstEnv(rows[i]));
                singleBatches[i] = singles[i].newBatch();
                singles[i].reset(seed, singleBatches[i]);
            }
            for (int step = 0; step < 60; step++) {
                for (int row = 0; row < envs; row++) choose(batch, row, row, step, actions);
                many.step(actions, batch);
                for (int i = 0; i < rows.length; i++) {
                    Actions one = singles[i].newActions();
                    choose(singleBatches[i], 0, rows[i], step, one);
                    singles[i].step(one, singleBatches[i]);
                    requireSameRow(batch, rows[i], singleBatches[i]);
                }
            }
            for (VectorEnv single : singles) single.close();
        }
    }

    private static void requireSameRow(Batch many, int row, Batch one) {
        Batch.Rows a = many.groups[0];
        Batch.Rows b = one.groups[0];
        int n = a.numAgents;
        int seen = n * a.observationSize;
        int mask = n * a.maskSize;
        int rewards = n * a.numObjectives;
        assertThat(Arrays.copyOfRange(a.observations, row * seen, (row + 1) * seen))
                .isEqualTo(b.observations);
        assertThat(Arrays.copyOfRange(a.actionMask, row * mask, (row + 1) * mask))
                .isEqualTo(b.actionMask);
        assertThat(Arrays.copyOfRange(a.rewards, row * rewards, (row + 1) * rewards))
                .isEqualTo(b.rewards);
        assertThat(Arrays.copyOfRange(a.acts, row * n, (row + 1) * n)).isEqualTo(b.acts);
        assertThat(Arrays.copyOfRange(a.terminated, row * n, (row + 1) * n)).isEqualTo(b.terminated);
        assertThat(many.episodeOver[row]).isEqualTo(one.episodeOver[0]);
        if (one.episodeOver[0]) {
            assertThat(Arrays.copyOfRange(a.finalObservations, row * seen, (row + 1) * seen))
                    .isEqualTo(b.finalObservations);
        }
    }

    @Property(tries = 60)
    void gamesEnd(@ForAll("games") Game game, @ForAll long seed) {
        try (VectorEnv one = Marl4j.vector(game.id, 1, game.options, VectorOptions.DEFAULT.withThreads(1))) {
            Batch batch = one.newBatch();
            Actions actions = one.newActions();
            one.reset(seed, batch);
            int step = 0;
            do {
                choose(batch, 0, 7, step, actions);
                one.step(actions, batch);
            } while (!batch.episodeOver[0] && ++step < 2000);
            assertThat(batch.episodeOver[0]).isTrue();
            assertThat(batch.groups[0].terminated).containsOnly(true);
        }
    }
}
