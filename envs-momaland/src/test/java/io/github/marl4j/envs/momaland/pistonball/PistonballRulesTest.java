package io.github.marl4j.envs.momaland.pistonball;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.ResetOptions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hand-made states with exact numbers. */
final class PistonballRulesTest {
    private final Map<String, Object> options = new LinkedHashMap<>(Map.of("nPistons", 5));
    private PistonballKernel game;
    private PistonballKernel.Pistons rules;
    private Batch out;

    /** A table whose pistons are all at one height [px]. */
    private void start(double pistonY, double ballX, double ballY, double spin) {
        game = new PistonballKernel(PistonballOptions.of(options), 1, 0);
        rules = game.newWorker();
        out = new Batch(game.spec(), 1);
        rules.reset(0, ResetOptions.NONE);
        Arrays.fill(game.pistonY, pistonY);
        game.place(0, ballX, ballY, spin);
    }

    private float[] step(float... actions) {
        Actions chosen = new Actions(game.spec(), 1);
        for (int i = 0; i < actions.length; i++) {
            if (game.options.continuous()) chosen.groups[0].floats[i] = actions[i];
            else chosen.groups[0].ints[i] = (int) actions[i];
        }
        rules.step(0, 1, chosen, out);
        rules.observe(0, 1, out);
        return out.groups[0].rewards;
    }

    private double ball(int number) {
        return game.ball[number];
    }

    /** y = y0 + 750 dt² k (k - 1) / 2: the step moves first and then lets gravity act. */
    @Test
    void aBallInTheAirFallsFreely() {
        start(491, 180, 100, 3);
        for (int k = 1; k <= 15; k++) {
            rules.physics.step(0);
            assertThat(ball(BallPhysics.Y)).isEqualTo(100 + 750 / 400.0 * k * (k - 1) / 2, within(1e-9));
            assertThat(ball(BallPhysics.X)).isEqualTo(180);
            assertThat(ball(BallPhysics.ANGLE)).isEqualTo(3 * k / 20.0, within(1e-12));
        }
    }

    @Test
    void aBallThatLandsDoesNotBounceWhateverItsElasticity() {
        options.put("ballElasticity", 10);
        start(451, 140, 400, 0);
        for (int k = 0; k < 100; k++) rules.physics.step(0);
        assertThat(ball(BallPhysics.VY)).isZero();
        // It rests on a piston that is 5 px thick, and sinks in by the overlap that is left alone, 0.1 px.
        assertThat(ball(BallPhysics.Y)).isEqualTo(451 - 5 - 40 + 0.1, within(0.01));
    }

    /** Friction brakes the sliding until the ball rolls: v = ω r. What the ball gains, m v r, is what its spin loses, m r² / 2 · (ω0 - ω), so ω = ω0 / 3. */
    @Test
    void aSpinningBallStartsToRoll() {
        start(451, 130, 406, 1.5);
        for (int k = 0; k < 12; k++) rules.physics.step(0);
        assertThat(ball(BallPhysics.SPIN)).isEqualTo(0.5, within(1e-6));
        assertThat(ball(BallPhysics.VX)).isEqualTo(20, within(1e-4));
    }

    @Test
    void aFrictionlessBallSpinsOnWhereItIs() {
        options.put("ballFriction", 0);
        start(451, 140, 405.9, 6);
        for (int k = 0; k < 40; k++) rules.physics.step(0);
        assertThat(ball(BallPhysics.SPIN)).isEqualTo(6, within(1e-12));
        assertThat(ball(BallPhysics.X)).isEqualTo(140, within(1e-9));
    }

    @Test
    void theBallStaysBetweenTheWalls() {
        start(491, 100, 200, 0);
        game.ball[BallPhysics.VX] = -300;
        game.ball[BallPhysics.VY] = -500;
        for (int k = 0; k < 60; k++) {
            rules.physics.step(0);
            assertThat(ball(BallPhysics.X)).isBetween(60.0, 220.0);
            assertThat(ball(BallPhysics.Y)).isBetween(40.0, 491.0);
        }
    }

