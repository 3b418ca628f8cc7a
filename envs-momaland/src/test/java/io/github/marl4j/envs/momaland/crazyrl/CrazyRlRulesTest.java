package io.github.marl4j.envs.momaland.crazyrl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.ResetOptions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Hand-made states with exact numbers. */
final class CrazyRlRulesTest {
    private static final String SURROUND = "momaland/surround-v1";
    private static final String ESCORT = "momaland/escort-v1";
    private static final String CATCH = "momaland/catch-v1";
    private static final Offset<Double> EXACT = within(1e-12);

    private final Map<String, Object> options = new LinkedHashMap<>();
    private CrazyRlKernel game;
    private CrazyRlKernel.Drones drones;
    private Batch out;

    private void start(String id, String positions, String target) {
        options.put("numDrones", positions.split("/").length);
        options.put("initFlyingPos", positions);
        options.put("initTargetLocation", target);
        game = new CrazyRlKernel(CrazyRlOptions.of(id, options), 1, 0);
        drones = game.newWorker();
        out = new Batch(game.spec(), 1);
        drones.reset(0, ResetOptions.NONE);
    }

    private float[] step(float... actions) {
        Actions chosen = new Actions(game.spec(), 1);
        System.arraycopy(actions, 0, chosen.groups[0].floats, 0, actions.length);
        drones.step(0, 1, chosen, out);
        drones.observe(0, 1, out);
        return out.groups[0].rewards;
    }

