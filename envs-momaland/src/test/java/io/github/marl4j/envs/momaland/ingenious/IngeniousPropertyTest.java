package io.github.marl4j.envs.momaland.ingenious;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.envs.momaland.Rules;
import io.github.marl4j.envs.momaland.board.OneGame;
import io.github.marl4j.envs.momaland.ingenious.IngeniousOptions.RewardMode;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class IngeniousPropertyTest {

    @Property(tries = 40)
    void tilesAreConservedScoresAreSumsOfRewardsAndTheMaskFollowsTheRules(
            @ForAll @IntRange(min = 2, max = 6) int agents,
            @ForAll @IntRange(min = 2, max = 6) int rack,
            @ForAll @IntRange(min = 0, max = 4) int moreColours,
            @ForAll @IntRange(min = 3, max = 7) int side,
            @ForAll RewardMode mode,
            @ForAll Rules rules,
            @ForAll long seed) {
        int colours = Math.min(6, agents + moreColours);
        if (mode == RewardMode.TWO_TEAMS && agents % 2 != 0) return;
        IngeniousKernel kernel =
                new IngeniousKernel(new IngeniousOptions(agents, rack, colours, side, mode, false, rules), 1, 0);
        OneGame game = new OneGame(kernel);
        float[] earned = new float[agents * colours];
        Random random = new Random(seed);
        while (!game.over()) {
            requireMask(kernel, game, agents);
            int[] legal = game.legal();
            if (legal.length == 0) {
                assertThat(rules).isEqualTo(Rules.REFERENCE);
                assertThat(kernel.firstRound[0]).isTrue();
                return;
            }
            game.play(legal[random.nextInt(legal.length)]);
            for (int i = 0; i < earned.length; i++) earned[i] += game.batch.groups[0].rewards[i];
            for (int i = 0; i < earned.length; i++) assertThat(kernel.scores[i]).isEqualTo((int) earned[i]);
            assertThat(tileColours(kernel, agents * rack)).isEqualTo(allColours(kernel));
        }
        if (rules == Rules.FIXED) assertThat(Arrays.stream(kernel.scores)).allMatch(score -> score <= kernel.o.limit());
    }

    /** After the first round exactly the places with two empty hexes are open; in it they are some of these, next to a corner. */
    private static void requireMask(IngeniousKernel kernel, OneGame game, int agents) {
        HexBoard hexes = kernel.hexes;
        boolean[] mask = game.mask(game.mover());
        for (int a = 0; a < agents; a++) assertThat(game.mask(a)).isEqualTo(mask);
        int pairs = 0;
        for (int p = 0; p < hexes.numPlaces; p++) {
            boolean empty = kernel.board[hexes.firstCell[p]] == 0 && kernel.board[hexes.secondCell[p]] == 0;
            if (empty) pairs++;
            for (int slot = 0; slot < kernel.o.rackSize(); slot++) {
                boolean legal = mask[p * kernel.o.rackSize() + slot];
                if (kernel.firstRound[0])
                    assertThat(legal && !(empty && atCorner(hexes, p))).isFalse();
                else assertThat(legal).isEqualTo(empty);
            }
        }
        assertThat(kernel.freePairs[0]).isEqualTo(pairs / 2);
    }

    private static boolean atCorner(HexBoard hexes, int place) {
        for (int step : hexes.step) {
            if (hexes.cornerAt(hexes.firstCell[place] + step) >= 0) return true;
            if (hexes.cornerAt(hexes.secondCell[place] + step) >= 0) return true;
        }
        return false;
    }

    /** How often each colour is on the board (without its corners), in racks and in the bag. */
    private static int[] tileColours(IngeniousKernel kernel, int slots) {
        int[] count = new int[7];
        for (int cell = 0; cell < kernel.hexes.numCells; cell++) {
            if (kernel.board[cell] > 0 && kernel.hexes.cornerAt(cell) < 0) count[kernel.board[cell]]++;
        }
        count(count, Arrays.copyOf(kernel.racks, slots));
        count(count, Arrays.copyOf(kernel.bag, kernel.bagSize[0]));
        return count;
    }

    private static int[] allColours(IngeniousKernel kernel) {
        int[] count = new int[7];
        count(count, kernel.tiles);
        return count;
    }

    private static void count(int[] count, byte[] tiles) {
        for (byte tile : tiles) {
            if (tile == 0) continue;
            count[tile >> 3]++;
            count[tile & 7]++;
        }
    }
}
