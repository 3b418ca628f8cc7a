package io.github.marl4j.envs.momaland.ingenious;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.AecEnv;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.envs.momaland.Rules;
import io.github.marl4j.envs.momaland.board.OneGame;
import io.github.marl4j.envs.momaland.ingenious.IngeniousOptions.RewardMode;
import io.github.marl4j.envs.momaland.replay.TurnBasedReplay;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class IngeniousRulesTest {

    private static IngeniousKernel kernel(int agents, int rack, int colours, int side, RewardMode mode, Rules rules) {
        return new IngeniousKernel(new IngeniousOptions(agents, rack, colours, side, mode, false, rules), 1, 0);
    }

    private static IngeniousKernel two(Rules rules) {
        return kernel(2, 6, 6, 6, RewardMode.COMPETITIVE, rules);
    }

    /** Opens the whole board, as after the first round. */
    private static OneGame later(IngeniousKernel kernel, OneGame game) {
        kernel.firstRound[0] = false;
        kernel.openPlaces(0);
        return game.look();
    }

    private static void put(IngeniousKernel kernel, int colour, int... qr) {
        for (int i = 0; i < qr.length; i += 2) kernel.board[kernel.hexes.cell(qr[i], qr[i + 1])] = (byte) colour;
    }

    private static void fill(IngeniousKernel kernel, int agent, int... tiles) {
        int first = agent * kernel.o.rackSize();
        for (int i = 0; i < kernel.o.rackSize(); i++) kernel.racks[first + i] = (byte) tiles[i % tiles.length];
    }

    /** The action that lays slot 0 from one hex to another. */
    private static int action(IngeniousKernel kernel, int q1, int r1, int q2, int r2) {
        for (int p = 0; p < kernel.hexes.numPlaces; p++) {
            if (kernel.hexes.firstCell[p] == kernel.hexes.cell(q1, r1)
                    && kernel.hexes.secondCell[p] == kernel.hexes.cell(q2, r2)) return p * kernel.o.rackSize();
        }
        throw new AssertionError("no such place");
    }

    private static final int RED_GREEN = 1 * 8 + 2;
    private static final int RED_RED = 1 * 8 + 1;
    private static final int BLUE_ORANGE = 3 * 8 + 4;

    @ParameterizedTest
    @CsvSource({"3, 84", "4, 180", "5, 312", "6, 480", "7, 684", "8, 924", "9, 1200", "10, 1512"})
    void boardsHaveTheirNumberOfPlaces(int side, int places) {
        HexBoard board = HexBoard.ofSide(side);
        assertThat(board.numPlaces).isEqualTo(places);
        assertThat(board.hexes).hasNumberOfRows(3 * side * (side - 1) + 1);
        assertThat(Arrays.stream(board.hexes).distinct()).allMatch(hex -> Math.abs(hex[0] + hex[1]) < side);
    }

    @ParameterizedTest
    @CsvSource({"2, 8, 120", "3, 8, 120", "4, 8, 120", "5, 8, 120", "6, 8, 120", "6, 9, 240"})
    void bagHoldsAllTiles(int colours, int side, int tiles) {
        assertThat(kernel(2, 2, colours, side, RewardMode.COMPETITIVE, Rules.FIXED).tiles)
                .hasSize(tiles)
                .doesNotContain((byte) 0);
    }

    @Test
    void firstTilesTouchACornerThatNobodyHasTouched() {
        IngeniousKernel kernel = two(Rules.FIXED);
        OneGame game = new OneGame(kernel);
        int inTheMiddle = action(kernel, 0, 0, 1, 0);
        int atRed = action(kernel, 4, 0, 3, 0);
        int alsoAtRed = action(kernel, 5, -1, 4, -1);
        int atOrange = action(kernel, -4, 0, -3, 0);
        assertThat(game.legal()).doesNotContain(inTheMiddle).contains(atRed, alsoAtRed, atOrange);
        game.play(atRed);
        assertThat(game.legal()).doesNotContain(inTheMiddle, alsoAtRed).contains(atOrange);
        game.play(atOrange);
        assertThat(game.legal()).contains(inTheMiddle, alsoAtRed);
    }

    @Test
    void linesScoreFromBothHalvesButNotThroughTheTile() {
        IngeniousKernel kernel = two(Rules.FIXED);
        OneGame game = new OneGame(kernel);
        put(kernel, 1, 1, -1, 2, -2, -1, 0, 0, -1);
        put(kernel, 2, 2, 0, 3, 0, 1, 1);
        put(kernel, 1, 0, -3);
        fill(kernel, 0, RED_GREEN);
        later(kernel, game).play(action(kernel, 0, 0, 1, 0));
        // Red at (0,0): 2 to the upper right, 1 to the left, 1 above. Green at (1,0): 2 to the right, 1 below.
        assertThat(game.reward(0)).containsExactly(4, 3, 0, 0, 0, 0);
        assertThat(game.reward(1)).containsOnly(0);
    }

    @Test
    void bothHalvesOfADoubleCount() {
        IngeniousKernel kernel = two(Rules.FIXED);
        OneGame game = new OneGame(kernel);
        put(kernel, 1, -1, 0, 2, 0);
        fill(kernel, 0, RED_RED);
        later(kernel, game).play(action(kernel, 0, 0, 1, 0));
        assertThat(game.reward(0)).containsExactly(2, 0, 0, 0, 0, 0);
    }

    @Test
    void cornersCountAsCellsOfTheirColour() {
        IngeniousKernel kernel = two(Rules.FIXED);
        OneGame game = new OneGame(kernel);
        fill(kernel, 0, RED_GREEN);
        game.look().play(action(kernel, 4, 0, 3, 0));
        assertThat(game.reward(0)).containsExactly(1, 0, 0, 0, 0, 0);
    }

    @Test
    void colourThatReachesTheLimitGivesAnotherTurn() {
        IngeniousKernel kernel = two(Rules.FIXED);
        OneGame game = new OneGame(kernel);
        put(kernel, 1, -1, 0, -2, 0);
        fill(kernel, 0, RED_GREEN);
        kernel.scores[0] = 16;
        later(kernel, game).play(action(kernel, 0, 0, 1, 0));
        assertThat(game.reward(0)[0]).isEqualTo(2);
        assertThat(game.mover()).isZero();
        assertThat(game.text()).contains("agent_0 has an extra turn");
    }

    @Test
    void scoresStopAtTheLimit() {
        IngeniousKernel kernel = two(Rules.FIXED);
        OneGame game = new OneGame(kernel);
        put(kernel, 1, -1, 0, -2, 0);
        fill(kernel, 0, RED_GREEN);
        kernel.scores[0] = 18;
        later(kernel, game).play(action(kernel, 0, 0, 1, 0));
        assertThat(game.reward(0)[0]).isZero();
        assertThat(kernel.scores[0]).isEqualTo(18);
        assertThat(game.mover()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"15, 2, 17, 1", "16, 2, 18, 1", "17, 1, 18, 0", "18, 2, 20, 1", "20, -2, 18, 0"})
    void referenceCutsOnlyWhatGoesOverTheLimit(int score, int reward, int newScore, int nextMover) {
        IngeniousKernel kernel = two(Rules.REFERENCE);
        OneGame game = new OneGame(kernel);
        put(kernel, 1, -1, 0, -2, 0);
        fill(kernel, 0, RED_GREEN);
        kernel.scores[0] = score;
        later(kernel, game).play(action(kernel, 0, 0, 1, 0));
        assertThat(game.reward(0)[0]).isEqualTo(reward);
        assertThat(kernel.scores[0]).isEqualTo(newScore);
        assertThat(game.mover()).isEqualTo(nextMover);
    }

    @Test
    void rackWithoutAColourOfTheLowestScoreIsExchangedForTheEndOfTheBag() {
        IngeniousKernel kernel = two(Rules.FIXED);
        OneGame game = new OneGame(kernel);
        fill(kernel, 0, RED_GREEN);
        Arrays.fill(kernel.scores, 0, 6, 5);
        kernel.scores[5] = 1;
        Arrays.fill(kernel.bag, 0, kernel.bagSize[0], (byte) RED_RED);
        int bag = kernel.bagSize[0];
        later(kernel, game).play(action(kernel, 0, 0, 1, 0));
        assertThat(Arrays.copyOf(kernel.racks, 6)).containsOnly(RED_RED);
        assertThat(kernel.bagSize[0]).isEqualTo(bag - 1);
        assertThat(Arrays.copyOfRange(kernel.bag, bag - 7, bag - 1))
                .containsExactly(RED_GREEN, RED_GREEN, RED_GREEN, RED_GREEN, RED_GREEN, RED_RED);
    }

    @Test
    void rackWithAColourOfTheLowestScoreIsKept() {
        IngeniousKernel kernel = two(Rules.FIXED);
        OneGame game = new OneGame(kernel);
        fill(kernel, 0, RED_GREEN);
        Arrays.fill(kernel.scores, 0, 6, 5);
        kernel.scores[1] = 1;
        Arrays.fill(kernel.bag, 0, kernel.bagSize[0], (byte) RED_RED);
        later(kernel, game).play(action(kernel, 0, 0, 1, 0));
        assertThat(Arrays.copyOf(kernel.racks, 6))
                .containsExactly(RED_GREEN, RED_GREEN, RED_GREEN, RED_GREEN, RED_GREEN, RED_RED);
    }

    @Test
    void firstOfEqualTilesLeavesTheRack() {
        IngeniousKernel kernel = two(Rules.FIXED);
        OneGame game = new OneGame(kernel);
        fill(kernel, 0, RED_GREEN, BLUE_ORANGE, RED_RED);
        Arrays.fill(kernel.bag, 0, kernel.bagSize[0], (byte) RED_RED);
        later(kernel, game).play(action(kernel, 0, 0, 1, 0) + 4);
        assertThat(Arrays.copyOf(kernel.racks, 6))
                .containsExactly(RED_GREEN, RED_RED, RED_GREEN, BLUE_ORANGE, RED_RED, RED_RED);
    }

    @Test
    void teamsShareRewardsAndScores() {
        IngeniousKernel kernel = kernel(4, 6, 6, 5, RewardMode.TWO_TEAMS, Rules.FIXED);
        OneGame game = new OneGame(kernel);
        fill(kernel, 0, RED_GREEN);
        game.look().play(action(kernel, 3, 0, 2, 0));
        for (int agent = 0; agent < 4; agent++) {
            assertThat(game.reward(agent)[0]).isEqualTo(agent % 2 == 0 ? 1 : 0);
            assertThat(kernel.scores[agent * 6]).isEqualTo(agent % 2 == 0 ? 1 : 0);
        }
    }

    @Test
    void placesNeedTwoEmptyHexes() {
        IngeniousKernel kernel = two(Rules.FIXED);
        OneGame game = new OneGame(kernel);
        put(kernel, 1, 1, 0);
        later(kernel, game);
        assertThat(game.legal()).doesNotContain(action(kernel, 0, 0, 1, 0), action(kernel, 1, 0, 0, 0));
        assertThatThrownBy(() -> game.play(action(kernel, 0, 0, 1, 0))).isInstanceOf(IllegalActionException.class);
        assertThatThrownBy(() -> game.play(-1)).isInstanceOf(IllegalActionException.class);
        assertThatThrownBy(() -> game.play(480 * 6)).isInstanceOf(IllegalActionException.class);
    }

    @Test
    void firstRoundEndsWhenItLeavesNoPlace() {
        for (int seed = 0; seed < 20; seed++) {
            IngeniousKernel kernel = kernel(6, 2, 6, 3, RewardMode.COMPETITIVE, Rules.FIXED);
            OneGame game = new OneGame(kernel);
            Random random = new Random(seed);
            while (!game.over()) {
                int[] legal = game.legal();
                assertThat(legal).isNotEmpty();
                game.play(legal[random.nextInt(legal.length)]);
            }
            assertThat(kernel.freePairs[0]).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void emptyBagLeavesAShortRackOrIsAnErrorInTheReference(Rules rules) {
        IngeniousKernel kernel = two(rules);
        OneGame game = new OneGame(kernel);
        fill(kernel, 0, RED_GREEN);
        kernel.bagSize[0] = 0;
        later(kernel, game);
        int action = action(kernel, 0, 0, 1, 0);
        if (rules == Rules.REFERENCE) {
            assertThatThrownBy(() -> game.play(action))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("bag of env=0 is empty");
            return;
        }
        game.play(action);
        assertThat(kernel.tile(0, 0, 4)).isEqualTo(RED_GREEN);
        assertThat(kernel.tile(0, 0, 5)).isZero();
        kernel.turn[0] = 0;
        game.look();
        int next = action(kernel, 0, 2, 1, 2);
        assertThat(game.legal()).contains(next + 4).doesNotContain(next + 5);
    }

    @ParameterizedTest
    @CsvSource({"FIXED, 0", "REFERENCE, 1"})
    void extraTurnsRepeatRewardsInTheReferenceOnly(Rules rules, float redAfterTheExtraTurn) {
        IngeniousKernel kernel = two(rules);
        try (AecEnv aec = TurnBasedReplay.open(kernel)) {
            aec.reset(1, ResetOptions.NONE);
            put(kernel, 1, -4, 1, -4, 2);
            fill(kernel, 0, RED_GREEN, BLUE_ORANGE);
            kernel.scores[0] = 17;
            aec.step(Action.of(action(kernel, -4, 0, -3, 0)));
            assertThat(aec.agentSelection()).isEqualTo("agent_0");
            assertThat(aec.last().reward().values()[0]).isEqualTo(1);
            aec.step(Action.of(action(kernel, 5, -1, 4, -1)));
            aec.step(Action.of(firstLegal(aec)));
            assertThat(aec.agentSelection()).isEqualTo("agent_0");
            assertThat(aec.last().reward().values()[0]).isEqualTo(redAfterTheExtraTurn);
        }
    }

    private static int firstLegal(AecEnv aec) {
        boolean[] mask = aec.last().observation().actionMask();
        int action = 0;
        while (!mask[action]) action++;
        return action;
    }
}
