package io.github.marl4j.envs.momaland.connect4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.envs.momaland.Rules;
import io.github.marl4j.envs.momaland.board.OneGame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Connect4RulesTest {

    private static OneGame game(int width, int height, boolean columns) {
        return new OneGame(new Connect4Kernel(new Connect4Options(width, height, columns, 9, Rules.FIXED), 1, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "vertical, 0 1 0 1 0 1 0",
        "horizontal, 0 0 1 1 2 2 3",
        "rising, 0 1 1 2 2 3 2 3 3 6 3",
        "falling, 3 2 2 1 1 0 1 0 0 6 0",
        "closing a gap, 0 0 1 1 3 3 2"
    })
    void fourInALineWinForTheMover(String line, String moves) {
        OneGame game = game(7, 6, false);
        String[] columns = moves.split(" ");
        for (String column : columns) {
            assertThat(game.over()).isFalse();
            game.play(Integer.parseInt(column));
        }
        assertThat(game.over()).isTrue();
        assertThat(game.reward(0)).containsExactly(1, (float) (1 - columns.length / 42.0));
        assertThat(game.reward(1)).containsExactly(-1, (float) (columns.length / 42.0 - 1));
        assertThat(game.batch.groups[0].terminated).containsExactly(true, true);
        assertThat(game.batch.groups[0].truncated).containsExactly(false, false);
    }

    @Test
    void nothingIsEarnedBeforeTheEnd() {
        OneGame game = game(7, 6, true).play(3, 3, 4);
        assertThat(game.reward(0)).containsOnly(0);
        assertThat(game.reward(1)).containsOnly(0);
    }

    @Test
    void columnsGoToWhoHasMoreTokensInThem() {
        OneGame game = game(4, 4, true).play(0, 1, 0, 1, 0, 2, 0);
        assertThat(game.reward(0)).containsExactly(1, 1 - 7 / 16f, 1, -1, -1, 0);
        assertThat(game.reward(1)).containsExactly(-1, 7 / 16f - 1, -1, 1, 1, 0);
    }

    @Test
    void fullBoardWithoutALineIsADraw() {
        OneGame game = game(4, 4, false).play(0, 0, 0, 0, 1, 1, 1, 1, 2, 3, 2, 2, 2, 3, 3, 3);
        assertThat(game.over()).isTrue();
        assertThat(game.reward(0)).containsExactly(0, 0);
        assertThat(game.reward(1)).containsExactly(0, 0);
    }

    @Test
    void winWithTheLastTokenIsNotQuick() {
        Connect4Kernel kernel = new Connect4Kernel(new Connect4Options(4, 4, false, 9, Rules.FIXED), 1, 0);
        OneGame game = new OneGame(kernel);
        String[] rows = {"OOO.", "XXXO", "OXOX", "XOXX"};
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 4; column++) {
                if (rows[row].charAt(column) == 'X') kernel.tokens[column] |= 1 << (3 - row);
                if (rows[row].charAt(column) == 'O') kernel.tokens[4 + column] |= 1 << (3 - row);
            }
        }
        kernel.moves[0] = 15;
        game.look().play(3);
        assertThat(game.over()).isTrue();
        assertThat(game.reward(1)).containsExactly(1, 0);
        assertThat(game.reward(0)).containsExactly(-1, 0);
    }

    @Test
    void playersSeeTheBoardFromTheirSide() {
        OneGame game = game(4, 4, true).play(2, 1);
        float[] first = game.observation(0);
        float[] second = game.observation(1);
        int bottomOfColumn2 = (3 * 4 + 2) * 2;
        int bottomOfColumn1 = (3 * 4 + 1) * 2;
        assertThat(first[bottomOfColumn2]).isEqualTo(1);
        assertThat(first[bottomOfColumn1 + 1]).isEqualTo(1);
        assertThat(second[bottomOfColumn2 + 1]).isEqualTo(1);
        assertThat(second[bottomOfColumn1]).isEqualTo(1);
    }

    @Test
    void fullColumnsAreMaskedAndRefused() {
        OneGame game = game(4, 4, true).play(1, 1, 1, 1);
        assertThat(game.legal()).containsExactly(0, 2, 3);
        assertThat(game.mask(1)).containsOnly(false);
        assertThatThrownBy(() -> game.play(1))
                .isInstanceOf(IllegalActionException.class)
                .hasMessage("momaland/connect4-v1: action 1 of agent player_0 in env=0 is illegal;"
                        + " choose where the action mask is set");
    }

    @Test
    void columnsOutsideTheBoardAreRefused() {
        assertThatThrownBy(() -> game(4, 4, true).play(4)).isInstanceOf(IllegalActionException.class);
        assertThatThrownBy(() -> game(4, 4, true).play(-1)).isInstanceOf(IllegalActionException.class);
    }

    @Test
    void nothingIsLegalAfterTheEnd() {
        OneGame game = game(7, 6, true).play(0, 1, 0, 1, 0, 1, 0);
        assertThat(game.mask(0)).containsOnly(false);
        assertThat(game.mask(1)).containsOnly(false);
        assertThat(game.batch.groups[0].alive).containsOnly(false);
        assertThat(game.mover()).isEqualTo(1);
    }

    @Test
    void textShowsTokensAndTurn() {
        assertThat(game(4, 4, true).play(2, 1).text()).isEqualTo("""
                  .  .  .  .
                  .  .  .  .
                  .  .  .  .
                  .  O  X  .
                  0  1  2  3
                player_0 (X) chooses a column
                """);
    }
}