    @Test
    void pistonsMoveFourPixelsAndStopAtTheirEnds() {
        start(460, 140, 100, 0);
        step(1, -1, 0.5f, 0, 0.1f);
        double tenth = (float) 460 - 4f * 0.1f;
        assertThat(game.pistonY).containsExactly(456, 464, 458, 460, tenth);
        start(489, 140, 100, 0);
        step(-1, -1, -1, -1, -1);
        assertThat(game.pistonY).containsOnly(491);
        start(428, 140, 100, 0);
        step(1, 1, 1, 1, 1);
        assertThat(game.pistonY).containsOnly(427);
    }

    @Test
    void discreteActionsAreDownStayAndUp() {
        options.put("continuous", false);
        start(460, 140, 100, 0);
        step(0, 1, 2, 1, 1);
        assertThat(game.pistonY).containsExactly(464, 460, 456, 460, 460);
        assertThat(out.groups[0].actionMask).hasSize(15).containsOnly(true);
    }

    /** Between the moves of two pistons the world goes on for a twentieth of a second. */
    @Test
    void aCycleHasAPhysicsStepForEachPiston() {
        start(491, 140, 100, 0);
        step();
        assertThat(game.stamp[0]).isEqualTo(5);
        assertThat(ball(BallPhysics.VY)).isEqualTo(5 * 37.5, within(1e-9));
    }

    @Test
    void allEarnTheSharePercentOfTheWayAndTheTimePenalty() {
        start(491, 180, 100, 0);
        game.ball[BallPhysics.VX] = -40;
        float[] rewards = step();
        // The left edge moves from 140 to 130 px, of 100 px to go.
        for (int i = 0; i < 5; i++) {
            assertThat(rewards[2 * i]).isEqualTo(10f);
            assertThat(rewards[2 * i + 1]).isEqualTo(-0.1f);
        }
        assertThat(step()[0]).isEqualTo(10f);
        assertThat(game.cycle[0]).isEqualTo(2);
    }

    @Test
    void theEpisodeEndsAtTheLeftWallWithoutATimePenalty() {
        start(491, 85, 100, 0);
        game.ball[BallPhysics.VX] = -20;
        float[] rewards = step();
        assertThat(rewards[0]).isPositive();
        assertThat(rewards[1]).isZero();
        assertThat(out.groups[0].terminated).containsOnly(true);
        assertThat(out.groups[0].truncated).containsOnly(false);
        assertThat(out.groups[0].alive).containsOnly(false);
    }

    @Test
    void theCyclesEndByTruncationAndInTheReferenceBesideATermination() {
        options.put("maxCycles", 1);
        start(491, 180, 100, 0);
        step();
        assertThat(out.groups[0].truncated).containsOnly(true);
        assertThat(out.groups[0].terminated).containsOnly(false);
        for (String form : new String[] {"fixed", "reference"}) {
            options.put("rules", form);
            start(491, 85, 100, 0);
            game.ball[BallPhysics.VX] = -20;
            step();
            assertThat(out.groups[0].terminated).containsOnly(true);
            assertThat(out.groups[0].truncated).containsOnly(form.equals("reference"));
        }
    }

    @Test
    void featuresTellHeightsWhereTheBallIsAndHowItMoves() {
        start(491, 180, 391, 6 * Math.PI);
        game.pistonY[2] = 427;
        game.pistonY[3] = 459;
        game.ball[BallPhysics.VX] = -250;
        rules.observe(0, 1, out);
        float[] seen = out.groups[0].observations;
        float[] ofBall = {0.25f, 100f / 280, -0.25f, 0, 1};
        assertThat(Arrays.copyOfRange(seen, 20, 30))
                .containsExactly(1, 0, 0.5f, 40f / 280, 0.5f, 0.25f, 100f / 280, -0.25f, 0, 1);
        assertThat(Arrays.copyOfRange(seen, 0, 5)).containsExactly(0, 0, 0, 120f / 280, 1);
        assertThat(out.state).startsWith(0, 0, 1, 0.5f, 0).endsWith(ofBall);
    }

