package io.github.marl4j.envs.momaland.multiwalker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds in every walk, whoever walks. */
final class MultiwalkerPropertyTest {

    @Property(tries = 20)
    void walksKeepWithinWhatTheRulesAllow(
            @ForAll @IntRange(min = 1, max = 4) int walkers,
            @ForAll boolean reference,
            @ForAll boolean terminateOnFall,
            @ForAll boolean removeOnFall,
            @ForAll long seed) {
        Map<String, Object> options = Map.of(
                "nWalkers", walkers,
                "rules", reference ? "reference" : "fixed",
                "terminateOnFall", terminateOnFall,
                "removeOnFall", removeOnFall,
                "maxCycles", 130);
        try (OneTeam team = new OneTeam(options)) {
            team.reset(seed);
            SplittableRandom random = new SplittableRandom(seed);
            boolean[] wasOut = new boolean[walkers];
            while (!team.batch.episodeOver[0]) {
                team.randomStep(random);
                for (int i = 0; i < walkers; i++) {
                    if (wasOut[i]) assertThat(team.reward(i, 0)).isZero();
                    else assertThat(team.reward(i, 1)).isNotPositive();
                    assertThat(team.batch.groups[0].alive[i]).isEqualTo(!team.state.out[i]);
                    assertThat(team.state.out[i] || !wasOut[i]).isTrue();
                    wasOut[i] = team.state.out[i];
                    for (int k = 14; k < MultiwalkerSpec.OWN_FEATURES; k++)
                        assertThat(team.seen(i, k)).isBetween(0f, 1f);
                }
            }
            assertThat(wasOut).containsOnly(true);
            assertThat(team.state.time[0]).isLessThanOrEqualTo(130);
        }
    }

    /** The team's earnings are shared, not made: the mean over the team does not depend on how they are shared. */
    @Property(tries = 10)
    void sharingKeepsTheMean(@ForAll @IntRange(min = 0, max = 10) int tenths, @ForAll long seed) {
        try (OneTeam alone = new OneTeam(Map.of("sharedReward", 0, "terminateOnFall", false));
                OneTeam shared = new OneTeam(Map.of("sharedReward", tenths / 10.0, "terminateOnFall", false))) {
            alone.reset(seed);
            shared.reset(seed);
            SplittableRandom random = new SplittableRandom(seed);
            while (!alone.batch.episodeOver[0]) {
                long step = random.nextLong();
                alone.randomStep(new SplittableRandom(step));
                shared.randomStep(new SplittableRandom(step));
                for (int k = 0; k < 2; k++) {
                    float sum = alone.reward(0, k) + alone.reward(1, k) + alone.reward(2, k);
                    float other = shared.reward(0, k) + shared.reward(1, k) + shared.reward(2, k);
                    assertThat(other).isCloseTo(sum, within(1e-3f));
                }
            }
        }
    }
}
