package io.github.marl4j.envs.momaland.samegame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.envs.momaland.Rules;
import io.github.marl4j.envs.momaland.board.OneGame;
import org.junit.jupiter.api.Test;

final class SameGameRulesTest {

    /** A game in this position: rows from the top, digits are colours, points empty cells. */
    private static OneGame game(SameGameOptions options, String... rows) {
        SameGameKernel kernel = new SameGameKernel(options, 1, 0);
        OneGame game = new OneGame(kernel);
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length(); x++)
                kernel.board.set(0, x, y, "..123456789".indexOf(rows[y].charAt(x), 1) - 1);
        }
        kernel.markGroups(0);
        return game.look();
    }

    private static SameGameOptions options(int width, int height, int agents, boolean team, boolean colours) {
        return new SameGameOptions(width, height, 3, agents, team, colours, Rules.FIXED);
    }

    private static String position(OneGame game, int width, int height, int colours) {
        StringBuilder rows = new StringBuilder();
        float[] seen = game.observation(0);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                char shown = '.';
                for (int c = 0; c < colours; c++)
                    if (seen[(y * width + x) * colours + c] == 1) shown = (char) ('1' + c);
                rows.append(shown);
            }
            rows.append(' ');
        }
        return rows.toString().trim();
    }

    @Test
    void removedGroupsLetTilesFallAndColumnsCloseUp() {
        OneGame game = game(options(4, 3, 1, false, true), "1.23", "2132", "2131");
        assertThat(position(game, 4, 3, 3)).isEqualTo("1.23 2132 2131");
        game.play(5);
        assertThat(position(game, 4, 3, 3)).isEqualTo("123. 232. 231.");
        assertThat(game.reward(0)).containsExactly(4, 0, 0);
        game.play(4);
        assertThat(position(game, 4, 3, 3)).isEqualTo(".23. .32. 131.");
        assertThat(game.reward(0)).containsExactly(0, 4, 0);
    }

    @Test
    void groupsAreConnectedAtSidesOnly() {
        OneGame game = game(options(3, 3, 1, false, true), "121", "212", "122");
        assertThat(game.legal()).containsExactly(5, 7, 8);
        game.play(7);
        assertThat(game.reward(0)).containsExactly(0, 9, 0);
    }

    @Test
    void windingGroupsAreFoundWhole() {
        OneGame game = game(options(5, 5, 1, false, false), "11111", "22221", "11121", "12221", "11111");
        game.play(10);
        assertThat(game.reward(0)).containsExactly(17 * 17);
        assertThat(position(game, 5, 5, 3)).isEqualTo("..... ..... ...2. .222. 2222.");
    }

    @Test
    void gameEndsWhenNoGroupIsLeft() {
        OneGame game = game(options(3, 3, 2, false, true), "1..", "122", "311");
        game.play(4);
        assertThat(game.over()).isFalse();
        assertThat(game.mover()).isEqualTo(1);
        game.play(0);
        assertThat(game.over()).isFalse();
        game.play(7);
        assertThat(game.over()).isTrue();
        assertThat(game.batch.groups[0].terminated).containsExactly(true, true);
        assertThat(game.mover()).isEqualTo(1);
        assertThat(game.mask(1)).containsOnly(false);
    }

    @Test
    void onlyTheMoverEarnsUnlessTheTeamDoes() {
        OneGame alone =
                game(options(3, 3, 2, false, false), "...", "22.", "213").play(3);
        assertThat(alone.reward(0)).containsExactly(9);
        assertThat(alone.reward(1)).containsExactly(0);
        OneGame team = game(options(3, 3, 2, true, true), "...", "22.", "213").play(3);
        assertThat(team.reward(0)).containsExactly(0, 9, 0);
        assertThat(team.reward(1)).containsExactly(0, 9, 0);
    }

    @Test
    void singleTilesAndEmptyCellsAreRefused() {
        OneGame game = game(options(3, 3, 1, false, true), "...", "22.", "213");
        for (int illegal : new int[] {0, 7, 8, -1, 9}) {
            assertThatThrownBy(() -> game.play(illegal)).isInstanceOf(IllegalActionException.class);
        }
    }

    @Test
    void boardsWithoutAGroupAreDealtAgain() {
        SameGameKernel kernel = new SameGameKernel(new SameGameOptions(3, 3, 10, 1, false, true, Rules.FIXED), 1, 0);
        OneGame game = new OneGame(kernel);
        for (int episode = 0; episode < 100; episode++) {
            assertThat(game.legal()).isNotEmpty();
            game.next();
        }
    }

    @Test
    void referenceKeepsBoardsWithoutAGroup() {
        SameGameKernel kernel =
                new SameGameKernel(new SameGameOptions(3, 3, 10, 1, false, true, Rules.REFERENCE), 1, 0);
        OneGame game = new OneGame(kernel);
        int stuck = 0;
        for (int episode = 0; episode < 100; episode++) {
            if (game.legal().length == 0) stuck++;
            game.next();
        }
        // One in four, says the description of the reference.
        assertThat(stuck).isBetween(10, 45);
    }

    @Test
    void referenceRepeatsTheLatestRewardWhereItDecodesToACellWithoutAGroup() {
        SameGameOptions o = new SameGameOptions(5, 3, 3, 1, false, true, Rules.REFERENCE);
        OneGame game = game(o, "12121", "21232", "12322");
        // Cells (4, 1) and (1, 2) have the number 7, which decodes to (1, 2): a single tile.
        assertThat(game.legal()).contains(1 * 3 + 4);
        game.play(7);
        assertThat(game.reward(0)).containsExactly(0, 0, 0);
        // (4, 2) has the number 10 and decodes to (1, 3), below the board.
        game.play(10);
        assertThat(game.reward(0)).containsExactly(0, 0, 0);
        assertThat(game.over()).isFalse();
    }

    @Test
    void referenceObservesColumnByColumn() {
        SameGameOptions o = new SameGameOptions(4, 3, 3, 1, false, true, Rules.REFERENCE);
        OneGame game = game(o, "1121", "2323", "3131");
        float[] seen = game.observation(0);
        int x = 3;
        int y = 1;
        assertThat(seen[(x * 3 + y) * 3 + 2]).isEqualTo(1);
    }

    @Test
    void textShowsActionsAndGroups() {
        assertThat(game(options(3, 3, 1, false, true), "...", "22.", "213").text())
                .contains("   3  [2] [2]  . ")
                .contains("   6  [2]  1   3 ")
                .contains("agent_0 chooses");
    }
}
