package io.github.marl4j.envs.momaland.itemgathering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.ResetOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class ItemGatheringRulesTest {
    private static final int STAY = 0;
    private static final int UP = 1;
    private static final int DOWN = 2;
    private static final int LEFT = 3;
    private static final int RIGHT = 4;

    private static ItemGatheringKernel game(Map<String, Object> options) {
        ItemGatheringKernel game = new ItemGatheringKernel(ItemGatheringOptions.of(options), 1, 0);
        game.newWorker().reset(0, ResetOptions.NONE);
        return game;
    }

    private static Batch step(ItemGatheringKernel game, int... actions) {
        Batch out = new Batch(game.spec(), 1);
        Actions chosen = new Actions(game.spec(), 1);
        System.arraycopy(actions, 0, chosen.groups[0].ints, 0, actions.length);
        Kernel.Worker worker = game.newWorker();
        worker.step(0, 1, chosen, out);
        worker.observe(0, 1, out);
        return out;
    }

    private static void draw(ItemGatheringKernel game, int site, double... values) {
        RecordedDraws draws = new RecordedDraws();
        for (int i = 0; i < values.length; i++) draws.put(site, i, values[i]);
        game.chance().replay(0, draws);
    }

    @Test
    void agentsWalkAndStopAtTheEdge() {
        ItemGatheringKernel game = game(Map.of("initialMap", "1 0 1/0 0 0/1 0 2"));
        step(game, UP, DOWN, RIGHT);
        assertThat(game.cell).containsExactly(0, 5, 7);
        step(game, LEFT, LEFT, UP);
        assertThat(game.cell[0]).isEqualTo(0);
    }

    @Test
    void neighboursMaySwapPlaces() {
        ItemGatheringKernel game = game(Map.of("initialMap", "1 1 2"));
        step(game, RIGHT, LEFT);
        assertThat(game.cell).containsExactly(1, 0);
    }

    @Test
    void oneOfTwoOnTheSameCellGoesBack() {
        ItemGatheringKernel game = game(Map.of("initialMap", "1 0 1/0 0 2"));
        draw(game, ItemGatheringKernel.COLLISION, 1);
        step(game, RIGHT, LEFT);
        assertThat(game.cell).containsExactly(1, 2);
    }

    @Test
    void oneWhoIsSentBackSendsBackWhoeverTookItsPlace() {
        ItemGatheringKernel game = game(Map.of("initialMap", "1 1 0 1 2"));
        // 1 and 2 meet in the middle, 1 loses; then 1 meets 0 at its old place and 0 loses.
        draw(game, ItemGatheringKernel.COLLISION, 0, 1);
        step(game, RIGHT, RIGHT, LEFT);
        assertThat(game.cell).containsExactly(0, 1, 2);
    }

    @Test
    void itemsOfDifferentTypesAreDifferentObjectives() {
        ItemGatheringKernel game = game(Map.of("initialMap", "1 9 2/1 5 2"));
        Batch out = step(game, RIGHT, RIGHT);
        assertThat(out.groups[0].rewards).containsExactly(0, 0, 1, 0, 1, 0);
        assertThat(game.left[0]).isEqualTo(2);
        assertThat(game.spec().objectives()).extracting("name").containsExactly("item2", "item5", "item9");
    }

    @Test
    void aTeamSharesWhatAnyonePicksUp() {
        ItemGatheringKernel game = game(Map.of("initialMap", "1 9 2/1 5 2", "rewardMode", "team"));
        assertThat(step(game, RIGHT, RIGHT).groups[0].rewards).containsExactly(0, 1, 1, 0, 1, 1);
    }

    @Test
    void aFailedPickUpLeavesTheItem() {
        ItemGatheringKernel game = game(Map.of("initialMap", "1 2 0", "pickupProbabilities", List.of(0.3)));
        draw(game, ItemGatheringKernel.PICKUP, 0.3, 0.29);
        assertThat(step(game, RIGHT).groups[0].rewards).containsExactly(0);
        assertThat(game.items[1]).isEqualTo(1);
        assertThat(step(game, STAY).groups[0].rewards).containsExactly(1);
        assertThat(game.items[1]).isEqualTo(0);
    }

    @Test
    void theEpisodeTerminatesWhenNothingIsLeft() {
        ItemGatheringKernel game = game(Map.of("initialMap", "1 2 0", "numTimesteps", 1));
        Batch out = step(game, RIGHT);
        assertThat(out.groups[0].terminated).containsExactly(true);
        assertThat(out.groups[0].truncated).containsExactly(false);
    }

    @Test
    void theEpisodeIsTruncatedAtTheTimeLimit() {
        ItemGatheringKernel game = game(Map.of("initialMap", "1 0 2", "numTimesteps", 1));
        Batch out = step(game, STAY);
        assertThat(out.groups[0].terminated).containsExactly(false);
        assertThat(out.groups[0].truncated).containsExactly(true);
        assertThat(out.episodeOver).containsExactly(true);
    }

    @Test
    void theReferenceTellsBothEndsInEachOthersPlace() {
        Map<String, Object> options = Map.of("initialMap", "1 2 0", "numTimesteps", 1, "rules", "reference");
        Batch early = step(game(Map.of("initialMap", "1 2 0", "numTimesteps", 9, "rules", "reference")), RIGHT);
        assertThat(early.groups[0].terminated).containsExactly(false);
        assertThat(early.groups[0].truncated).containsExactly(true);
        Batch both = step(game(options), RIGHT);
        assertThat(both.groups[0].terminated).containsExactly(true);
        assertThat(both.groups[0].truncated).containsExactly(true);
    }

    @Test
    void anAgentSeesItselfAndTheMapWithAgentsOverItems() {
        ItemGatheringKernel game =
                game(Map.of("initialMap", "1 4 0/0 2 1", "pickupProbabilities", List.of(0, 0), "numTimesteps", 9));
        Batch out = step(game, RIGHT, STAY);
        assertThat(out.groups[0].observations).containsExactly(-1, 0, -1, 0, 0, 1, -2, -2, 0, -1, 0, 0, 1, -2);
        assertThat(out.state).containsExactly(0, -1, 0, 0, 1, -2);
    }

    @Test
    void shufflingLeavesTheTwoOuterRingsAlone() {
        String map = "1 2 2 2 2 2/2 2 2 2 2 2/2 2 0 3 2 2/2 2 4 1 2 2/2 2 2 2 2 2/2 2 2 2 2 2";
        ItemGatheringKernel game =
                new ItemGatheringKernel(ItemGatheringOptions.of(Map.of("initialMap", map, "randomise", true)), 40, 0);
        int[] seen = new int[36];
        for (int env = 0; env < 40; env++) {
            game.newWorker().reset(env, ResetOptions.NONE);
            assertThat(game.cell[2 * env]).isZero();
            seen[game.cell[2 * env + 1]]++;
            assertThat(game.left[env]).isEqualTo(33);
        }
        // Rows and columns 2 and 3 are permuted: the second agent is in one of their four cells, and in each at times.
        assertThat(seen[14] + seen[15] + seen[20] + seen[21]).isEqualTo(40);
        assertThat(List.of(seen[14], seen[15], seen[20], seen[21])).allMatch(count -> count > 0);
    }

    @Property(tries = 60)
    void nobodySharesACellAndItemsAreEitherLeftOrEarned(
            @ForAll @IntRange(min = 1, max = 12) int agents, @ForAll long seed) {
        ItemMap map = ItemMap.generate(7, 8, new int[] {3, 2}, agents, seed);
        ItemGatheringKernel game = game(Map.of("initialMap", map, "numTimesteps", 1000));
        Random random = new Random(seed);
        float earned = 0;
        for (int t = 0; t < 30 && game.left[0] > 0; t++) {
            Batch out = step(game, random.ints(agents, 0, 5).toArray());
            for (float reward : out.groups[0].rewards) earned += reward;
            assertThat(Arrays.stream(game.cell).distinct().count()).isEqualTo(agents);
            assertThat(Arrays.stream(game.items).filter(v -> v > 0).count()).isEqualTo(game.left[0]);
            assertThat(game.left[0] + earned).isEqualTo(5);
        }
    }

    @Test
    void generatedMapsHoldWhatWasAskedFor() {
        ItemMap map = ItemMap.generate(8, 8, new int[] {3, 3, 2}, 2, 5);
        int[] cells = map.flat();
        for (int value = 1; value <= 4; value++) {
            int wanted = value;
            assertThat(Arrays.stream(cells).filter(v -> v == wanted).count())
                    .isEqualTo(value == 2 || value == 3 ? 3 : 2);
        }
        assertThatThrownBy(() -> ItemMap.generate(5, 5, new int[] {2}, 1, 5))
                .hasMessage(
                        "momaland/item-gathering-v1: a map of 5 rows and 5 columns has no free cell left for value 2");
    }

    @Test
    void wrongOptionsAreRefusedInOneSentence() {
        assertThatThrownBy(() -> ItemGatheringOptions.of(Map.of("initialMap", "0 2/0 0")))
                .hasMessage("momaland/item-gathering-v1: initialMap has no agent (1)");
        assertThatThrownBy(() -> ItemGatheringOptions.of(Map.of("initialMap", List.of(List.of(1, 0)))))
                .hasMessage("momaland/item-gathering-v1: initialMap has no item (2 or more)");
        assertThatThrownBy(() -> ItemGatheringOptions.of(Map.of("initialMap", "1 2/0")))
                .hasMessageContaining("row 1 has length=1, expected 2");
        assertThatThrownBy(() -> ItemGatheringOptions.of(Map.of("initialMap", "1 x")))
                .hasMessageContaining("\"x\"");
        assertThatThrownBy(() -> ItemGatheringOptions.of(Map.of("pickupProbabilities", List.of(1, 1))))
                .hasMessageContaining("length=2, expected one for each of 3 item types");
        assertThatThrownBy(() -> ItemGatheringOptions.of(Map.of("pickupProbabilities", List.of(1, 1, 1.5))))
                .hasMessageContaining("must hold numbers from 0 to 1");
    }

    @Test
    void anActionThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> step(game(Map.of()), STAY, -1))
                .isInstanceOf(IllegalActionException.class)
                .hasMessageContaining("action -1 of agent_1");
    }
}
