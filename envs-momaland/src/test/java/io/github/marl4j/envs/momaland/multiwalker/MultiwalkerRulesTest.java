package io.github.marl4j.envs.momaland.multiwalker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.env.IllegalActionException;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class MultiwalkerRulesTest {
    private static final Offset<Float> EXACT = within(2e-5f);
    private static final float START = 28 / 3f;
    private static final Map<String, Object> LASTING = Map.of("terminateOnFall", false);
    private static final Map<String, Object> REFERENCE = Map.of("terminateOnFall", false, "rules", "reference");

    @Test
    void theWayOfThePackageEarnsAndItsTurningCosts() {
        try (OneTeam team = new OneTeam(Map.of("forwardReward", 2))) {
            team.judge(START + 0.03f, -0.01f);
            for (int i = 0; i < 3; i++) {
                assertThat(team.reward(i, 0)).isEqualTo(2 * 130 * 0.03f / 30, EXACT);
                assertThat(team.reward(i, 1)).isEqualTo(-0.01f, EXACT);
            }
            team.judge(START + 0.03f, 0.02f);
            assertThat(team.reward(0, 0)).isZero();
            assertThat(team.reward(0, 1)).isEqualTo(-0.03f, EXACT);
        }
    }

    @Test
    void aFallEndsTheGameForAllAndCostsTheTeamItsShare() {
        try (OneTeam team = new OneTeam(Map.of())) {
            team.judge(START, 0, 1);
            for (int i = 0; i < 3; i++) {
                assertThat(team.reward(i, 0)).isEqualTo(-100 - 10 / 3f, EXACT);
                assertThat(team.reward(i, 1)).isEqualTo(-100 - 10 / 3f, EXACT);
            }
            assertThat(team.batch.groups[0].terminated).containsOnly(true);
            assertThat(team.batch.groups[0].truncated).containsOnly(false);
            assertThat(team.batch.episodeOver[0]).isTrue();
        }
    }

    @Test
    void withoutSharingOnlyWhoFallsPaysForTheFall() {
        try (OneTeam team = new OneTeam(Map.of("sharedReward", 0))) {
            team.judge(START, 0, 1);
            assertThat(team.reward(0, 0)).isEqualTo(-100, EXACT);
            assertThat(team.reward(1, 0)).isEqualTo(-110, EXACT);
        }
    }

    @Test
    void partialSharingMixesOwnAndMean() {
        try (OneTeam team = new OneTeam(Map.of("sharedReward", 0.25))) {
            team.judge(START + 0.3f, 0, 1);
            assertThat(team.reward(0, 0)).isEqualTo(1.3f - 100 - 0.25f * 10 / 3, EXACT);
            assertThat(team.reward(1, 0)).isEqualTo(1.3f - 100 - 0.25f * 10 / 3 - 0.75f * 10, EXACT);
        }
    }

    @Test
    void theReferenceSquaresTheOwnPart() {
        try (OneTeam team = new OneTeam(Map.of("sharedReward", 0.25, "rules", "reference"))) {
            team.judge(START + 0.3f, 0, 1);
            float mean = 1.3f - 100 - 10 / 3f;
            assertThat(team.reward(0, 0)).isEqualTo(0.25f * mean + 0.5625f * (1.3f - 100), EXACT);
            assertThat(team.reward(1, 0)).isEqualTo(0.25f * mean + 0.5625f * (1.3f - 110), EXACT);
        }
    }

    @Test
    void whoFellPaysOnceAndThenNeitherEarnsNorCounts() {
        try (OneTeam team = new OneTeam(LASTING)) {
            team.judge(START, 0, 2);
            for (int i = 0; i < 3; i++) assertThat(team.reward(i, 0)).isEqualTo(-110 / 3f, EXACT);
            assertThat(team.batch.groups[0].terminated).containsExactly(false, false, true);
            team.judge(START + 0.03f, 0);
            assertThat(team.reward(0, 0)).isEqualTo(0.13f, EXACT);
            assertThat(team.reward(2, 0)).isZero();
            assertThat(team.batch.groups[0].alive).containsExactly(true, true, false);
            team.judge(START + 0.03f, 0, 0);
            assertThat(team.reward(1, 0)).isEqualTo(-55, EXACT);
            team.judge(START + 0.03f, 0, 1);
            assertThat(team.reward(1, 0)).isEqualTo(-110, EXACT);
            assertThat(team.batch.episodeOver[0]).isTrue();
        }
    }

    @Test
    void inTheReferenceTheFallenPayInEveryStep() {
        try (OneTeam team = new OneTeam(REFERENCE)) {
            for (int t = 0; t < 3; t++) {
                team.judge(START, 0, 2);
                assertThat(team.reward(0, 0)).isEqualTo(-110 / 3f, EXACT);
            }
        }
    }

    @Test
    void theTimeLimitCutsOffAndTheReferenceCallsThatAnEnd() {
        try (OneTeam team = new OneTeam(Map.of("maxCycles", 2, "terminateOnFall", false))) {
            team.judge(START, 0, 1);
            assertThat(team.batch.episodeOver[0]).isFalse();
            team.judge(START, 0);
            assertThat(team.batch.groups[0].terminated).containsExactly(false, true, false);
            assertThat(team.batch.groups[0].truncated).containsExactly(true, false, true);
            assertThat(team.batch.episodeOver[0]).isTrue();
        }
        try (OneTeam team = new OneTeam(Map.of("maxCycles", 1, "rules", "reference"))) {
            team.judge(START, 0);
            assertThat(team.batch.groups[0].terminated).containsOnly(true);
            assertThat(team.batch.groups[0].truncated).containsOnly(false);
        }
    }

    @Test
    void theFinishEndsTheGameWithoutBonus() {
        try (OneTeam team = new OneTeam(Map.of("terrainLength", 60))) {
            team.judge(50 * 14 / 30f - 1e-3f, 0);
            assertThat(team.batch.episodeOver[0]).isFalse();
            team.judge(50 * 14 / 30f + 1e-3f, 0);
            assertThat(team.batch.episodeOver[0]).isTrue();
            assertThat(team.batch.groups[0].terminated).containsOnly(true);
            assertThat(team.reward(0, 0)).isEqualTo(130 * 2e-3f / 30, EXACT);
        }
    }

    @Test
    void aDroppedPackageAndOneLeftOfTheWorldEndTheGameForAll() {
        try (OneTeam team = new OneTeam(LASTING)) {
            team.state.dropped[0] = true;
            team.judge(START, 0);
            assertThat(team.reward(1, 1)).isEqualTo(-100, EXACT);
            assertThat(team.batch.groups[0].terminated).containsOnly(true);
            assertThat(team.batch.infos).containsExactly(START, 0, 0, 1);
            team.reset(1);
            team.judge(-1e-3f, 0);
            assertThat(team.batch.episodeOver[0]).isTrue();
        }
    }

    @Test
    void aWalkerIsSeenOnceMoreAfterItsFallAndThenGone() {
        try (OneTeam team = new OneTeam(LASTING)) {
            team.judge(START, 0, 1);
            assertThat(team.seen(0, 26)).isCloseTo(0.34f, within(0.01f));
            assertThat(team.seen(1, 6)).isEqualTo(1);
            team.judge(START, 0);
            assertThat(team.seen(0, 26)).isZero();
            for (int k = 0; k < MultiwalkerSpec.FEATURES; k++)
                assertThat(team.seen(1, k)).isZero();
            assertThat(team.batch.state[MultiwalkerSpec.OWN_FEATURES + 6]).isZero();
            assertThat(team.batch.state[6]).isEqualTo(1);
        }
    }

    @Test
    void whoIsNotRemovedStaysInSight() {
        try (OneTeam team = new OneTeam(Map.of("terminateOnFall", false, "removeOnFall", false))) {
            team.judge(START, 0, 1);
            team.judge(START, 0);
            assertThat(team.seen(0, 26)).isCloseTo(0.34f, within(0.01f));
        }
    }

    @Test
    void noiseHasTheSizeOfItsOption() {
        try (OneTeam team = new OneTeam(Map.of("positionNoise", 0.5, "angleNoise", 2))) {
            double squares = 0;
            double angles = 0;
            int steps = 4000;
            for (int t = 0; t < steps; t++) {
                team.state.time[0] = t;
                team.rules.observe(0, 1, team.batch);
                squares += Math.pow(team.seen(0, 29) - 34 / 30f / (float) MultiwalkerSpec.packageLength(3), 2) / steps;
                angles += Math.pow(team.seen(2, 30), 2) / steps;
            }
            // Standard errors of a variance: 0.022 of it.
            assertThat(squares / 0.25).isCloseTo(1, within(0.09));
            assertThat(angles / 4).isCloseTo(1, within(0.09));
        }
    }

    @Test
    void allWalkersGetTheSamePushInTheReferenceAndTheirOwnOtherwise() {
        try (OneTeam own = new OneTeam(Map.of());
                OneTeam same = new OneTeam(Map.of("rules", "reference"))) {
            assertThat(own.state.push).doesNotHaveDuplicates();
            assertThat(same.state.push).containsOnly(own.state.push[0]);
            for (float push : own.state.push) assertThat(push).isBetween(-5f, 5f);
        }
    }

    /** The reference clears a foot's flag with the first contact that ends, though the foot may stand on a second edge. Flags do not move anything, so that both see the same walk. */
    @Test
    void aFootStaysDownUntilItsLastContactEnds() {
        Map<String, Object> one = Map.of("nWalkers", 1);
        int lost = 0;
        try (OneTeam fixed = new OneTeam(one);
                OneTeam reference = new OneTeam(Map.of("nWalkers", 1, "rules", "reference"))) {
            SplittableRandom random = new SplittableRandom(2);
            for (int episode = 0; episode < 5; episode++) {
                fixed.reset(episode);
                reference.reset(episode);
                while (!fixed.batch.episodeOver[0]) {
                    long seed = random.nextLong();
                    fixed.randomStep(new SplittableRandom(seed));
                    reference.randomStep(new SplittableRandom(seed));
                    assertThat(reference.state.body).isEqualTo(fixed.state.body);
                    for (int foot = 8; foot <= 13; foot += 5) {
                        if (reference.seen(0, foot) == 1)
                            assertThat(fixed.seen(0, foot)).isEqualTo(1);
                        if (reference.seen(0, foot) < fixed.seen(0, foot)) lost++;
                    }
                }
            }
        }
        assertThat(lost).isPositive();
    }

    @Test
    void actionsBeyondOneAreFullStrength() {
        try (OneTeam one = new OneTeam(Map.of());
                OneTeam more = new OneTeam(Map.of())) {
            one.step(1, -1, 0.5f, 1);
            more.step(7, -2, 0.5f, Float.POSITIVE_INFINITY);
            assertThat(more.state.body).isEqualTo(one.state.body);
        }
    }

    @Test
    void anActionThatIsNoNumberIsRefused() {
        try (OneTeam team = new OneTeam(Map.of())) {
            assertThatThrownBy(() -> team.step(0, Float.NaN, 0, 0))
                    .isInstanceOf(IllegalActionException.class)
                    .hasMessage("momaland/multiwalker-stability-v1: an action of walker_0 in env=0 is NaN, expected"
                            + " numbers from -1 to 1");
        }
    }

    @Test
    void theGroundIsLevelAtTheStartAndRoughAfterIt() {
        try (OneTeam team = new OneTeam(Map.of())) {
            double[] heights = team.state.heights;
            for (int k = 0; k <= 20; k++) assertThat(heights[k]).isEqualTo(400 / 30.0 / 4);
            int rough = 0;
            int level = 0;
            for (int k = 21; k < 200; k++) {
                assertThat(heights[k]).isBetween(2.3, 4.3);
                if (heights[k] == heights[k - 1]) level++;
                else rough++;
            }
            assertThat(level).isBetween(19, 36);
            assertThat(rough).isGreaterThan(140);
        }
    }
}
