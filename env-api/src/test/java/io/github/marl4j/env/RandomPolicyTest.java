package io.github.marl4j.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RandomPolicyTest {
    private static EnvSpec spec(Space actions) {
        AgentGroup group = new AgentGroup("all", List.of("a", "b"), new Space.Discrete(2), actions);
        return new EnvSpec(
                "t/t-v1", "t", false, List.of(group), EnvSpec.SCALAR, EnvSpec.NO_STATE, List.of(), 0, Map.of());
    }

    private static Batch everythingLegal(EnvSpec spec, int numEnvs) {
        Batch batch = new Batch(spec, numEnvs);
        Arrays.fill(batch.groups[0].actionMask, true);
        Arrays.fill(batch.groups[0].acts, true);
        return batch;
    }

    @Test
    void aRowChoosesTheSameInABatchOfAnySize() {
        for (Space space : List.of(new Space.Discrete(7), new Space.MultiDiscrete(3, 4), new Space.Box(-1, 1, 2))) {
            EnvSpec spec = spec(space);
            Batch few = everythingLegal(spec, 2);
            Batch many = everythingLegal(spec, 9);
            Actions fewActions = new Actions(spec, 2);
            Actions manyActions = new Actions(spec, 9);
            Policy.Player a = Policy.random().newPlayer(spec, 0, 2, 5);
            Policy.Player b = Policy.random().newPlayer(spec, 0, 9, 5);
            for (int step = 0; step < 20; step++) {
                a.act(few, fewActions);
                b.act(many, manyActions);
                for (int agent = 0; agent < 2; agent++) {
                    assertThat(fewActions.groups[0].get(1, agent)).isEqualTo(manyActions.groups[0].get(1, agent));
                }
            }
        }
    }

    @Test
    void onlyLegalChoicesAreTakenAndAllOfThem() {
        EnvSpec spec = spec(new Space.Discrete(4));
        Batch batch = everythingLegal(spec, 1);
        batch.groups[0].actionMask[1] = false;
        batch.groups[0].acts[1] = false;
        Actions actions = new Actions(spec, 1);
        actions.groups[0].ints[1] = 77;
        Policy.Player player = Policy.random().newPlayer(spec, 0, 1, 1);
        int[] counts = new int[4];
        for (int i = 0; i < 3000; i++) {
            player.act(batch, actions);
            counts[actions.groups[0].ints[0]]++;
        }
        // 1000 each; the standard deviation is 26.
        assertThat(counts[1]).isZero();
        assertThat(List.of(counts[0], counts[2], counts[3])).allMatch(count -> count > 870 && count < 1130);
        assertThat(actions.groups[0].ints[1])
                .as("of the agent that does not act")
                .isEqualTo(77);
    }

    @Test
    void realActionsFillTheirBoundsAndOnlyThoseOfActingAgentsAreDrawn() {
        Space box = new Space.Box(
                new float[] {-1, 10, -Float.MAX_VALUE}, new float[] {1, 10, Float.MAX_VALUE}, new int[] {3});
        EnvSpec spec = spec(box);
        Batch batch = everythingLegal(spec, 1);
        batch.groups[0].acts[1] = false;
        Actions actions = new Actions(spec, 1);
        actions.groups[0].floats[3] = 77;
        Policy.Player player = Policy.random().newPlayer(spec, 0, 1, 3);
        int[] quarters = new int[4];
        for (int i = 0; i < 4000; i++) {
            player.act(batch, actions);
            assertThat(box.contains(actions.groups[0].get(0, 0))).isTrue();
            quarters[(int) ((actions.groups[0].floats[0] + 1) * 2)]++;
        }
        // 1000 each; the standard deviation is 27.
        assertThat(quarters)
                .satisfies(counts -> assertThat(Arrays.stream(counts)).allMatch(c -> c > 860 && c < 1140));
        assertThat(actions.groups[0].floats[3])
                .as("of the agent that does not act")
                .isEqualTo(77);
    }

    @Test
    void unboundedRealActionsAreDrawnToo() {
        EnvSpec spec = spec(new Space.Box(new float[] {0}, new float[] {Float.POSITIVE_INFINITY}, new int[] {1}));
        Actions actions = new Actions(spec, 1);
        Policy.random().newPlayer(spec, 0, 1, 3).act(everythingLegal(spec, 1), actions);
        assertThat(actions.groups[0].floats[0]).isPositive().isNotEqualTo(actions.groups[0].floats[1]);
    }

    @Test
    void manyChoicesAreEquallyLikelyHoweverFewAreLegal() {
        for (int legal : new int[] {3, 40}) {
            EnvSpec spec = spec(new Space.Discrete(80));
            Batch batch = everythingLegal(spec, 1);
            Arrays.fill(batch.groups[0].actionMask, false);
            for (int i = 0; i < legal; i++) batch.groups[0].actionMask[2 * i] = true;
            batch.groups[0].acts[1] = false;
            Actions actions = new Actions(spec, 1);
            Policy.Player player = Policy.random().newPlayer(spec, 0, 1, 3);
            int[] counts = new int[80];
            for (int i = 0; i < 1000 * legal; i++) {
                player.act(batch, actions);
                counts[actions.groups[0].ints[0]]++;
            }
            // 1000 each; the standard deviation is at most 32.
            for (int i = 0; i < legal; i++) assertThat(counts[2 * i]).isBetween(840, 1160);
        }
    }

    @Test
    void aMaskWithoutAChoiceIsRefused() {
        EnvSpec spec = spec(new Space.Discrete(3));
        Batch batch = everythingLegal(spec, 2);
        Arrays.fill(batch.groups[0].actionMask, 9, 12, false);
        Policy.Player player = Policy.random().newPlayer(spec, 0, 2, 1);
        assertThatThrownBy(() -> player.act(batch, new Actions(spec, 2)))
                .hasMessage("t/t-v1: agent b of env=1 acts and its action mask allows none of 3 choices");
    }
}
