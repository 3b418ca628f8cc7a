package io.github.marl4j.envs.momaland.beach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.RecordedDraws;
import io.github.marl4j.env.ResetOptions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class BeachRulesTest {
    private static final int LEFT = 0;
    private static final int STAY = 1;
    private static final int RIGHT = 2;

    private static BeachKernel beach(Map<String, Object> options, int[] types, int[] positions) {
        Map<String, Object> all = new LinkedHashMap<>(options);
        all.put("numAgents", types.length);
        BeachKernel beach = new BeachKernel(BeachOptions.of(all), 1, 0);
        System.arraycopy(types, 0, beach.type, 0, types.length);
        System.arraycopy(positions, 0, beach.position, 0, positions.length);
        return beach;
    }

    private static Batch step(BeachKernel beach, int... actions) {
        Batch out = new Batch(beach.spec(), 1);
        Actions chosen = new Actions(beach.spec(), 1);
        System.arraycopy(actions, 0, chosen.groups[0].ints, 0, actions.length);
        Kernel.Worker worker = beach.newWorker();
        worker.step(0, 1, chosen, out);
        worker.observe(0, 1, out);
        return out;
    }

    @Test
    void peopleMoveOneSectionAndStopAtTheEnds() {
        BeachKernel beach = beach(Map.of("sections", 3), new int[] {0, 0, 0, 0}, new int[] {0, 2, 1, 1});
        step(beach, LEFT, RIGHT, LEFT, STAY);
        assertThat(beach.position).containsExactly(0, 2, 0, 1);
    }

    @Test
    void eachEarnsWhatItsSectionIsWorth() {
        Map<String, Object> options = Map.of("sections", 2, "capacity", 2);
        BeachKernel beach = beach(options, new int[] {0, 1, 1, 1}, new int[] {0, 0, 0, 1});
        float[] rewards = step(beach, STAY, STAY, STAY, STAY).groups[0].rewards;
        float crowded = (float) (3 * Math.exp(-1.5));
        float alone = (float) Math.exp(-0.5);
        assertThat(rewards)
                .containsExactly(
                        new float[] {crowded, 1 / 3f, crowded, 1 / 3f, crowded, 1 / 3f, alone, 0}, within(1e-6f));
    }

    @Test
    void aTeamEarnsTheSumOfCapacitiesAndTheMeanOfMixtures() {
        Map<String, Object> options = Map.of("sections", 4, "capacity", 2, "rewardMode", "team");
        BeachKernel beach = beach(options, new int[] {0, 1, 1, 1}, new int[] {0, 0, 0, 1});
        float[] rewards = step(beach, STAY, STAY, STAY, STAY).groups[0].rewards;
        float all = (float) (3 * Math.exp(-1.5) + Math.exp(-0.5));
        assertThat(Arrays.copyOf(rewards, 4)).containsExactly(new float[] {all, 1 / 12f, all, 1 / 12f}, within(1e-6f));
    }

    @Test
    void onlyTheLastStepIsRewardedAndTerminates() {
        BeachKernel beach = beach(Map.of("numTimesteps", 2), new int[] {0, 1}, new int[] {0, 0});
        Batch first = step(beach, STAY, STAY);
        assertThat(first.groups[0].rewards).containsOnly(0f);
        assertThat(first.groups[0].terminated).containsOnly(false);
        assertThat(first.groups[0].alive).containsOnly(true);
        Batch last = step(beach, STAY, STAY);
        assertThat(last.groups[0].rewards[1]).isEqualTo(0.5f);
        assertThat(last.groups[0].terminated).containsOnly(true);
        assertThat(last.groups[0].truncated).containsOnly(false);
        assertThat(last.groups[0].alive).containsOnly(false);
    }

    @Test
    void theReferenceTruncatesAndEmptiesTheState() {
        BeachKernel beach = beach(Map.of("rules", "reference"), new int[] {0, 1}, new int[] {1, 1});
        Batch last = step(beach, STAY, STAY);
        assertThat(last.groups[0].terminated).containsOnly(false);
        assertThat(last.groups[0].truncated).containsOnly(true);
        assertThat(last.state).containsOnly(0f);
    }

    @Test
    void anAgentSeesItsTypeSectionCapacityCrowdAndShare() {
        BeachKernel beach = beach(Map.of("numTimesteps", 5), new int[] {0, 1, 1}, new int[] {2, 2, 2});
        Batch out = step(beach, STAY, STAY, RIGHT);
        assertThat(out.groups[0].observations).containsExactly(0, 2, 7, 2, 0.5f, 1, 2, 7, 2, 0.5f, 1, 3, 7, 1, 1);
        assertThat(out.state).isEqualTo(out.groups[0].observations);
    }

    @Test
    void drawnTypesAndPositionsFollowTheWeights() {
        Map<String, Object> options = Map.of(
                "numAgents", 3, "sections", 3, "positionDistribution", List.of(1, 0, 3), "typeDistribution", "1,1,2");
        BeachKernel beach = new BeachKernel(BeachOptions.of(options), 1, 0);
        RecordedDraws draws = new RecordedDraws();
        double[] typeLuck = {0.24, 0.26, 0.99};
        double[] positionLuck = {0.0, 0.25, Math.nextDown(1.0)};
        for (int i = 0; i < 3; i++) draws.put(BeachKernel.TYPE, i, typeLuck[i]);
        for (int i = 0; i < 3; i++) draws.put(BeachKernel.POSITION, i, positionLuck[i]);
        beach.chance().replay(0, draws);
        beach.newWorker().reset(0, ResetOptions.NONE);
        assertThat(beach.type).containsExactly(0, 1, 2);
        assertThat(beach.position).containsExactly(0, 2, 2);
    }

    @Property(tries = 100)
    void peopleAreConservedAndRewardsStayInTheirRange(
            @ForAll @IntRange(min = 1, max = 60) int people,
            @ForAll @IntRange(min = 1, max = 7) int sections,
            @ForAll @IntRange(min = 1, max = 9) int capacity,
            @ForAll boolean team,
            @ForAll long seed) {
        BeachKernel beach = new BeachKernel(
                BeachOptions.of(Map.of(
                        "numAgents",
                        people,
                        "sections",
                        sections,
                        "capacity",
                        capacity,
                        "rewardMode",
                        team ? "team" : "individual")),
                1,
                0);
        beach.chance().seed(seed);
        beach.newWorker().reset(0, ResetOptions.NONE);
        int[] actions = new int[people];
        for (int i = 0; i < people; i++) actions[i] = (int) Math.floorMod(seed >> (i % 50), 3L);
        Batch out = step(beach, actions);
        int[] crowd = new int[sections];
        beach.count(0, new int[sections * 2], crowd);
        assertThat(Arrays.stream(crowd).sum()).isEqualTo(people);
        for (int row = 0; row < people; row++) {
            for (int k = 0; k < 2; k++) {
                assertThat(out.groups[0].rewards[2 * row + k])
                        .isBetween(0f, beach.spec().objectives().get(k).high());
            }
        }
    }

    @Test
    void anActionThatDoesNotExistIsRefused() {
        BeachKernel beach = beach(Map.of(), new int[] {0, 1}, new int[] {0, 0});
        assertThatThrownBy(() -> step(beach, STAY, 3))
                .isInstanceOf(IllegalActionException.class)
                .hasMessageContaining("action 3 of agent_1 must be 0 (left), 1 (stay) or 2 (right)");
    }

    @Test
    void wrongOptionsAreRefusedInOneSentence() {
        assertThatThrownBy(() -> BeachOptions.of(Map.of("sections", 3, "positionDistribution", List.of(1, 1))))
                .hasMessage(
                        "momaland/beach-v1: positionDistribution has length=2, expected one weight for each of sections=3");
        assertThatThrownBy(() -> BeachOptions.of(Map.of("rewardMode", "tean")))
                .hasMessageContaining("did you mean \"team\"?");
        assertThatThrownBy(() -> BeachOptions.of(Map.of("typeDistribution", List.of(0, 0))))
                .hasMessage("momaland/beach-v1: typeDistribution=[0.0, 0.0] must hold a weight above 0");
        assertThatThrownBy(() -> BeachOptions.of(Map.of("typeDistribution", "a,b")))
                .hasMessageContaining("must be a list of numbers");
        assertThatThrownBy(() -> BeachOptions.of(Map.of("numAgent", 3)))
                .hasMessageContaining("did you mean \"numAgents\"?");
        assertThatThrownBy(() -> BeachOptions.of(Map.of("capacity", 0)))
                .hasMessageContaining("capacity=0 must be a whole number of at least 1");
    }

    @Test
    void theTextTellsWhoIsWhere() {
        BeachKernel beach = beach(Map.of("sections", 2), new int[] {0, 1, 1}, new int[] {0, 1, 1});
        assertThat(beach.describe(0))
                .contains("    type 0: agent 0\nsection  1")
                .endsWith("    type 1: agent 1 2\n");
    }
}
