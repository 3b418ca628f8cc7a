package io.github.marl4j.envs.foraging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds on every field and in every game. */
class ForagingPropertyTest {

    private static ForagingKernel kernel(Map<String, Object> options, long seed) {
        ForagingOptions chosen = ForagingOptions.of(Field.ID, options);
        EnvSpec facts = ForagingSpec.of(Field.ID, chosen);
        ForagingKernel game = new ForagingKernel(facts, chosen, 1, 0);
        game.chance().seed(seed);
        game.newWorker().reset(0, ResetOptions.NONE);
        return game;
    }

    @Property(tries = 200)
    void foodsStandOffTheBorderAndApartAndPlayersOnCellsOfTheirOwn(
            @ForAll long seed,
            @ForAll @IntRange(min = 3, max = 12) int rows,
            @ForAll @IntRange(min = 3, max = 12) int columns,
            @ForAll @IntRange(min = 1, max = 9) int players,
            @ForAll @IntRange(min = 1, max = 12) int foods) {
        ForagingKernel game =
                kernel(Map.of("fieldSize", List.of(rows, columns), "players", players, "maxNumFood", foods), seed);
        Set<String> taken = new HashSet<>();
        int sum = 0;
        for (int i = 0; i < players; i++) {
            assertThat(taken.add(game.row[i] + "," + game.column[i])).isTrue();
            assertThat(game.level[i]).isBetween(1, 2);
        }
        int strongest = Arrays.stream(game.level).sorted().limit(3).sum();
        for (int f = 0; f < foods; f++) {
            if (game.foodLevel[f] == 0) continue;
            sum += game.foodLevel[f];
            assertThat(game.foodLevel[f]).isBetween(1, strongest);
            assertThat(game.foodRow[f]).isBetween(1, rows - 2);
            assertThat(game.foodColumn[f]).isBetween(1, columns - 2);
            assertThat(taken.add(game.foodRow[f] + "," + game.foodColumn[f])).isTrue();
            for (int g = 0; g < f; g++) {
                if (game.foodLevel[g] == 0) continue;
                int down = game.foodRow[f] - game.foodRow[g];
                int right = game.foodColumn[f] - game.foodColumn[g];
                // Otherwise a cell could touch both.
                assertThat(down * down + right * right).isGreaterThan(4);
            }
        }
        assertThat(game.spawned[0]).isEqualTo(sum);
    }

    @Property(tries = 100)
    void whatIsEatenIsPaidInProportionToItsLevel(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int players) {
        Map<String, Object> options =
                Map.of("fieldSize", 5, "players", players, "maxNumFood", 2, "maxEpisodeSteps", 200);
        try (VectorEnv env = Marl4j.vector(Field.ID, 1, options, VectorOptions.DEFAULT)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            SplittableRandom random = new SplittableRandom(seed);
            env.reset(seed, batch);
            int left = foodOf(batch.state);
            int spawned = left;
            for (int t = 0; t < 150; t++) {
                for (int i = 0; i < players; i++) actions.groups[0].ints[i] = random.nextInt(6);
                env.step(actions, batch);
                int now = foodOf(batch.episodeOver[0] ? batch.finalState : batch.state);
                double paid = 0;
                for (float reward : batch.groups[0].rewards) paid += reward;
                assertThat(paid).isCloseTo((double) (left - now) / spawned, within(1e-5));
                if (batch.episodeOver[0]) spawned = foodOf(batch.state);
                left = foodOf(batch.state);
            }
        }
    }

    private static int foodOf(float[] state) {
        return (int) (state[2] + state[5]);
    }

    @Property(tries = 100)
    void theOrderOfThePlayersDoesNotMatter(@ForAll long seed, @ForAll @IntRange(min = 2, max = 9) int players) {
        Map<String, Object> options = Map.of("fieldSize", 4, "players", players, "maxNumFood", 1);
        ForagingKernel one = kernel(options, seed);
        ForagingKernel other = kernel(options, seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < players; i++) order.add(i);
        Collections.shuffle(order, new Random(seed));
        for (int i = 0; i < players; i++) {
            other.row[i] = one.row[order.get(i)];
            other.column[i] = one.column[order.get(i)];
            other.level[i] = one.level[order.get(i)];
        }
        Kernel.Worker oneWorker = one.newWorker();
        Kernel.Worker otherWorker = other.newWorker();
        Actions oneActions = new Actions(one.spec(), 1);
        Actions otherActions = new Actions(other.spec(), 1);
        Batch oneBatch = new Batch(one.spec(), 1);
        Batch otherBatch = new Batch(other.spec(), 1);
        for (int t = 0; t < 30; t++) {
            for (int i = 0; i < players; i++) oneActions.groups[0].ints[i] = random.nextInt(6);
            for (int i = 0; i < players; i++) otherActions.groups[0].ints[i] = oneActions.groups[0].ints[order.get(i)];
            oneWorker.step(0, 1, oneActions, oneBatch);
            otherWorker.step(0, 1, otherActions, otherBatch);
            for (int i = 0; i < players; i++) {
                assertThat(other.row[i]).isEqualTo(one.row[order.get(i)]);
                assertThat(other.column[i]).isEqualTo(one.column[order.get(i)]);
                assertThat(otherBatch.groups[0].rewards[i]).isEqualTo(oneBatch.groups[0].rewards[order.get(i)]);
            }
            if (oneBatch.episodeOver[0]) return;
        }
    }
}
