package io.github.marl4j.envs.smax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmaxRulesTest {
    private static final String[] M = {"marine"};
    private static final String[] MM = {"marine", "marine"};

    @ParameterizedTest
    @CsvSource({
        "marine, 3.15, 9, 5, 9, 0.375, 45, 0.61",
        "marauder, 2.25, 10, 6, 10, 0.5625, 125, 1.07",
        "stalker, 4.13, 13, 6, 10, 0.625, 160, 1.87",
        "zealot, 3.15, 8, 2, 9, 0.5, 150, 0.86",
        "zergling, 4.13, 5, 2, 8, 0.375, 35, 0.5",
        "hydralisk, 3.15, 12, 5, 9, 0.625, 80, 0.59"
    })
    void everyTypeHasItsTable(
            String type,
            float speed,
            float damage,
            float range,
            float sight,
            float radius,
            float health,
            float weapon) {
        Duel duel = Duel.of(type, "marauder");
        assertThat(duel.s.health[0]).isEqualTo(health);
        duel.place(0, 10, 10).order(0, SmaxSpec.EAST).step();
        assertThat(duel.s.x[0]).isCloseTo(10 + speed / 16, offset(2e-6f));
        assertThat(duel.s.y[0]).isEqualTo(10);

        duel.place(0, 10, 10).place(1, 10 + (range - 0x1p-18f), 10).attack(0, 1).stepWithDraw(0.05, 0);
        assertThat(duel.s.health[1]).isEqualTo(125 - damage);
        assertThat(duel.s.cooldown[0]).isCloseTo(weapon + 0.05f, offset(1e-6f));
        assertThat(duel.reward(0)).isCloseTo(damage / 125, offset(1e-6f));

        duel.s.cooldown[0] = 0;
        duel.place(1, 10 + range, 10).stepWithDraw(0.05);
        assertThat(duel.maskOf(0)[SmaxSpec.FIRST_ATTACK]).isFalse();
        duel.place(1, 10 + range - 0.01f, 10).observe();
        assertThat(duel.maskOf(0)[SmaxSpec.FIRST_ATTACK]).isTrue();

        duel.place(1, 10, 10 + sight).observe();
        assertThat(duel.seenBy(0)[0]).isZero();
        duel.place(1, 10, 10 + sight - 0.01f).observe();
        assertThat(duel.seenBy(0)[0]).isCloseTo((125 - damage) / 125, offset(1e-6f));
        assertThat(duel.seenBy(0)[2]).isCloseTo((sight - 0.01f) / sight, offset(1e-6f));

        duel.place(1, 10, 10 + radius + 0.5625f - 0.1f).order(0, SmaxSpec.STOP).step();
        float distance = radius + 0.5625f - 0.1f;
        float push = 0.5f * distance * ((radius + 0.5625f) / (distance + 1e-6f) - 1);
        assertThat(duel.s.y[0]).isCloseTo(10 - push, offset(2e-6f));
        assertThat(duel.s.y[1]).isCloseTo(10 + distance + push, offset(2e-6f));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1", "1, 1, 0", "2, 0, -1", "3, -1, 0", "4, 0, 0", "5, 0, 0"})
    void codesMoveInTheirDirection(int code, int east, int north) {
        Duel duel = new Duel(M, M, Map.of("worldStepsPerEnvStep", 8));
        duel.place(0, 10, 10).place(1, 25, 25).order(0, code).step();
        assertThat(duel.s.x[0]).isCloseTo(10 + east * 1.575f, offset(4e-6f));
        assertThat(duel.s.y[0]).isCloseTo(10 + north * 1.575f, offset(4e-6f));
        assertThat(duel.s.moveX[0]).isEqualTo(east * 0.99999994f);
        assertThat(duel.s.moveY[0]).isEqualTo(north * 0.99999994f);
        assertThat(duel.s.attack[0]).isEqualTo(code == 5 ? 5 : 0);
    }

    @Test
    void enemiesCountTheAlliesBackwards() {
        Duel duel = new Duel(new String[] {"marine", "marine", "marine"}, M, Map.of());
        duel.place(3, 16, 16).place(0, 16, 20).place(1, 16, 12).place(2, 12.5f, 16);
        duel.order(3, SmaxSpec.FIRST_ATTACK).step();
        assertThat(duel.s.health).containsExactly(45, 45, 36, 45);
        assertThat(duel.maskOf(3)).containsExactly(true, true, true, true, true, true, true, true);
        duel.place(2, 16, 30).observe();
        assertThat(duel.maskOf(3)).containsExactly(true, true, true, true, true, false, true, true);
        assertThat(duel.seenBy(3)[0]).as("ally 2, first in its list").isZero();
        assertThat(duel.seenBy(3)[13 + 2]).as("ally 1").isCloseTo(-4f / 9, offset(1e-6f));
        assertThat(duel.seenBy(3)[26 + 2]).as("ally 0").isCloseTo(4f / 9, offset(1e-6f));
    }

    @Test
    void twoUnitsCanKillEachOtherAndNobodyIsPaidForIt() {
        Duel duel = Duel.of("marine", "marine").place(0, 14, 16).place(1, 18, 16);
        duel.s.health[0] = 9;
        duel.s.health[1] = 4;
        duel.attack(0, 1).attack(1, 0).step();
        assertThat(duel.s.health).containsExactly(0, 0);
        assertThat(duel.batch.infos).containsExactly(0, 0, 1, 0);
        assertThat(duel.batch.groups[0].terminated).containsExactly(true);
        assertThat(duel.reward(0)).isCloseTo(4f / 45, offset(1e-6f));
        assertThat(duel.reward(1)).isCloseTo(9f / 45, offset(1e-6f));
    }

    @Test
    void shotsUsePlacesFromBeforeTheMove() {
        Duel duel = Duel.of("marine", "marine").place(0, 10, 16).place(1, 15.05f, 16);
        duel.attack(0, 1).order(1, SmaxSpec.WEST).stepWithDraw(0);
        assertThat(duel.s.x[1]).isLessThan(15);
        duel.stepWithDraw(0, 0);
        assertThat(duel.s.health[1]).isEqualTo(36);
    }

    @Test
    void weaponsWaitUntilTheirCooldownIsZeroAndItSinksWithoutLimit() {
        Duel duel =
                Duel.of("marine", "marine").place(0, 14, 16).place(1, 18, 16).attack(0, 1);
        duel.s.cooldown[0] = 0.0625f;
        duel.s.cooldown[1] = -7;
        duel.stepWithDraw(0);
        assertThat(duel.s.cooldown).containsExactly(0, -7.0625f);
        duel.stepWithDraw(-0.03, 0);
        assertThat(duel.s.cooldown[0]).isCloseTo(0.58f, offset(1e-6f));
    }

    @Test
    void theRandomPartOfACooldownIsUniformFromMinusOneToTwoTimeSteps() {
        Duel duel =
                Duel.of("marine", "marauder").place(0, 14, 16).place(1, 18, 16).attack(0, 1);
        double sum = 0;
        float least = 9;
        float most = -9;
        for (int i = 0; i < 4000; i++) {
            duel.s.cooldown[0] = 0;
            duel.s.health[1] = 125;
            duel.step();
            float extra = duel.s.cooldown[0] - 0.61f;
            least = Math.min(least, extra);
            most = Math.max(most, extra);
            sum += extra;
        }
        assertThat(least).isBetween(-0.0625f - 1e-6f, -0.0615f);
        assertThat(most).isBetween(0.124f, 0.125f + 1e-6f);
        assertThat(sum / 4000).isCloseTo(0.03125, offset(0.005));
    }

    @Test
    void deadUnitsDoNothingAndAreNoTargets() {
        Duel duel = new Duel(MM, MM, Map.of());
        duel.place(0, 10, 10).place(1, 10.2f, 10).place(2, 10, 13).place(3, 20, 20);
        duel.s.health[0] = 0;
        duel.s.health[2] = 0;
        duel.order(0, SmaxSpec.EAST).attack(1, 2).step();
        assertThat(duel.s.x[0]).isEqualTo(10);
        assertThat(duel.s.x[1]).isEqualTo(10.2f);
        assertThat(duel.s.cooldown[1]).isEqualTo(-0.0625f);
        assertThat(duel.s.moveX[0]).isEqualTo(0.99999994f);
        assertThat(duel.batch.groups[0].terminated).containsExactly(true, false);
        assertThat(duel.batch.groups[0].alive).containsExactly(false, true);
        assertThat(duel.maskOf(0)).containsExactly(false, false, false, false, true, false, false);
        assertThat(duel.maskOf(1)).containsExactly(true, true, true, true, true, false, false);
        assertThat(duel.seenBy(0)).containsOnly(0f);
        assertThat(duel.seenBy(1)[0]).isZero();
        assertThat(duel.batch.state).startsWith(new float[10]);
    }

    @ParameterizedTest
    @CsvSource({"0, 16", "32, 16", "16, 0", "16, 32", "-1, 16", "33, 16"})
    void wallsKillUnlessTheyAreSafe(float x, float y) {
        Duel deadly =
                Duel.of("marine", "marine").place(0, x, y).place(1, 10, 10).step();
        assertThat(deadly.s.health[0]).isZero();
        assertThat(deadly.batch.infos).containsExactly(0, 1, 0, 0);
        assertThat(deadly.reward(1)).isEqualTo(2);
        Duel safe = new Duel(M, M, Map.of("wallsCauseDeath", false))
                .place(0, x, y)
                .place(1, 10, 10)
                .step();
        assertThat(safe.s.health[0]).isEqualTo(45);
        assertThat(safe.s.x[0]).isEqualTo(Math.max(0, Math.min(32, x)));
        assertThat(Duel.of("marine", "marine").place(0, 0.01f, 31.99f).step().s.health[0])
                .isEqualTo(45);
    }

    @Test
    void thePushNeitherClampsNorRepeats() {
        Duel duel = new Duel(MM, M, Map.of()).place(0, 0.1f, 16).place(1, 0.2f, 16);
        duel.step();
        assertThat(duel.s.x[0])
                .isCloseTo(0.1f - 0.5f * 0.1f * (0.75f / 0.100001f - 1), offset(1e-5f))
                .isNegative();
        assertThat(duel.s.health[0]).isEqualTo(45);
        duel.step();
        assertThat(duel.s.health[0]).isZero();
    }

    @Test
    void theEpsilonOfThePushCountsAtTinyDistances() {
        float tiny = 0x1p-20f;
        Duel duel = new Duel(MM, M, Map.of())
                .place(0, 16, 0.5f)
                .place(1, 16, 0.5f + tiny)
                .step();
        float overlap = 0.75f / (tiny + 1e-6f) - 1;
        assertThat(duel.s.y[1]).isCloseTo(0.5f + tiny + 0.5f * tiny * overlap, offset(1e-5f));
        Duel same = new Duel(MM, M, Map.of()).place(0, 16, 16).place(1, 16, 16).step();
        assertThat(same.s.x[0]).isEqualTo(16);
        assertThat(same.s.x[1]).isEqualTo(16);
    }

    @Test
    void victoryPaysTheBonusAndTheShareOfHealth() {
        Duel duel = new Duel(M, MM, Map.of("wonBattleBonus", 3))
                .place(0, 16, 16)
                .place(1, 16, 19)
                .place(2, 20, 20);
        duel.s.health[1] = 9;
        duel.s.health[2] = 0;
        duel.attack(0, 1).step();
        assertThat(duel.reward(0)).isCloseTo(3 + 9f / 45 / 2, offset(1e-6f));
        assertThat(duel.reward(1)).isZero();
        assertThat(duel.batch.episodeOver[0]).isTrue();
        assertThat(duel.batch.infos).containsExactly(1, 0, 0, 0);
        assertThat(duel.batch.groups[0].terminated).containsExactly(true);
        assertThat(duel.batch.groups[0].truncated).containsExactly(false);
    }

    @Test
    void selfPlayRewardsSumToZero() {
        Duel duel = new Duel(M, MM, Map.of("useSelfPlayReward", true, "wonBattleBonus", 3));
        duel.place(0, 16, 16)
                .place(1, 16, 19)
                .place(2, 16, 20)
                .attack(1, 0)
                .attack(2, 0)
                .step();
        assertThat(duel.reward(1)).isZero();
        duel.s.health[0] = 9;
        duel.s.cooldown[1] = 0;
        duel.step();
        assertThat(duel.reward(0)).isEqualTo(-3);
        assertThat(duel.reward(1)).isEqualTo(3);
    }

    @Test
    void anUndecidedEpisodeLastsOneStepMoreThanTheLimit() {
        Duel duel = new Duel(M, M, Map.of("maxSteps", 2));
        assertThat(duel.spec.envSpec.maxSteps()).isEqualTo(3);
        assertThat(duel.step().batch.episodeOver[0]).isFalse();
        assertThat(duel.step().batch.episodeOver[0]).isFalse();
        assertThat(duel.step().batch.episodeOver[0]).isTrue();
        assertThat(duel.batch.infos).containsExactly(0, 0, 0, 1);
        assertThat(duel.batch.groups[0].truncated).containsExactly(true);
        assertThat(duel.batch.groups[0].terminated).containsExactly(false);
        assertThat(duel.s.step[0]).isEqualTo(3);
    }

    @Test
    void blocksShowWhatTheOthersDid() {
        Duel duel = new Duel(MM, new String[] {"marine", "stalker", "marine"}, Map.of());
        duel.place(0, 16, 16).place(1, 17, 18).place(3, 16, 13).place(2, 2, 2).place(4, 2, 29);
        duel.order(1, SmaxSpec.WEST).order(3, 6).stepWithDraw(0.1, 3);
        duel.s.cooldown[3] = 0.935f;
        float[] seen = duel.observe().seenBy(0);
        assertThat(seen).hasSize(13 * 4 + 10);
        assertThat(Arrays.copyOfRange(seen, 3, 7)).containsExactly(-0.99999994f, 0, 0, 0);
        float[] stalker = Arrays.copyOfRange(seen, 26, 39);
        assertThat(stalker[0]).isEqualTo(1);
        assertThat(stalker[2]).isCloseTo(-3f / 9, offset(1e-6f));
        assertThat(stalker[5]).as("code 6 of at most A + 4").isEqualTo(1);
        assertThat(stalker[6]).isCloseTo(0.5f, offset(1e-6f));
        assertThat(Arrays.copyOfRange(stalker, 7, 13)).containsExactly(0, 0, 1, 0, 0, 0);
        float[] own = Arrays.copyOfRange(seen, 52, 62);
        assertThat(own).containsExactly(32f / 45, 0.5f, 0.5f, 0, 1, 0, 0, 0, 0, 0);
        duel.s.cooldown[3] = 5;
        duel.s.attack[1] = 7;
        seen = duel.observe().seenBy(0);
        assertThat(seen[26 + 6]).as("never above 1").isEqualTo(1);
        assertThat(seen[5]).as("code 7 of at most E + 4").isEqualTo(1);
    }

    @Test
    void theBlindSeeNoActionsOfTheOtherTeam() {
        Duel duel = new Duel(MM, M, Map.of("seeEnemyActions", false));
        duel.place(0, 16, 16).place(1, 17, 18).place(2, 16, 13);
        duel.order(1, SmaxSpec.WEST).order(2, SmaxSpec.FIRST_ATTACK).step();
        assertThat(duel.seenBy(0)[3]).isEqualTo(-0.99999994f);
        assertThat(Arrays.copyOfRange(duel.seenBy(0), 13 + 3, 13 + 6)).containsExactly(0, 0, 0);
        assertThat(duel.seenBy(2)[3]).as("what ally 1 did").isZero();
    }

    @Test
    void theWorldStateHasRawNumbersTeamsAndTypes() {
        Duel duel = new Duel(M, new String[] {"marine", "zealot"}, Map.of()).place(0, 3, 4);
        duel.s.cooldown[0] = -2;
        duel.s.health[1] = 0;
        duel.observe();
        float[] state = duel.batch.state;
        assertThat(state).hasSize(36);
        assertThat(Arrays.copyOfRange(state, 0, 20))
                .containsExactly(1, 3, 4, -2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(Arrays.copyOfRange(state, 24, 36)).containsExactly(0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 3);
    }

    @ParameterizedTest
    @CsvSource({
        // just above and below the border at 0, the axes, the diagonal, and all four quadrants
        "0.5, 0.01, 16", "0.5, -0.01, 15", "0.5, 0, -1", "0.3, 0.3, -1", "0.3, 0.31, 20", "0.31, 0.3, 19",
        "-0.5, 0.01, 31", "-0.5, -0.01, 0", "-0.5, 0, -1", "-0.3, 0.31, 27", "-0.3, -0.31, 4", "0.01, 0.5, 23",
        "-0.01, 0.5, 24", "0.01, -0.5, 8", "-0.01, -0.5, 7"
    })
    void sectorsCountFromTheWestAgainstTheClock(float x, float y, int sector) {
        assertThat(SmaxConic.sector(x, y)).isEqualTo(sector);
    }

    @Test
    void aSectorHoldsTwoUnitsTheDeadAmongThemButNeverUnitZero() {
        Duel duel =
                new Duel(new String[] {"marine", "marine", "marine", "marine"}, MM, Map.of("observationType", "conic"));
        for (int u = 0; u < 4; u++) duel.place(u, 18 - u * 0.1f, 16.1f);
        duel.place(4, 16, 16).place(5, 17.8f, 16.05f);
        duel.s.health[1] = 0;
        float[] seen = duel.observe().seenBy(4);
        assertThat(seen).hasSize(842);
        int place = 16 * 2 * 13;
        assertThat(seen[place]).as("health of unit 1, which is dead").isZero();
        assertThat(seen[place + 1]).as("place of unit 1").isCloseTo(1.9f / 9, offset(1e-6f));
        assertThat(seen[place + 13 + 1]).as("place of unit 2").isCloseTo(1.8f / 9, offset(1e-6f));
        assertThat(Arrays.copyOfRange(seen, place + 26, 832)).containsOnly(0f);
        assertThat(seen[832]).isEqualTo(1);
        duel.place(1, 16, 25).observe();
        assertThat(duel.seenBy(4)[24 * 26 + 2]).as("strictly in sight only").isZero();
    }

    @Test
    void theBuiltInEnemyWalksToThePointOppositeItsStart() {
        Duel duel = new Duel(SmaxOptions.of(SmaxScenario.of("walk", "marine", 1, 1)));
        duel.place(0, 1, 30).place(1, 20, 9).step();
        assertThat(duel.s.goalX[0]).isEqualTo(12);
        assertThat(duel.s.goalY[0]).isEqualTo(23);
        assertThat(duel.s.moveY[1]).isEqualTo(0.99999994f);
        assertThat(duel.s.moveX[1]).isZero();
        assertThat(duel.s.lastAttacked[0]).isEqualTo(-1);
    }

    @Test
    void theBuiltInEnemyKeepsItsTarget() {
        Duel duel = new Duel(SmaxOptions.of(SmaxScenario.of("keep", "marine", 2, 1)));
        duel.place(0, 16, 12).place(1, 16, 19).place(2, 16, 16).step();
        assertThat(duel.s.attack[2]).as("the nearer, ally 1, counted backwards").isEqualTo(5);
        duel.place(0, 16, 14).step();
        assertThat(duel.s.attack[2]).as("still ally 1").isEqualTo(5);
        duel.place(1, 16, 26).step();
        assertThat(duel.s.attack[2]).isEqualTo(6);
        duel.place(0, 16, 2).step();
        assertThat(duel.s.attack[2]).isZero();
        assertThat(duel.s.lastAttacked[0]).isEqualTo(-1);
    }

    @Test
    void aWalkGoesAlongTheLargestComponentAndTheFirstOnTies() {
        assertThat(SmaxRules.towards(1, 2)).isEqualTo(SmaxSpec.NORTH);
        assertThat(SmaxRules.towards(2, 1)).isEqualTo(SmaxSpec.EAST);
        assertThat(SmaxRules.towards(1, -2)).isEqualTo(SmaxSpec.SOUTH);
        assertThat(SmaxRules.towards(-2, 1)).isEqualTo(SmaxSpec.WEST);
        assertThat(SmaxRules.towards(1, 1)).isEqualTo(SmaxSpec.NORTH);
        assertThat(SmaxRules.towards(1, -1)).isEqualTo(SmaxSpec.EAST);
        assertThat(SmaxRules.towards(-1, -1)).isEqualTo(SmaxSpec.SOUTH);
        assertThat(SmaxRules.towards(0, 0)).isEqualTo(SmaxSpec.NORTH);
    }

    @Test
    void continuousNumbersAreClippedOnlyIfBothTeamsAreAgents() {
        for (boolean bothSides : new boolean[] {true, false}) {
            SmaxOptions options = SmaxOptions.of(SmaxScenario.of("aim", "marine", 1, 1))
                    .with(Map.of("actionType", "continuous", "bothSides", bothSides));
            Duel duel = new Duel(options).place(0, 10, 10).place(1, 25, 25);
            System.arraycopy(new float[] {1, 2, 3, 0.25f}, 0, duel.actions.groups[0].floats, 0, 4);
            duel.step();
            float length = bothSides ? 1 : 3;
            assertThat(duel.s.moveY[0]).isCloseTo(length, offset(1e-6f));
            assertThat(duel.s.moveX[0]).isCloseTo(0, offset(1e-6f));
        }
    }

    @Test
    void optionsThatAreNumbersReachTheRules() {
        Duel duel = new Duel(M, M, Map.of("speed", List.of(16, 1, 1, 1, 1, 1), "timePerStep", 0.125));
        duel.place(0, 10, 10).order(0, SmaxSpec.NORTH).step();
        assertThat(duel.s.y[0]).isCloseTo(12, offset(1e-5f));
        assertThat(duel.s.cooldown[0]).isEqualTo(-0.125f);
    }
}
