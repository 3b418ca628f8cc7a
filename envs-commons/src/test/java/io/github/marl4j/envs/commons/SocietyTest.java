package io.github.marl4j.envs.commons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SocietyTest {
    private static final SocietyOptions FISHERY = SocietyOptions.of(Scenario.named("fishery"));

    private static MonthResult playMonth(Society society, int... requests) {
        List<Integer> present = society.present();
        for (int i = 0; i < requests.length; i++) society.harvest(present.get(i), requests[i]);
        society.endReveal();
        if (society.phase() == Phase.DISCUSSION) society.endDiscussion(9, Society.NO_LIMIT);
        return society.endMonth();
    }

    @Test
    void exactlyTheThresholdLeftIsNoCollapse() {
        Society society = new Society(FISHERY, 1);
        assertThat(playMonth(society, 19, 19, 19, 19, 19).ending()).isEqualTo(Ending.NONE);
        assertThat(society.resource()).isEqualTo(10);
        assertThat(playMonth(society, 6, 0, 0, 0, 0).ending()).isEqualTo(Ending.COLLAPSED);
    }

    @Test
    void theBatchAndTheSocietyAreTheSameGame() {
        Map<String, Object> options = Map.of(
                "mask",
                "none",
                "agents",
                6,
                "perturbations",
                List.of(
                        Map.of("month", 2, "type", "departure", "seat", 1),
                        Map.of("month", 4, "type", "shock", "factor", 0.9)));
        SplittableRandom random = new SplittableRandom(3);
        VectorOptions alone = VectorOptions.DEFAULT.withThreads(1).withAutoreset(AutoresetMode.DISABLED);
        try (VectorEnv env = Marl4j.vector("commons/fishery-v1", 1, options, alone)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            for (long seed = 0; seed < 200; seed++) {
                env.reset(seed, batch);
                Society society = new Society(CommonsEnvs.commonsSpec("commons/fishery-v1", options).society, seed);
                while (!society.isOver()) {
                    for (int seat : society.present()) {
                        int request = random.nextInt(random.nextBoolean() ? 14 : 40);
                        actions.groups[0].ints[seat] = request;
                        society.harvest(seat, request);
                    }
                    society.endReveal();
                    society.endDiscussion(0, Society.NO_LIMIT);
                    MonthResult month = society.endMonth();
                    env.step(actions, batch);
                    for (MonthResult.Harvest each : month.harvests()) {
                        assertThat(batch.groups[0].rewards[each.seat()]).isEqualTo(each.obtained());
                    }
                    assertThat(batch.groups[0].observations[CommonsSpec.POOL]).isEqualTo(society.resource());
                }
                assertThat(batch.episodeOver[0]).isTrue();
            }
        }
    }

    @Property(tries = 200)
    void unitsAreConserved(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 9) int agents, @ForAll boolean proportional) {
        SocietyOptions options = FISHERY.with(Map.of("agents", agents, "seats", agents));
        if (proportional) options = options.with("allocation", "proportional");
        Society society = new Society(options, seed);
        SplittableRandom random = new SplittableRandom(seed);
        while (!society.isOver()) {
            int before = society.resource();
            MonthResult month =
                    playMonth(society, random.ints(agents, 0, 130 / agents).toArray());
            int taken = month.harvests().stream()
                    .mapToInt(MonthResult.Harvest::obtained)
                    .sum();
            assertThat(month.poolAfter()).isEqualTo(before - taken).isNotNegative();
            assertThat(society.resource()).isEqualTo(Math.min(100, 2 * month.poolAfter()));
        }
    }

    @Property(tries = 100)
    void withoutScarcityTheSeatsArePermutable(@ForAll @IntRange(max = 20) int a, @ForAll @IntRange(max = 20) int b) {
        Society one = new Society(FISHERY, 1);
        Society other = new Society(FISHERY, 2);
        MonthResult first = playMonth(one, a, b, 3, 4, 5);
        MonthResult second = playMonth(other, 5, 4, b, 3, a);
        assertThat(first.of(0).orElseThrow().obtained())
                .isEqualTo(second.of(4).orElseThrow().obtained());
        assertThat(first.of(1).orElseThrow().obtained())
                .isEqualTo(second.of(2).orElseThrow().obtained());
        assertThat(one.resource()).isEqualTo(other.resource());
    }

    @Test
    void strictRulesMoveRequestsIntoTheirRangeAndSaySo() {
        Society society = new Society(FISHERY, 1);
        MonthResult month = playMonth(society, -5, 10, 10, 10, 1000);
        assertThat(month.of(0)).contains(new MonthResult.Harvest(0, 0, 0, true));
        assertThat(month.of(4).orElseThrow().requested()).isEqualTo(100);
        assertThat(month.of(4).orElseThrow().corrected()).isTrue();
        assertThat(month.of(1).orElseThrow().corrected()).isFalse();
    }

    @Test
    void aShockComesAfterTheRegrowthAndLeavesTheCollapseToTheAgents() {
        SocietyOptions options =
                FISHERY.with("perturbations", List.of(Map.of("month", 1, "type", "shock", "factor", 0.03, "added", 1)));
        Society society = new Society(options, 1);
        assertThat(playMonth(society, 10, 10, 10, 10, 10).ending()).isEqualTo(Ending.NONE);
        assertThat(society.resource()).isEqualTo(4);
        assertThat(playMonth(society, 0, 0, 0, 0, 0).ending()).isEqualTo(Ending.COLLAPSED);
    }

    @Test
    void slowerGrowthBeginsAtTheEndOfItsMonth() {
        SocietyOptions options =
                FISHERY.with("perturbations", List.of(Map.of("month", 1, "type", "growth", "growth", "3/2")));
        Society society = new Society(options, 1);
        playMonth(society, 15, 15, 15, 10, 10);
        assertThat(society.resource()).isEqualTo(70);
        MonthResult month = playMonth(society, 6, 6, 6, 6, 5);
        assertThat(month.groupLimit()).as("a third of 70").isEqualTo(23);
        assertThat(society.resource()).as("41 by 3/2, rounded down").isEqualTo(61);
    }

    @Test
    void whoLeavesIsMissedByTheShareAndCannotAct() {
        SocietyOptions options =
                FISHERY.with("perturbations", List.of(Map.of("month", 1, "type", "departure", "seat", 2)));
        Society society = new Society(options, 1);
        playMonth(society, 10, 10, 10, 10, 10);
        assertThat(society.present()).containsExactly(0, 1, 3, 4);
        assertThat(society.view(0).threshold()).as("50 by four").isEqualTo(12);
        assertThatThrownBy(() -> society.harvest(2, 1)).hasMessage("seat 2 is empty in month 1; present: [0, 1, 3, 4]");
    }

    @Test
    void withoutTalkEverybodyIsToldAllHarvestsAtHome() {
        Society society = new Society(FISHERY.with("language", "none"), 1);
        for (int seat = 0; seat < 5; seat++) society.harvest(seat, seat);
        society.endReveal();
        assertThat(society.phase()).isEqualTo(Phase.HOME);
        assertThat(society.view(0).events())
                .extracting(MemoryEvent::numbers)
                .containsExactly(List.of(0, 0), List.of(1, 1), List.of(2, 2), List.of(3, 3), List.of(4, 4));
        assertThat(society.view(0).events()).allMatch(event -> event.expires().isAfter(event.created()));
    }

    @Test
    void phasesCannotBeSkipped() {
        Society society = new Society(FISHERY, 1);
        assertThatThrownBy(society::endReveal).hasMessage("month 0 is in phase HARVEST, not REVEAL");
        society.harvest(0, 1);
        assertThatThrownBy(() -> society.harvest(0, 2)).hasMessage("seat 0 has chosen in month 0");
    }
}
