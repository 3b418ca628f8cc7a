package io.github.marl4j.envs.momaland.breakthrough;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.envs.momaland.Rules;
import io.github.marl4j.envs.momaland.board.OneGame;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class BreakthroughPropertyTest {

    @Property(tries = 60)
    void maskFollowsTheRulesCellByCellAndOnlyCapturesTakePieces(
            @ForAll @IntRange(min = 3, max = 20) int width,
            @ForAll @IntRange(min = 5, max = 20) int height,
            @ForAll Rules rules,
            @ForAll long seed) {
        BreakthroughKernel kernel = new BreakthroughKernel(new BreakthroughOptions(width, height, 4, rules), 1, 0);
        OneGame game = new OneGame(kernel);
        Random random = new Random(seed);
        int pieces = 4 * width;
        while (!game.over()) {
            requireMask(kernel, game, rules);
            int[] legal = game.legal();
            if (legal.length == 0) {
                assertThat(rules).isEqualTo(Rules.REFERENCE);
                return;
            }
            int mover = game.mover();
            game.play(legal[random.nextInt(legal.length)]);
            if (game.reward(mover)[2] > 0) pieces--;
            assertThat(count(kernel)).isEqualTo(pieces);
        }
    }

    private static int count(BreakthroughKernel kernel) {
        int count = 0;
        for (int line : kernel.pieces) count += Integer.bitCount(line);
        return count;
    }

    private static int cell(BreakthroughKernel kernel, int x, int y) {
        return x < 0 || x >= kernel.width || y < 0 || y >= kernel.height ? -1 : kernel.cell(0, x, y);
    }

    private static void requireMask(BreakthroughKernel kernel, OneGame game, Rules rules) {
        int player = game.mover();
        int own = player + 1;
        int other = 2 - player;
        boolean[] mask = game.mask(player);
        assertThat(game.mask(1 - player)).containsOnly(false);
        for (int x = 0; x < kernel.width; x++) {
            for (int y = 0; y < kernel.height; y++) {
                int ahead = player == 0 ? y + 1 : y - 1;
                int left = cell(kernel, x - 1, ahead);
                int right = cell(kernel, x + 1, ahead);
                boolean mine = cell(kernel, x, y) == own;
                boolean leftLegal =
                        rules == Rules.FIXED ? left == 0 || left == other : x > 0 && (left == 0 || right == other);
                int action = (x * kernel.height + y) * 3;
                assertThat(mask[action]).isEqualTo(mine && leftLegal);
                assertThat(mask[action + 1]).isEqualTo(mine && cell(kernel, x, ahead) == 0);
                assertThat(mask[action + 2]).isEqualTo(mine && (right == 0 || right == other));
            }
        }
    }
}
