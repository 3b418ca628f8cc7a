package io.github.marl4j.envs.commons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Societies of personas whose course can be computed by hand. */
class ClosedFormTest {
    private static final Map<String, Object> OPEN = Map.of("mask", "none");
    private static final Persona SUSTAINABLE = Persona.of(Persona.Kind.SUSTAINABLE);
    private static final Persona FREE_RIDER = Persona.of(Persona.Kind.FREE_RIDER);

    private static Persona[] freeRiders(int count, Persona others) {
        Persona[] all = Play.all(5, others);
        for (int i = 0; i < count; i++) all[i] = FREE_RIDER;
        return all;
    }

    @ParameterizedTest
    @EnumSource(
            value = Persona.Kind.class,
            names = {"SUSTAINABLE", "RECIPROCATOR", "CONDITIONAL", "GRIM", "RESTORER", "TOLD", "TALKER"})
    void fiveWhoHoldBackLiveOnAndGetSixHundred(Persona.Kind kind) {
        Play play = Play.of(Map.of("universalization", true), 1, Play.all(5, Persona.of(kind)));
        assertThat(play.totals).containsOnly(120);
        assertThat(play.months()).isEqualTo(12);
        assertThat(play.info("survived")).isEqualTo(1);
        assertThat(play.info("efficiency")).isEqualTo(1);
        assertThat(play.info("equality")).isEqualTo(1);
        assertThat(play.info("overUsage")).isZero();
    }

