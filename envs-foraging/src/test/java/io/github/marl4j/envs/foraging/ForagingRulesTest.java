package io.github.marl4j.envs.foraging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.env.IllegalActionException;
import org.junit.jupiter.api.Test;

/** Hand-made positions with the exact outcome. */
class ForagingRulesTest {
    private static final int NONE = 0;
    private static final int NORTH = 1;
    private static final int SOUTH = 2;
    private static final int WEST = 3;
    private static final int EAST = 4;
    private static final int LOAD = 5;

    @Test
    void theFourMovesLeadWhereTheirNamesSay() {
        Field field = Field.of(5, 4)
                .player(0, 2, 1, 1)
                .player(1, 2, 3, 1)
                .player(2, 4, 0, 1)
                .player(3, 0, 4, 1)
                .food(0, 3, 3, 9);
        field.step(NORTH, NORTH, EAST, WEST);
        assertThat(field.place(0)).isEqualTo("1,1");
        assertThat(field.place(1)).isEqualTo("1,3");
        assertThat(field.place(2)).isEqualTo("4,1");
        assertThat(field.place(3)).isEqualTo("0,3");
        field.step(SOUTH, NONE, NONE, NONE);
        assertThat(field.place(0)).isEqualTo("2,1");
    }

    @Test
    void theEdgeAndFoodStopAPlayerAndTheMaskSaysSo() {
        Field field = Field.of(5, 2)
                .player(0, 0, 0, 1)
                .player(1, 2, 1, 1)
                .food(0, 2, 2, 9)
                .look();
        assertThat(field.mask(0)).isEqualTo("101010");
        assertThat(field.mask(1)).isEqualTo("111101");
        field.step(NORTH, EAST);
        assertThat(field.place(0)).isEqualTo("0,0");
        assertThat(field.place(1)).isEqualTo("2,1");
    }

    @Test
    void twoWhoWantOneCellBothStay() {
        Field field = Field.of(5, 2)
                .player(0, 2, 0, 1)
                .player(1, 2, 2, 1)
                .food(0, 4, 4, 9)
                .step(EAST, WEST);
        assertThat(field.place(0)).isEqualTo("2,0");
        assertThat(field.place(1)).isEqualTo("2,2");
    }

    @Test
    void nobodyWalksOntoOneWhoStaysButTwoMaySwap() {
        Field field = Field.of(5, 2).player(0, 2, 0, 1).player(1, 2, 1, 1).food(0, 4, 4, 9);
        field.step(EAST, NONE);
        assertThat(field.place(0)).isEqualTo("2,0");
        field.step(EAST, WEST);
        assertThat(field.place(0)).isEqualTo("2,1");
        assertThat(field.place(1)).isEqualTo("2,0");
    }

    @Test
    void theCellOfOneWhoIsHeldBackElsewhereIsEnteredAndThenShared() {
        Field field = Field.of(5, 3)
                .player(0, 2, 0, 1)
                .player(1, 2, 1, 1)
                .player(2, 2, 3, 1)
                .food(0, 4, 4, 9);
        field.step(EAST, EAST, WEST);
        assertThat(field.place(0)).isEqualTo("2,1");
        assertThat(field.place(1)).isEqualTo("2,1");
        assertThat(field.place(2)).isEqualTo("2,3");
        field.step(NONE, SOUTH, NONE);
        assertThat(field.place(1)).isEqualTo("3,1");
    }

    @Test
    void loadersShareAFoodInProportionToTheirLevels() {
        Field field = Field.of(8, 3)
                .player(0, 2, 3, 1)
                .player(1, 4, 3, 2)
                .player(2, 3, 2, 2)
                .food(0, 3, 3, 3)
                .food(1, 6, 6, 3);
        field.step(LOAD, LOAD, NONE);
        assertThat(field.rewards()).containsExactly((float) (3.0 / 18), (float) (6.0 / 18), 0f);
        assertThat(field.game.foodLevel).containsExactly(0, 3);
        assertThat(field.batch.episodeOver[0]).isFalse();
    }

    @Test
    void withoutNormalisationTheRewardIsOwnLevelTimesFoodLevel() {
        Field field = Field.of(8, 2, "normalizeReward", false)
                .player(0, 2, 3, 2)
                .player(1, 4, 3, 3)
                .food(0, 3, 3, 4);
        assertThat(field.step(LOAD, LOAD).rewards()).containsExactly(8f, 12f);
    }

