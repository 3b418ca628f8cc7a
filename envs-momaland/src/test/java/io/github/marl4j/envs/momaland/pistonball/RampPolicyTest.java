package io.github.marl4j.envs.momaland.pistonball;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What agents see is enough to play well. */
final class RampPolicyTest {
    private static final String ID = "momaland/pistonball-v1";
    private static final int EPISODES = 50;

    /** The reference's ramp brings 199 of 200 balls to the left wall, half of them within 23 cycles. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRampBuiltFromOneFeatureBringsTheBallToTheLeftWall(boolean continuous) {
        try (VectorEnv env =
                Marl4j.vector(ID, EPISODES, Map.of("continuous", continuous), VectorOptions.DEFAULT.withThreads(1))) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            Policy.Player player = Marl4j.policies(ID).get("ramp").newPlayer(env.spec(), 0, EPISODES, 0);
            env.reset(4, batch);
            boolean[] arrived = new boolean[EPISODES];
            int soon = 0;
            for (int cycle = 1; cycle <= 40; cycle++) {
                player.act(batch, actions);
                env.step(actions, batch);
                for (int e = 0; e < EPISODES; e++) {
                    if (arrived[e] || !batch.groups[0].terminated[e * 20]) continue;
                    arrived[e] = true;
                    soon++;
                }
            }
            assertThat(soon).isGreaterThanOrEqualTo(46);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 20})
    void pixelsAreRefused(int pistons) {
        Map<String, Object> pixels = Map.of("observation", "pixels", "nPistons", pistons);
        assertThatThrownBy(() -> new RampPolicy().newPlayer(Marl4j.spec(ID, pixels), 0, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("policy ramp of " + ID)
                .hasMessageEndingWith("it needs observation=features");
    }
}
