package io.github.marl4j.envs.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Hand-made positions with the exact outcome: what each world adds. */
class ScenesTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void spreadPaysTheNearestAgentOfEachLandmarkAndCountsTouches() {
        Stage stage = new Stage("simple-spread-v3", "localRatio", 0.25)
                .put(0, 0, 0)
                .put(1, 0.2, 0)
                .put(2, 5, 0)
                .put(3, 0, 0.3)
                .put(4, 0.2, -0.4)
                .put(5, 5, 1)
                .step();
        assertThat(stage.earned(0)).isEqualTo(-1.7 * 0.75 - 0.25, EXACT);
        assertThat(stage.earned(1)).isEqualTo(-1.7 * 0.75 - 0.25, EXACT);
        assertThat(stage.earned(2)).isEqualTo(-1.7 * 0.75, EXACT);
    }

    @Test
    void theFirstStageOfSpreadsCurriculumDoesNotCountTouches() {
        for (int number = 0; number < 2; number++) {
            Stage stage = new Stage(
                            "simple-spread-v3", "localRatio", 1.0, "curriculum", true, "curriculumStage", number)
                    .put(0, 0, 0)
                    .put(1, 0.2, 0)
                    .step();
            assertThat(stage.earned(0)).isEqualTo(-number, EXACT);
        }
    }

    @Test
    void neighboursAreListedNearestFirstAndMissingOnesAreZero() {
        Stage stage = new Stage("simple-spread-v3", "numAgentNeighbors", 3, "numLandmarkNeighbors", 1)
                .put(0, 0, 0)
                .put(1, 2, 0)
                .put(2, 0, 1)
                .put(3, 4, 0)
                .put(4, 0, 3)
                .put(5, 5, 5)
                .step();
        assertThat(stage.seenBy(0)).containsExactly(0, 0, 0, 0, 0, 3, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void adversaryAndGoodAgentsWantTheGoal() {
        Stage stage = new Stage("simple-adversary-v3")
                .goals(1, 0)
                .put(0, 0, 3)
                .put(1, 1, 0)
                .put(2, 0, 0.5)
                .put(3, 9, 9)
                .put(4, 0, 0)
                .step();
        assertThat(stage.earned(0)).isEqualTo(-3, EXACT);
        assertThat(stage.earned(1)).isEqualTo(2.5, EXACT);
        assertThat(stage.seenBy(1)).containsExactly(-1, 0, 8, 9, -1, 0, -1, 3, -1, 0.5f);
        assertThat(stage.seenBy(0)).containsExactly(9, 6, 0, -3, 1, -3, 0, -2.5f);
    }

    @Test
    void bobHearsAliceOneStepLateAndEveEarnsWhatItUnderstands() {
        Stage stage = new Stage("simple-crypto-v3").goals(1, 0).step(1, 0, 1);
        assertThat(stage.seenBy(1)).containsExactly(1, 0, 0, 0, 0, 1, 0, 0);
        assertThat(stage.seenBy(2)).containsExactly(0, 1, 0, 0, 1, 0, 0, 0);
        assertThat(stage.seenBy(0)).containsExactly(0, 1, 0, 0);
        assertThat(stage.earned(0)).isZero();
        assertThat(stage.earned(1)).isEqualTo(-2, EXACT);
        assertThat(stage.earned(2)).isEqualTo(-2, EXACT);
    }

    @Test
    void saidNothingIsNoMistakeInCrypto() {
        Stage stage = new Stage("simple-crypto-v3", "continuousActions", true).goals(1, 0);
        assertThat(stage.push(1, 0, 0.5f, 0, 0).step().earned(1)).isEqualTo(0 - 0.25, EXACT);
        assertThat(stage.earned(0)).isZero();
    }

    @Test
    void inPushBothWantToBeNearAndTheAdversaryWantsTheOtherAway() {
        Stage stage = new Stage("simple-push-v3")
                .goals(0, 0)
                .put(0, 0, 1)
                .put(1, 3, 0)
                .put(2, 0, 0)
                .put(3, 7, 7)
                .step();
        assertThat(stage.earned(0)).isEqualTo(2, EXACT);
        assertThat(stage.earned(1)).isEqualTo(-3, EXACT);
    }

    @Test
    void inReferenceEachKnowsWhereTheOtherShouldGo() {
        Stage stage = new Stage("simple-reference-v3", "localRatio", 0.5)
                .goals(2, 0)
                .put(0, 0, 0)
                .put(1, 1, 0)
                .put(2, 0, 2)
                .put(3, 9, 9)
                .put(4, 1, 4)
                .step(5 * 7, 0);
        // Agent 1 is 4 away from landmark 2, agent 0 is 2 away from landmark 0.
        assertThat(stage.earned(0)).isEqualTo(-0.5 * 3 - 0.5 * 4, EXACT);
        assertThat(stage.earned(1)).isEqualTo(-0.5 * 3 - 0.5 * 2, EXACT);
        assertThat(stage.seenBy(0)).startsWith(0, 0, 0, 2, 9, 9, 1, 4, 0.25f, 0.25f, 0.75f);
        assertThat(stage.seenBy(1)[11 + 7]).isEqualTo(1f);
    }

    @Test
    void speakerAndListenerShareTheSquaredDistance() {
        Stage stage = new Stage("simple-speaker-listener-v4")
                .goals(1, 0)
                .put(1, 0, 0)
                .put(3, 0, 2)
                .step(2, 0);
        assertThat(stage.earned(0)).isEqualTo(-4, EXACT);
        assertThat(stage.earned(1)).isEqualTo(-4, EXACT);
        assertThat(stage.seenBy(0)).containsExactly(0.15f, 0.65f, 0.15f);
        assertThat(stage.seenBy(1)).endsWith(0, 0, 1);
    }

    @Test
    void tagPaysEveryPredatorForEveryTouchAndPreyLosesOutside() {
        Stage stage = new Stage("simple-tag-v3")
                .put(0, 0, 0.1)
                .put(1, 0, -0.1)
                .put(2, 0.5, 0.5)
                .put(3, 0, 0)
                .step();
        assertThat(stage.earned(0)).isEqualTo(20, EXACT);
        assertThat(stage.earned(2)).isEqualTo(20, EXACT);
        assertThat(stage.earned(3)).isEqualTo(-20, EXACT);
        assertThat(new Stage("simple-tag-v3").put(3, 0.95, -1.5).step().earned(3))
                .isEqualTo(-0.5 - Math.exp(1), within(1e-9));
        assertThat(new Stage("simple-tag-v3").put(3, 50, 0).step().earned(3)).isEqualTo(-10, EXACT);
    }

    @Test
    void inJaxmarlEveryPreyIsChargedWithTheTouchesOfTheLast() {
        Stage first = new Stage("simple-tag-v3", "numGood", 2, "rules", "jaxmarl")
                .put(0, 0.1, 0)
                .put(3, 0, 0)
                .put(4, -0.5, 0)
                .step();
        assertThat(first.earned(0)).isEqualTo(10, EXACT);
        assertThat(first.earned(3)).isZero();
        Stage last = new Stage("simple-tag-v3", "numGood", 2, "rules", "jaxmarl")
                .put(0, 0.1, 0)
                .put(3, -0.5, 0)
                .put(4, 0, 0)
                .step();
        assertThat(last.earned(3)).isEqualTo(-10, EXACT);
        assertThat(last.earned(4)).isEqualTo(-10, EXACT);
    }

    @Test
    void preyIsSlowerInEarlyStagesOfTheCurriculum() {
        double[] share = {0.5, 0.75, 1, 1};
        for (int number = 0; number < share.length; number++) {
            Stage stage = new Stage("simple-tag-v3", "curriculum", true, "curriculumStage", number).step(2, 0, 0, 2);
            assertThat(stage.vx(3)).isEqualTo(0.4 * share[number], EXACT);
            assertThat(stage.vx(0)).isEqualTo(0.3, EXACT);
        }
    }

    @Test
    void whoIsInAForestIsSeenOnlyFromThereAndByTheLeader() {
        // Agents: leader, three predators, two prey; then an obstacle, two foods, two forests.
        Stage stage = new Stage("simple-world-comm-v3")
                .put(9, 0, 0)
                .put(10, 5, 5)
                .put(0, 3, 0)
                .put(1, 2, 0)
                .put(2, 0.2, 0.1)
                .put(4, 0, 0)
                .step(0, 0, 0, 0, 2);
        int offset = 4 + 2 * 5;
        assertThat(stage.seenBy(0)[offset + 2 * 3]).isEqualTo(-3f);
        assertThat(stage.seenBy(1)[offset + 2 * 3]).isZero();
        assertThat(stage.seenBy(2)[offset + 2 * 3]).isEqualTo(-0.2f);
        assertThat(stage.seenBy(2)).endsWith(1, -1, 1, 0, 0, 0);
        assertThat(stage.seenBy(4)).endsWith(1, -1, 0, 0);
    }

    @Test
    void inWorldCommFoodAttractsPrey() {
        Stage stage = new Stage("simple-world-comm-v3", "numFood", 2)
                .put(4, 0, 0)
                .put(7, 0, 0.05)
                .put(8, 9, 9)
                .step();
        assertThat(stage.earned(4)).isEqualTo(2 - 0.05 * 0.05, EXACT);
        assertThat(new Stage("simple-world-comm-v3", "numFood", 0)
                        .put(4, 0, 0)
                        .step()
                        .earned(4))
                .isZero();
    }

    @Test
    void aPolygonOrLineOfAgentsOnTheirTargetsIsDone() {
        Stage square = new Stage("simple-formation-v1", "terminateOnSuccess", true)
                .put(4, 0, 0)
                .put(0, 0, 0.5)
                .put(1, 0.5, 0)
                .put(2, 0, -0.5)
                .put(3, -0.5, 0)
                .step();
        assertThat(square.earned(0)).isEqualTo(0, within(1e-9));
        assertThat(square.batch.groups[0].terminated[0]).isTrue();
        Stage line = new Stage("simple-line-v1", "n", 3)
                .put(3, 0, 0)
                .put(4, 1, 0)
                .put(0, 1, 0)
                .put(1, 0.5, 0.3)
                .put(2, 0, 0)
                .step();
        assertThat(line.earned(1)).isEqualTo(-0.1, within(1e-9));
        assertThat(line.batch.episodeOver[0]).isFalse();
    }

    @Test
    void treasureIsTakenCarriedAndDelivered() {
        Stage stage = new Stage("collect-treasure-v1", "numCollectors", 2, "numDeposits", 2, "numTreasures", 1)
                .put(0, 0, 0)
                .put(1, 5, 0)
                .put(4, 0.05, 0);
        TreasureScene scene = (TreasureScene) stage.game.shown(0);
        scene.setKind(0, 1);
        stage.step();
        assertThat(scene.holding(0)).isEqualTo(1);
        assertThat(scene.there(0)).isFalse();
        // Deposit 1 is entity 3, at (16, 20).
        assertThat(stage.earned(0)).isEqualTo(5 - 0.1 * Math.hypot(16, 20), EXACT);
        assertThat(stage.earned(1)).isEqualTo(5, EXACT);
        assertThat(stage.seenBy(0)).startsWith(0, 0, 0, 0, 0, 1);
        stage.put(3, 0.1, 0).step();
        assertThat(scene.holding(0)).isEqualTo(TreasureScene.NOTHING);
        assertThat(scene.there(0)).isTrue();
    }

    @Test
    void scriptedPreyRunsWhereItTouchesNobodyAndIgnoresItsActions() {
        Stage stage = new Stage("simple-facmac-3a-v1")
                .put(0, -0.3, 0)
                .put(1, -0.3, 0.2)
                .put(2, -0.3, -0.2)
                .put(3, 0, 0)
                .push(3, 0, 1, 0, 0, 0)
                .step();
        assertThat(stage.vx(3)).isGreaterThan(0.3);
        assertThat(Math.hypot(stage.vx(3), stage.vy(3))).isLessThanOrEqualTo(0.4 + 1e-12);
    }

    @Test
    void theLiamPreyWantsExactlyOnePredatorNearAndSeesNoFartherThanHalf() {
        Stage stage = new Stage("predator-prey-liam-v1")
                .put(3, 0, 0)
                .put(0, 0.25, 0)
                .put(1, 0.6, 0)
                .put(2, 0, 0.9)
                .step();
        assertThat(stage.earned(3)).isEqualTo(1, EXACT);
        assertThat(stage.earned(0)).isEqualTo(-0.1 * 1.75 - 1, EXACT);
        assertThat(stage.seenBy(3)).endsWith(0.25f, 0, -5, -5, -5, -5);
        stage.put(1, 0, -0.2).step();
        assertThat(stage.earned(3)).isEqualTo(-1, EXACT);
        assertThat(new Stage("predator-prey-liam-v1").put(3, 1, 0).step().earned(3))
                .isEqualTo(-10, EXACT);
    }

    @Test
    void theWallsOfLiamPushInwards() {
        Stage stage = new Stage("predator-prey-liam-v1").put(3, 1.28, -1.28).step();
        assertThat(stage.vx(3)).isEqualTo(-0.5, within(1e-9));
        assertThat(stage.vy(3)).isEqualTo(0.5, within(1e-9));
    }

    @Test
    void clamPredatorsLoseForBumpingIntoEachOther() {
        Stage stage = new Stage("predator-prey-clam-v1", "integration", "position-first")
                .put(3, 0, 0)
                .put(0, 0.1, 0)
                .put(1, 0.2, 0)
                .put(2, 0.7, 0.7)
                .step();
        assertThat(stage.earned(2)).isEqualTo(10 - 3, EXACT);
        assertThat(stage.earned(3)).isEqualTo(-10 + 3, EXACT);
    }

    @Test
    void scriptedPredatorsGoWhereTheirNamesSay() {
        Stage stage = new Stage("predator-prey-clam-v1")
                .put(0, 0, 0)
                .put(1, -0.5, 0.2)
                .put(2, 0.1, 2)
                .put(3, 0.4, 0.3);
        stage.worker.observe(0, 1, stage.batch);
        int[] expected = {1, 3, 1, -1, 2};
        for (Hunt hunt : Hunt.values()) {
            new HuntPolicy(hunt).newPlayer(stage.game.spec(), 0, 1, 1).act(stage.batch, stage.actions);
            int chosen = stage.actions.groups[0].ints[0];
            if (hunt == Hunt.RANDOM_PREDATOR) assertThat(chosen).isIn(2, 3);
            else if (hunt != Hunt.NEAREST)
                assertThat(chosen).as(hunt.policyName).isEqualTo(expected[hunt.ordinal()]);
            else assertThat(chosen).isEqualTo(1);
        }
    }
}
