package io.github.marl4j.envs.momaland.crazyrl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.ResetOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class CrazyRlPropertyTest {
    private static final List<String> IDS = List.of("momaland/surround-v1", "momaland/escort-v1", "momaland/catch-v1");

    private static CrazyRlKernel team(String id, List<List<Double>> positions) {
        CrazyRlKernel team = new CrazyRlKernel(
                CrazyRlOptions.of(id, Map.of("numDrones", positions.size(), "initFlyingPos", positions)), 1, 0);
        team.newWorker().reset(0, ResetOptions.NONE);
        return team;
    }

    private static List<List<Double>> positions(int drones, SplittableRandom random) {
        List<List<Double>> positions = new ArrayList<>();
        for (int i = 0; i < drones; i++) {
            positions.add(List.of(random.nextDouble(-3, 3), random.nextDouble(-3, 3), random.nextDouble(0, 3)));
        }
        return positions;
    }

    private static float[] actions(int drones, SplittableRandom random) {
        float[] actions = new float[3 * drones];
        for (int i = 0; i < actions.length; i++) actions[i] = (float) random.nextDouble(-1, 1);
        return actions;
    }

    private static Batch step(CrazyRlKernel team, float[] actions) {
        Batch out = new Batch(team.spec(), 1);
        Actions chosen = new Actions(team.spec(), 1);
        System.arraycopy(actions, 0, chosen.groups[0].floats, 0, actions.length);
        CrazyRlKernel.Drones rules = team.newWorker();
        rules.step(0, 1, chosen, out);
        rules.observe(0, 1, out);
        return out;
    }

    @Property(tries = 100)
    void rewardsStayInTheirBoundsAndACrashEndsTheEpisode(
            @ForAll @IntRange(min = 2, max = 9) int drones, @ForAll @IntRange(max = 2) int which, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CrazyRlKernel team = team(IDS.get(which), positions(drones, random));
        EnvSpec spec = team.spec();
        for (int t = 0; t < 200 && !team.over[0]; t++) {
            Batch out = step(team, actions(drones, random));
            boolean crash = false;
            for (int i = 0; i < drones; i++) {
                for (int k = 0; k < 2; k++) {
                    assertThat(out.groups[0].rewards[2 * i + k])
                            .isBetween(
                                    spec.objectives().get(k).low(),
                                    spec.objectives().get(k).high());
                }
                crash |= out.groups[0].rewards[2 * i] == -10;
            }
            assertThat(out.groups[0].terminated).containsOnly(crash);
        }
        assertThat(team.over[0] || team.time[0] == 200).isTrue();
    }

    /** What happens to a drone does not depend on its number, but for the order in which distances are summed. */
    @Property(tries = 100)
    void dronesWithOtherNumbersEarnTheSame(
            @ForAll @IntRange(min = 2, max = 7) int drones, @ForAll @IntRange(max = 2) int which, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Double>> positions = positions(drones, random);
        float[] actions = actions(drones, random);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < drones; i++) order.add(i);
        Collections.shuffle(order, new java.util.Random(seed));
        float[] shuffled = new float[actions.length];
        for (int i = 0; i < drones; i++) System.arraycopy(actions, 3 * order.get(i), shuffled, 3 * i, 3);
        Batch one = step(team(IDS.get(which), positions), actions);
        Batch other =
                step(team(IDS.get(which), order.stream().map(positions::get).toList()), shuffled);
        for (int i = 0; i < drones; i++) {
            for (int k = 0; k < 2; k++) {
                float expected = one.groups[0].rewards[2 * order.get(i) + k];
                assertThat(other.groups[0].rewards[2 * i + k]).isEqualTo(expected, within(1e-6f));
            }
        }
        assertThat(other.episodeOver).isEqualTo(one.episodeOver);
    }

    @Property(tries = 50)
    void aResetAfterAnyPlayIsTheStart(@ForAll @IntRange(max = 2) int which, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CrazyRlKernel team = team(IDS.get(which), positions(3, random));
        double[] position = team.position.clone();
        double[] target = team.target.clone();
        for (int t = 0; t < 5 && !team.over[0]; t++) step(team, actions(3, random));
        team.newWorker().reset(0, ResetOptions.NONE);
        assertThat(team.position).isEqualTo(position);
        assertThat(team.target).isEqualTo(target);
        assertThat(team.time[0]).isZero();
        assertThat(Arrays.toString(team.over)).isEqualTo("[false]");
    }
}