    @Test
    void fiveGreedyCollapseInTheFirstMonth() {
        Play play = Play.of(OPEN, 1, Play.all(5, Persona.of(Persona.Kind.GREEDY)));
        assertThat(play.months()).isEqualTo(1);
        assertThat(play.total()).isEqualTo(100);
        assertThat(play.info("collapsed")).isEqualTo(1);
        assertThat(play.info("efficiency")).isEqualTo(1f / 6);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 12, 330, 110, 55, 0.866667, 0.2",
        "2, 12, 231, 66, 33, 0.828571, 0.4",
        "3, 12, 192, 48, 24, 0.85, 0.6"
    })
    void freeRidersAmongTheSustainableWearTheResourceDown(
            int freeRiders, int months, int total, int own, int others, float equality, float overUsage) {
        Play play = Play.of(OPEN, 1, freeRiders(freeRiders, SUSTAINABLE));
        assertThat(play.months()).isEqualTo(months);
        assertThat(play.total()).isEqualTo(total);
        assertThat(play.totals[0]).isEqualTo(own);
        assertThat(play.totals[4]).isEqualTo(others);
        assertThat(play.info("equality")).isEqualTo(equality, within(1e-6f));
        assertThat(play.info("overUsage")).isEqualTo(overUsage, within(1e-6f));
    }

    @Test
    void oneFreeRiderLeavesTheSeriesOfThePaperTrail() {
        Play play = Play.of(OPEN, 1, freeRiders(1, SUSTAINABLE));
        assertThat(play.pools).isEqualTo(List.of(100, 80, 64, 56, 52, 44, 40, 32, 28, 32, 28, 32));
    }

    @Test
    void conditionalCooperatorsGiveUpAfterOneMonth() {
        Play play = Play.of(OPEN, 1, freeRiders(1, Persona.of(Persona.Kind.CONDITIONAL)));
        assertThat(play.total()).isEqualTo(140);
        assertThat(play.totals).containsExactly(36, 26, 26, 26, 26);
        assertThat(play.pools).isEqualTo(List.of(100, 80));
    }

    @Test
    void restorersBearFreeRiders() {
        Persona restorer = Persona.of(Persona.Kind.RESTORER);
        assertThat(Play.of(OPEN, 1, freeRiders(1, restorer)).totals).containsExactly(216, 72, 72, 72, 72);
        assertThat(Play.of(OPEN, 1, freeRiders(2, restorer)).totals).containsExactly(138, 138, 36, 36, 36);
    }

    @Test
    void oneGreedyTakesWhatTheSustainableLeave() {
        Play play = Play.of(OPEN, 1, Play.oneAnd(Persona.of(Persona.Kind.GREEDY), 4, SUSTAINABLE));
        assertThat(play.totals).containsExactly(60, 10, 10, 10, 10);
    }

    @ParameterizedTest
    @CsvSource({"11, 12, 588, 132, 114", "20, 4, 184, 80, 26"})
    void oneConstantAmongTheSustainable(int units, int months, int total, int own, int others) {
        Play play = Play.of(OPEN, 1, Play.oneAnd(Persona.constant(units), 4, SUSTAINABLE));
        assertThat(play.months()).isEqualTo(months);
        assertThat(play.total()).isEqualTo(total);
        assertThat(play.totals).containsExactly(own, others, others, others, others);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 12, 600",
        "11, 4, 195",
        "12, 3, 160",
        "13, 3, 140",
        "14, 2, 130",
        "15, 2, 125",
        "16, 2, 120",
        "17, 2, 115",
        "18, 2, 110",
        "19, 2, 105",
        "20, 1, 100",
        "60, 1, 100"
    })
    void fiveConstants(int units, int months, int total) {
        Play play = Play.of(OPEN, 1, Play.all(5, Persona.constant(units)));
        assertThat(play.months()).isEqualTo(months);
        assertThat(play.total()).isEqualTo(total);
    }

    @Test
    void endGrabbersGetMostAndCollapseInTheLastMonth() {
        Play play = Play.of(OPEN, 1, Play.all(5, Persona.of(Persona.Kind.END_GRABBER)));
        assertThat(play.total()).isEqualTo(650);
        assertThat(play.months()).isEqualTo(12);
        assertThat(play.info("survived")).isZero();
        assertThat(play.info("efficiency")).isEqualTo(1);
    }

    @Test
    void altruistsLeaveTheirShareUnused() {
        Persona altruist = Persona.of(Persona.Kind.ALTRUIST);
        assertThat(Play.of(OPEN, 1, Play.oneAnd(altruist, 4, SUSTAINABLE)).totals)
                .containsExactly(0, 120, 120, 120, 120);
        Play decaying = Play.of(OPEN, 1, Play.oneAnd(altruist, 4, Persona.of(Persona.Kind.RECIPROCATOR)));
        assertThat(decaying.totals).containsExactly(0, 28, 28, 28, 28);
    }

    @ParameterizedTest
    @CsvSource({"2, 12, 600", "3, 12, 576", "4, 12, 576", "10, 12, 600", "20, 12, 480", "4, 15, 720"})
    void sustainableSocietiesOfOtherSizes(int agents, int months, int total) {
        Map<String, Object> options = Map.of("agents", agents, "months", months);
        assertThat(Play.of(options, 1, Play.all(agents, SUSTAINABLE)).total()).isEqualTo(total);
    }

    @Test
    void aNewcomerIsBornWithoutHarmIfAllReckonWithIt() {
        Map<String, Object> options = Map.of(
                "agents",
                4,
                "months",
                15,
                "perturbations",
                List.of(Map.of("month", 3, "type", "newcomer", "agents", 5)));
        Play play = Play.of(options, 1, Play.all(5, SUSTAINABLE));
        assertThat(play.total()).isEqualTo(744);
        assertThat(play.totals).containsExactly(156, 156, 156, 156, 120);
    }

    @Test
    void theReferenceTellsAThresholdThatForgetsTheNewcomer() {
        Map<String, Object> newcomer = Map.of("month", 3, "type", "newcomer", "agents", 5);
        Map<String, Object> options = Map.of(
                "agents",
                4,
                "months",
                15,
                "universalization",
                true,
                "rules",
                "reference",
                "perturbations",
                List.of(newcomer));
        assertThat(Play.of(options, 1, Play.all(5, Persona.of(Persona.Kind.TOLD)))
                        .total())
                .isEqualTo(441);
    }
}