    @Test
    void aResetDrawsHeightsPlaceAndSpin() {
        start(491, 180, 100, 0);
        RecordedDraws draws = new RecordedDraws();
        for (int i = 0; i < 5; i++) draws.put(PistonballKernel.LIFT, i, i);
        draws.put(PistonballKernel.DROP, 0, 0);
        draws.put(PistonballKernel.DROP, 1, 60);
        draws.put(PistonballKernel.ROTATE, 0, 0.75);
        game.chance().replay(0, draws);
        rules.reset(0, ResetOptions.NONE);
        assertThat(game.pistonY).containsExactly(491, 487, 483, 479, 475);
        assertThat(ball(BallPhysics.X)).isEqualTo(200);
        assertThat(ball(BallPhysics.Y)).isEqualTo(395);
        assertThat(ball(BallPhysics.SPIN)).isEqualTo(3 * Math.PI);
        assertThat(game.wayAtStart[0]).isEqualTo(120);
        assertThat(draws.remaining()).isZero();
    }

    @Test
    void withoutChanceTheBallStartsInTheMiddleOfItsRangeAndOnASmallTableAtTheWall() {
        options.putAll(Map.of("randomDrop", false, "randomRotate", false));
        start(491, 180, 100, 0);
        rules.reset(0, ResetOptions.NONE);
        assertThat(game.ball).startsWith(170, 410, 0, 0, 0, 0);
        options.put("nPistons", 2);
        start(491, 90, 100, 0);
        rules.reset(0, ResetOptions.NONE);
        assertThat(ball(BallPhysics.X)).isEqualTo(81);
        assertThat(game.wayAtStart[0]).isEqualTo(1);
    }

    @Test
    void actionsOutsideTheSpaceAreRefusedAndInTheReferenceUsed() {
        start(460, 140, 100, 0);
        assertThatThrownBy(() -> step(0, -1.25f))
                .isInstanceOf(IllegalActionException.class)
                .hasMessage(
                        "momaland/pistonball-v1: action -1.25 of piston_1 in env=0 must be from -1 (down) to 1 (up)");
        options.put("rules", "reference");
        start(460, 140, 100, 0);
        step(2.5f);
        assertThat(game.pistonY[0]).isEqualTo(450);
        options.put("continuous", false);
        start(460, 140, 100, 0);
        assertThatThrownBy(() -> step(0, 1, 3)).hasMessageContaining("of piston_2 in env=0 must be 0 (down), 1 (stay)");
    }

    @Test
    void wrongOptionsAreRefusedInOneSentence() {
        assertRefused(Map.of("nPistons", 1), "nPistons=1 must be a whole number from 2 to 1000");
        assertRefused(Map.of("timePenalty", 0.1), "timePenalty=0.1 must be a number from -1000000.0 to 0.0");
        assertRefused(Map.of("ballMass", 0), "ballMass=0 must be a number from");
        assertRefused(Map.of("ballFriction", -1), "ballFriction=-1 must be a number from 0.0");
        assertRefused(Map.of("observation", "pixel"), "did you mean \"pixels\"?");
        assertRefused(
                Map.of("frozenPixels", true),
                "momaland/pistonball-v1: frozenPixels=true needs observation=pixels, got observation=features");
        assertRefused(Map.of("pistons", 3), "did you mean \"nPistons\"?");
    }

    @Test
    void moreCopiesThanAnArrayOfPixelsHoldsAreRefused() {
        PistonballOptions pixels = PistonballOptions.of(Map.of("observation", "pixels"));
        assertThatThrownBy(() -> new PistonballKernel(pixels, 1024, 0))
                .hasMessage("momaland/pistonball-v1: observation=pixels with nPistons=20 has room for 652 copies in a"
                        + " batch, got numEnvs=1024");
    }

    private static void assertRefused(Map<String, Object> wrong, String message) {
        assertThatThrownBy(() -> PistonballOptions.of(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
