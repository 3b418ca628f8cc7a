package io.github.marl4j.envs.momaland.breakthrough;

import static io.github.marl4j.envs.momaland.breakthrough.BreakthroughKernel.LEFT;
import static io.github.marl4j.envs.momaland.breakthrough.BreakthroughKernel.RIGHT;
import static io.github.marl4j.envs.momaland.breakthrough.BreakthroughKernel.STRAIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.envs.momaland.Rules;
import io.github.marl4j.envs.momaland.board.OneGame;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class BreakthroughRulesTest {
    private static final int WIDTH = 4;
    private static final int HEIGHT = 6;

    /** A game in this position: rows from y = 0, with 1 and 2 for the players' pieces. */
    private static OneGame game(Rules rules, int objectives, int moves, String... rows) {
        BreakthroughKernel kernel =
                new BreakthroughKernel(new BreakthroughOptions(WIDTH, HEIGHT, objectives, rules), 1, 0);
        OneGame game = new OneGame(kernel);
        Arrays.fill(kernel.pieces, 0);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                if (rows[y].charAt(x) == '1') kernel.pieces[x] |= 1 << y;
                if (rows[y].charAt(x) == '2') kernel.pieces[WIDTH + x] |= 1 << y;
            }
        }
        kernel.moves[0] = moves;
        return game.look();
    }

    private static int action(int x, int y, int direction) {
        return (x * HEIGHT + y) * 3 + direction;
    }

    @Test
    void piecesMoveStraightToEmptyCellsAndDiagonallyUnlessAnOwnPieceIsThere() {
        OneGame game = game(Rules.FIXED, 4, 0, "....", ".1..", "122.", "....", "....", "...2");
        assertThat(game.legal()).containsExactly(action(0, 2, STRAIGHT), action(0, 2, RIGHT), action(1, 1, RIGHT));
    }

    @Test
    void playerOneMovesTheOtherWay() {
        OneGame game = game(Rules.FIXED, 4, 1, "1...", "....", "....", "....", ".1..", "2.2.");
        assertThat(game.legal())
                .containsExactly(
                        action(0, 5, STRAIGHT),
                        action(0, 5, RIGHT),
                        action(2, 5, LEFT),
                        action(2, 5, STRAIGHT),
                        action(2, 5, RIGHT));
    }

    @Test
    void capturesEarnAndCostAsMuch() {
        OneGame game = game(Rules.FIXED, 4, 4, "....", "..1.", ".2..", "....", "....", "...2");
        game.play(action(2, 1, LEFT));
        assertThat(game.over()).isFalse();
        assertThat(game.reward(0)).containsExactly(0, 0, 1 / 8f, 0);
        assertThat(game.reward(1)).containsExactly(0, 0, 0, -1 / 8f);
    }

    @Test
    void objectivesBeyondTheNumberAskedForAreLeftOut() {
        OneGame game = game(Rules.FIXED, 3, 4, "....", "..1.", ".2..", "....", "....", "...2");
        game.play(action(2, 1, LEFT));
        assertThat(game.reward(0)).containsExactly(0, 0, 1 / 8f);
        assertThat(game.reward(1)).containsExactly(0, 0, 0);
    }

    @Test
    void farRowWins() {
        OneGame game = game(Rules.FIXED, 4, 10, "2...", "....", "....", "....", "..1.", "2...");
        game.play(action(2, 4, RIGHT));
        float quick = (float) (1 - 11.0 / (4 * WIDTH * (HEIGHT - 3) + 1));
        assertThat(game.over()).isTrue();
        assertThat(game.reward(0)).containsExactly(1, quick, 0, 0);
        assertThat(game.reward(1)).containsExactly(-1, -quick, 0, 0);
    }

    @Test
    void takingTheLastPieceWins() {
        OneGame game = game(Rules.FIXED, 4, 11, "....", "....", ".1..", "..2.", "....", "....");
        game.play(action(2, 3, LEFT));
        assertThat(game.over()).isTrue();
        assertThat(game.reward(1)[0]).isEqualTo(1);
        assertThat(game.reward(1)[2]).isEqualTo(1 / 8f);
        assertThat(game.reward(0)[3]).isEqualTo(-1 / 8f);
    }

    @Test
    void referenceLooksToTheRightBeforeItCapturesToTheLeft() {
        String[] onlyLeft = {"....", ".1..", "2.1.", "....", "....", "...2"};
        assertThat(game(Rules.FIXED, 4, 0, onlyLeft).legal()).contains(action(1, 1, LEFT));
        assertThat(game(Rules.REFERENCE, 4, 0, onlyLeft).legal()).doesNotContain(action(1, 1, LEFT));
        String[] both = {"....", ".1..", "2.2.", "....", "....", "...2"};
        assertThat(game(Rules.REFERENCE, 4, 0, both).legal()).contains(action(1, 1, LEFT));
    }

    @Test
    void referenceLetsAPieceCaptureItsOwn() {
        OneGame game = game(Rules.REFERENCE, 4, 0, "....", ".1..", "1.2.", "....", "....", "...2");
        game.play(action(1, 1, LEFT));
        assertThat(game.reward(0)).containsExactly(0, 0, 1 / 8f, 0);
        assertThat(game.reward(1)).containsExactly(0, 0, 0, -1 / 8f);
        float own = 0;
        for (int i = 0; i < WIDTH * HEIGHT; i++) own += game.observation(0)[2 * i];
        assertThat(own).isEqualTo(1);
    }

    @Test
    void observationsAreIndexedAsDeclared() {
        String[] rows = {"...1", "....", "....", "....", "....", "2..."};
        float[] fixed = game(Rules.FIXED, 4, 0, rows).observation(0);
        float[] reference = game(Rules.REFERENCE, 4, 0, rows).observation(0);
        assertThat(fixed[3 * 2]).isEqualTo(1);
        assertThat(fixed[5 * WIDTH * 2 + 1]).isEqualTo(1);
        assertThat(reference[3 * HEIGHT * 2]).isEqualTo(1);
        assertThat(reference[5 * 2 + 1]).isEqualTo(1);
    }

    @Test
    void illegalMovesAreRefused() {
        OneGame game = game(Rules.FIXED, 4, 0, "....", ".1..", ".2..", "....", "....", "...2");
        for (int illegal : new int[] {action(1, 1, STRAIGHT), action(0, 0, RIGHT), -1, 3 * WIDTH * HEIGHT}) {
            assertThatThrownBy(() -> game.play(illegal)).isInstanceOf(IllegalActionException.class);
        }
    }

    @Test
    void textListsTheLegalMoves() {
        assertThat(game(Rules.FIXED, 4, 0, "....", "...1", "....", "2...", "....", "....")
                        .text())
                .contains(" 1    .  .  .  1", "player_0 (1) moves towards y=5")
                .contains(action(3, 1, LEFT) + ": 3,1 > 2,2")
                .contains(action(3, 1, STRAIGHT) + ": 3,1 > 3,2");
    }
}