    @Test
    void approachIsProgressAndSpreadTheMeanDistanceFromTheOthers() {
        start(SURROUND, "0 0 1/0 2 1/0 -1 1", "1,0,1");
        float[] rewards = step(1, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(rewards[0]).isEqualTo(0.2f, within(1e-6f));
        assertThat((double) rewards[1]).isEqualTo((Math.hypot(0.2, 2) + Math.hypot(0.2, 1)) / 2, within(1e-6));
        assertThat(rewards[2]).isZero();
        assertThat((double) rewards[3]).isEqualTo((Math.hypot(0.2, 2) + 3) / 2, within(1e-6));
        assertThat(out.groups[0].terminated).containsOnly(false);
        assertThat(out.groups[0].alive).containsOnly(true);
    }

    @Test
    void actionsAreMultipliedInFloatAndAddedInDouble() {
        start(SURROUND, "0 0 1/0 2 1", "1,0,1");
        step(0.7f, 0, 0, 0, 0, 0);
        assertThat(game.position[0]).isEqualTo((double) (0.7f * 0.2f)).isNotEqualTo((double) 0.7f * 0.2);
    }

    @Test
    void dronesStayInTheBox() {
        start(SURROUND, "3 -3 2.9/0 2 1", "1,0,1");
        step(1, -1, 1, 0, 0, 0);
        assertThat(game.position).startsWith(3, -3, 3);
    }

    @Test
    void twoDronesThatTouchLoseAndTheEpisodeEndsForAll() {
        start(SURROUND, "0 0 1/0.25 0 1/-2 0 1", "1,1,2");
        float[] rewards = step(1, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(rewards).startsWith(-10, -10, -10, -10);
        assertThat(rewards[4]).isZero();
        assertThat(rewards[5]).isPositive();
        assertThat(out.groups[0].terminated).containsOnly(true);
        assertThat(out.groups[0].truncated).containsOnly(false);
        assertThat(out.groups[0].alive).containsOnly(false);
        assertThat(out.episodeOver).containsExactly(true);
    }

    @Test
    void aDroneThatTouchesTheTargetOrTheGroundLoses() {
        start(SURROUND, "0 0 1/0 2 1", "0.15,0,1");
        float[] atTarget = step(1, 0, 0, 0, 0, 0);
        assertThat(atTarget).startsWith(-10, -10);
        assertThat(atTarget[2]).isZero();
        start(SURROUND, "0 0 1/0 2 0.25", "1,0,1");
        float[] onGround = step(0, 0, 0, 0, 0, -1);
        assertThat(onGround[0]).isZero();
        assertThat(onGround).endsWith(-10, -10);
    }

    @Test
    void timeIsUpAfterTwoHundredSteps() {
        start(SURROUND, "0 0 1/0 2 1", "1,0,1");
        for (int t = 1; t < 200; t++) step();
        assertThat(out.episodeOver).containsExactly(false);
        step();
        assertThat(out.groups[0].truncated).containsOnly(true);
        assertThat(out.groups[0].terminated).containsOnly(false);
        assertThat(out.groups[0].alive).containsOnly(false);
    }

    @Test
    void aCrashInTheLastStepIsATerminationAndInTheReferenceATruncationToo() {
        for (String rules : List.of("fixed", "reference")) {
            options.put("rules", rules);
            start(SURROUND, "0 0 1/0 2 1", "0.15,0,1");
            game.time[0] = 199;
            step(1, 0, 0, 0, 0, 0);
            assertThat(out.groups[0].terminated).containsOnly(true);
            assertThat(out.groups[0].truncated).containsOnly(rules.equals("reference"));
        }
    }

    @Test
    void theEscortedTargetReachesTheEndOfItsPathAndInTheReferenceThePointBefore() {
        for (boolean reference : new boolean[] {false, true}) {
            options.putAll(Map.of(
                    "numIntermediatePoints",
                    2,
                    "finalTargetLocation",
                    "-2,2,1",
                    "rules",
                    reference ? "reference" : "fixed"));
            start(ESCORT, "0 0 1/0 2 1", "2,2,1");
            double divisor = reference ? 4 : 3;
            for (int t = 1; t <= 6; t++) {
                step();
                assertThat(game.target[0]).isEqualTo(2 - 4 * Math.min(t, 3) / divisor, EXACT);
                assertThat(game.target[1]).isEqualTo(2);
            }
        }
    }

    @Test
    void progressIsMeasuredTowardsWhereTheTargetWas() {
        options.putAll(Map.of("numIntermediatePoints", 0, "finalTargetLocation", "-2,0,1"));
        start(ESCORT, "0 0 1/0 2 1", "2,0,1");
        assertThat(step(1, 0, 0, 0, 0, 0)[0]).isEqualTo(0.2f, within(1e-6f));
        assertThat(game.target).containsExactly(-2, 0, 1);
    }

    @Test
    void theTargetFleesFromTheMiddleOfTheDronesBeforeTheyMove() {
        options.put("targetSpeed", 0.3);
        start(CATCH, "0 0 1/0 2 1", "0,1,2");
        step(1, 1, 1, 1, 1, 1);
        assertThat(game.target).containsExactly(new double[] {0, 1, 2.3}, EXACT);
    }

    @Test
    void theFleeingTargetStaysAboveTheGroundAndInTheBox() {
        options.put("targetSpeed", 5);
        start(CATCH, "0 0 1/0 2 1", "0,1,0.5");
        step();
        assertThat(game.target).containsExactly(new double[] {0, 1, 0.2}, EXACT);
        step();
        assertThat(game.target[2]).isEqualTo(0.2);
        start(CATCH, "0 0 1/0 2 1", "2,1,1");
        step();
        assertThat(game.target[0]).isEqualTo(3);
    }

    @Test
    void aTargetBetweenTheDronesHesitatesInAllDirectionsAndInTheReferenceInOne() {
        for (String rules : List.of("fixed", "reference")) {
            options.putAll(Map.of("rules", rules, "targetSpeed", 0.1));
            start(CATCH, "0 0 1/0 2 1", "0,1,1");
            RecordedDraws draws = new RecordedDraws();
            draws.put(Target.Fleeing.HESITATION, 3, 0.0);
            draws.put(Target.Fleeing.HESITATION, 4, 0.5);
            draws.put(Target.Fleeing.HESITATION, 5, 0.75);
            game.chance().replay(0, draws);
            step();
            double[] moved = rules.equals("fixed") ? new double[] {-0.01, 1, 1.005} : new double[] {0, 1.005, 1.0075};
            assertThat(game.target).containsExactly(moved, EXACT);
            assertThat(draws.remaining()).isZero();
        }
    }

    @Test
    void aDroneSeesItselfTheTargetAndTheOthersInTheirOrder() {
        start(SURROUND, "0 0 1/1 0 1/2 0 1", "3,0,1");
        step();
        float[] seen = out.groups[0].observations;
        assertThat(seen).hasSize(36);
        assertThat(Arrays.copyOfRange(seen, 12, 24)).containsExactly(1, 0, 1, 3, 0, 1, 0, 0, 1, 2, 0, 1);
        assertThat(out.state).isEqualTo(seen);
    }

    @Test
    void actionsOutsideTheSpaceAreRefusedAndInTheReferenceUsed() {
        start(SURROUND, "0 0 1/0 2 1", "2,0,1");
        assertThatThrownBy(() -> step(0, 0, 0, 0, 1.5f, 0))
                .isInstanceOf(IllegalActionException.class)
                .hasMessage("momaland/surround-v1: action 1.5 of agent_1 in env=0 must be from -1 to 1");
        options.put("rules", "reference");
        start(SURROUND, "0 0 1/0 2 1", "2,0,1");
        step(0, 0, 0, 0, -1.5f, 0);
        assertThat(game.position[4]).isEqualTo(1.7, within(1e-6));
        assertThatThrownBy(() -> step(Float.NaN))
                .hasMessageContaining("action NaN of agent_0 in env=0 must be a number");
    }

    @Test
    void noReturnFallsBelowTheReferencePoint() {
        for (String id : List.of(SURROUND, ESCORT, CATCH)) {
            start(id, "3 3 3/-3 -3 3", "3,2.8,3");
            double approach = 0;
            while (!out.episodeOver[0]) approach += step(-1, -1, -1, 0, 0, 0)[0];
            EnvSpec spec = game.spec();
            assertThat(spec.pareto().referencePoint().get(0)).isLessThan((float) approach);
            assertThat(spec.pareto().referencePoint().get(1)).isEqualTo(-10f);
        }
    }

    @Test
    void wrongOptionsAreRefusedInOneSentence() {
        assertRefused(SURROUND, Map.of("numDrones", 1), "numDrones=1 must be a whole number of at least 2");
        assertRefused(
                SURROUND,
                Map.of("numDrones", 5),
                "momaland/surround-v1: initFlyingPos has 4 rows, expected one for each of numDrones=5");
        assertRefused(
                CATCH,
                Map.of("size", 1.5),
                "momaland/catch-v1: row 3 of initFlyingPos=[2.0, 2.0, 1.0] must be [x, y, z] with x and y from -1.5 to 1.5 and z from 0 to 3.0");
        assertRefused(SURROUND, Map.of("initTargetLocation", "1,1"), "initTargetLocation=[1.0, 1.0] must be [x, y, z]");
        assertRefused(SURROUND, Map.of("initFlyingPos", "0 0 x"), "must be rows of numbers");
        assertRefused(ESCORT, Map.of("finalTargetLocation", "0,0,4"), "finalTargetLocation=[0.0, 0.0, 4.0] must be");
        assertRefused(ESCORT, Map.of("numIntermediatePoints", -1), "must be a whole number of at least 0");
        assertRefused(CATCH, Map.of("targetSpeed", -0.1), "targetSpeed=-0.1 must be a number from 0");
        assertRefused(SURROUND, Map.of("targetSpeed", 0.1), "option \"targetSpeed\" is unknown");
        assertRefused(SURROUND, Map.of("size", 0), "size=0 must be a number from");
    }

    private static void assertRefused(String id, Map<String, Object> options, String message) {
        assertThatThrownBy(() -> CrazyRlOptions.of(id, options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
