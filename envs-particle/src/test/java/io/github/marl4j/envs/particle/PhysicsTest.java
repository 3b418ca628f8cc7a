package io.github.marl4j.envs.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.env.IllegalActionException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Hand-made positions with the exact outcome: what all worlds share. */
class PhysicsTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void aPushChangesTheVelocityAtOnceAndThePlaceOneStepLater() {
        Stage stage = new Stage("simple-v3").put(0, 0, 0).step(2);
        assertThat(stage.vx(0)).isEqualTo(0.5, EXACT);
        assertThat(stage.x(0)).isZero();
        stage.step(0);
        assertThat(stage.x(0)).isEqualTo(0.05, EXACT);
        assertThat(stage.vx(0)).isEqualTo(0.375, EXACT);
    }

    @Test
    void withVelocityFirstThePlaceChangesAtOnce() {
        Stage stage = new Stage("simple-v3", "integration", "velocity-first")
                .put(0, 0, 0)
                .step(2);
        assertThat(stage.x(0)).isEqualTo(0.05, EXACT);
    }

    @Test
    void theChoicesAreMinusAndPlusXMinusAndPlusYAndTheReverseInTheOldNumbering() {
        double[][] expected = {{0, 0}, {-0.5, 0}, {0.5, 0}, {0, -0.5}, {0, 0.5}};
        for (int action = 0; action < 5; action++) {
            Stage stage = new Stage("simple-v3").step(action);
            assertThat(stage.vx(0)).isEqualTo(expected[action][0], EXACT);
            assertThat(stage.vy(0)).isEqualTo(expected[action][1], EXACT);
            Stage old = new Stage("simple-v3", "actionNumbering", "openai").step(action);
            assertThat(old.vx(0)).isEqualTo(-expected[action][0], EXACT);
            assertThat(old.vy(0)).isEqualTo(-expected[action][1], EXACT);
        }
    }

    @Test
    void realNumbersPushOnBothAxesAndOppositeOnesCancel() {
        Stage stage = new Stage("simple-v3", "continuousActions", true)
                .push(0, 1, 0.25f, 1, 0, 1)
                .step();
        assertThat(stage.vx(0)).isEqualTo(0.375, EXACT);
        assertThat(stage.vy(0)).isEqualTo(0.5, EXACT);
    }

    @Test
    void realNumbersOutOfRangeAreCutAndNanIsRefused() {
        Stage stage = new Stage("simple-v3", "continuousActions", true)
                .push(0, 0, -3, 7, 0, 0)
                .step();
        assertThat(stage.vx(0)).isEqualTo(0.5, EXACT);
        assertThatThrownBy(() -> stage.push(0, 0, Float.NaN, 0, 0, 0).step())
                .isInstanceOf(IllegalActionException.class)
                .hasMessageContaining("agent_0 holds NaN");
    }

    @Test
    void aChoiceOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new Stage("simple-v3").step(5))
                .isInstanceOf(IllegalActionException.class)
                .hasMessageContaining("action 5 of agent_0 must be a whole number from 0 to 4");
    }

    @Test
    void touchingBodiesPushEachOtherWithTheLogarithmOfTwo() {
        Stage stage =
                new Stage("simple-spread-v3").put(0, -0.15, 0).put(1, 0.15, 0).step();
        double force = 100 * 1e-3 * Math.log(2);
        assertThat(stage.vx(0)).isEqualTo(-force * 0.1, EXACT);
        assertThat(stage.vx(1)).isEqualTo(force * 0.1, EXACT);
        assertThat(stage.vy(0)).isZero();
    }

    @Test
    void bodiesFartherApartThanTheReachOfContactsDoNotPush() {
        Stage stage = new Stage("simple-spread-v3")
                .put(0, -0.1701, 0)
                .put(1, 0.1701, 0)
                .step();
        assertThat(stage.vx(0)).isZero();
    }

    @Test
    void bodiesAtOnePlaceTouchButDoNotPush() {
        Stage stage = new Stage("simple-spread-v3", "localRatio", 1.0)
                .put(0, 0, 0)
                .put(1, 0, 0)
                .step();
        assertThat(stage.vx(0)).isZero();
        assertThat(stage.earned(0)).isEqualTo(-1, EXACT);
    }

    @Test
    void aRestingAgentDeepInAnObstacleLeavesItInTwoStepsWithSeventeenAndAHalfTimesTheOverlap() {
        double overlap = 0.04;
        Stage stage = new Stage("simple-tag-v3").put(0, 0, 0).put(4, 0.275 - overlap, 0);
        double obstacle = stage.x(4);
        stage.step().step();
        assertThat(stage.x(0)).isEqualTo(-overlap, within(1e-9));
        assertThat(stage.x(4)).isEqualTo(obstacle);
        stage.step();
        assertThat(Math.abs(stage.vx(0))).isLessThanOrEqualTo(1);
    }

    @Test
    void speedIsCutAfterContactsSoThatNobodyIsPushedBeyondIt() {
        Stage stage = new Stage("simple-tag-v3").put(0, 0, 0).put(1, 0.05, 0.01);
        stage.step(1, 2);
        assertThat(Math.hypot(stage.vx(0), stage.vy(0))).isEqualTo(1, EXACT);
        assertThat(Math.hypot(stage.vx(1), stage.vy(1))).isEqualTo(1, EXACT);
    }

    @Test
    void anEpisodeIsTruncatedAfterMaxCyclesAndInJaxmarlOneStepLater() {
        for (String rules : new String[] {"mpe2", "jaxmarl"}) {
            Stage stage = new Stage("simple-v3", "maxCycles", 3, "rules", rules);
            int last = rules.equals("mpe2") ? 3 : 4;
            for (int t = 1; t < last; t++)
                assertThat(stage.step().batch.episodeOver[0]).isFalse();
            assertThat(stage.step().batch.episodeOver[0]).isTrue();
            assertThat(stage.batch.groups[0].truncated[0]).isTrue();
            assertThat(stage.batch.groups[0].terminated[0]).isFalse();
        }
    }

    @Test
    void successTerminatesButOnTheLastStepTruncationWins() {
        for (int cycles = 1; cycles <= 2; cycles++) {
            Stage stage = new Stage("simple-spread-v3", "n", 1, "terminateOnSuccess", true, "maxCycles", cycles)
                    .put(0, 0, 0)
                    .put(1, 0.05, 0)
                    .step();
            assertThat(stage.batch.episodeOver[0]).isTrue();
            assertThat(stage.batch.groups[0].terminated[0]).isEqualTo(cycles == 2);
            assertThat(stage.batch.groups[0].truncated[0]).isEqualTo(cycles == 1);
        }
    }
}