    @Test
    void aFoodThatIsTooHeavyCostsItsLoadersThePenalty() {
        Field field = Field.of(8, 3, "penalty", 0.25)
                .player(0, 2, 3, 1)
                .player(1, 4, 3, 1)
                .food(0, 3, 3, 3);
        assertThat(field.step(LOAD, LOAD, LOAD).rewards()).containsExactly(-0.25f, -0.25f, 0f);
        assertThat(field.game.foodLevel[0]).isEqualTo(3);
    }

    @Test
    void aClearedFieldEndsTheEpisodeAndHasPaidOne() {
        Field field = Field.of(8, 2)
                .player(0, 2, 3, 1)
                .player(1, 4, 3, 2)
                .food(0, 3, 3, 3)
                .step(LOAD, LOAD);
        assertThat(field.rewards()[0] + field.rewards()[1]).isCloseTo(1f, within(1e-6f));
        assertThat(field.batch.episodeOver[0]).isTrue();
        assertThat(field.batch.groups[0].terminated).containsOnly(true);
        assertThat(field.batch.groups[0].truncated).containsOnly(false);
    }

    @Test
    void runningOutOfStepsIsTruncationAndInTheReferenceTermination() {
        for (String rules : new String[] {"fixed", "reference"}) {
            Field field = Field.of(8, 2, "maxEpisodeSteps", 2, "rules", rules).food(0, 4, 4, 9);
            assertThat(field.step(NONE, NONE).batch.episodeOver[0]).isFalse();
            assertThat(field.step(NONE, NONE).batch.episodeOver[0]).isTrue();
            assertThat(field.batch.groups[0].terminated[0]).isEqualTo(rules.equals("reference"));
            assertThat(field.batch.groups[0].truncated[1]).isEqualTo(rules.equals("fixed"));
        }
    }

    @Test
    void listsTellFoodsRowByRowThenSelfThenOthers() {
        Field field = Field.of(8, 2)
                .player(0, 2, 3, 1)
                .player(1, 7, 0, 2)
                .food(0, 1, 5, 3)
                .food(1, 4, 1, 2)
                .look();
        assertThat(field.seenBy(0)).containsExactly(1, 5, 3, 4, 1, 2, 2, 3, 1, 7, 0, 2);
        assertThat(field.seenBy(1)).containsExactly(1, 5, 3, 4, 1, 2, 7, 0, 2, 2, 3, 1);
        assertThat(field.batch.state).containsExactly(1, 5, 3, 4, 1, 2, 2, 3, 1, 7, 0, 2);
    }

    @Test
    void placesCountFromTheCornerOfTheWindowAndWhatIsOutOfSightIsMissing() {
        Field field = Field.of(8, 2, "sight", 2)
                .player(0, 4, 3, 1)
                .player(1, 7, 0, 2)
                .food(0, 2, 5, 3)
                .food(1, 1, 1, 2)
                .look();
        assertThat(field.seenBy(0)).containsExactly(0, 4, 3, -1, -1, 0, 2, 2, 1, -1, -1, 0);
    }

    @Test
    void nearTheTopTheReferenceShowsPlayersFartherThanFood() {
        for (String rules : new String[] {"fixed", "reference"}) {
            Field field = Field.of(8, 2, "sight", 2, "rules", rules)
                    .player(0, 0, 0, 1)
                    .player(1, 4, 0, 2)
                    .food(0, 3, 1, 3)
                    .look();
            float[] other = rules.equals("fixed") ? new float[] {-1, -1, 0} : new float[] {4, 0, 2};
            assertThat(field.seenBy(0))
                    .startsWith(-1, -1, 0, -1, -1, 0, 0, 0, 1)
                    .endsWith(other);
        }
    }

    @Test
    void theGridHasLayersOfPlayersFoodsAndFreeCells() {
        Field field = Field.of(4, 2, "sight", 1, "gridObservation", true)
                .player(0, 0, 0, 1)
                .player(1, 0, 1, 2)
                .food(0, 1, 1, 3)
                .look();
        assertThat(field.seenBy(0))
                .containsExactly(
                        0, 0, 0, 0, 1, 2, 0, 0, 0, // players
                        0, 0, 0, 0, 0, 0, 0, 0, 3, // foods
                        0, 0, 0, 0, 0, 0, 0, 1, 0); // free cells
    }

    @Test
    void anActionOutsideTheSpaceIsRefused() {
        Field field = Field.of(8, 2).food(0, 4, 4, 9);
        assertThatThrownBy(() -> field.step(NONE, 6))
                .isInstanceOf(IllegalActionException.class)
                .hasMessageContaining("action 6 of agent_1");
    }
}
