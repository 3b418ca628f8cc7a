package io.github.marl4j.envs.momaland.connect4;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.envs.momaland.Rules;
import io.github.marl4j.envs.momaland.board.OneGame;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class Connect4PropertyTest {

    @Property(tries = 60)
    void gameEndsAtTheFirstLineOfFourOrTheFullBoardAndRewardsSumToZero(
            @ForAll @IntRange(min = 4, max = 20) int width,
            @ForAll @IntRange(min = 4, max = 20) int height,
            @ForAll long seed) {
        Connect4Kernel kernel = new Connect4Kernel(new Connect4Options(width, height, true, 9, Rules.FIXED), 1, 0);
        OneGame game = new OneGame(kernel);
        Random random = new Random(seed);
        int moves = 0;
        while (!game.over()) {
            boolean[] mask = game.mask(game.mover());
            for (int x = 0; x < width; x++) assertThat(mask[x]).isEqualTo(kernel.cell(0, 0, x) == 0);
            int[] legal = game.legal();
            int mover = game.mover();
            game.play(legal[random.nextInt(legal.length)]);
            boolean won = anyLine(kernel, width, height, mover + 1);
            assertThat(game.over()).isEqualTo(won || ++moves == width * height);
            assertThat(game.reward(mover)[0]).isEqualTo(won ? 1 : 0);
            for (int k = 0; k < 2 + width; k++)
                assertThat(game.reward(0)[k] + game.reward(1)[k]).isZero();
        }
    }

    private static boolean anyLine(Connect4Kernel kernel, int width, int height, int token) {
        int[][] directions = {{0, 1}, {1, 0}, {1, 1}, {1, -1}};
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                for (int[] d : directions) {
                    int length = 0;
                    int r = row;
                    int c = column;
                    while (r < height && c < width && c >= 0 && kernel.cell(0, r, c) == token) {
                        length++;
                        r += d[0];
                        c += d[1];
                    }
                    if (length >= 4) return true;
                }
            }
        }
        return false;
    }
}
