package io.github.marl4j.envs.commons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two agents, of whom one takes 30 and the other 10 units in the first month, and 20 each in the second. */
class CommonsRewardTest {
    private static float[][] play(Map<String, Object> options) {
        Map<String, Object> two = new LinkedHashMap<>(options);
        two.put("agents", 2);
        try (VectorEnv env = Marl4j.vector("commons/fishery-v1", 1, two, VectorOptions.DEFAULT)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(1, batch);
            float[][] rewards = new float[2][];
            int[][] requests = {{30, 10}, {20, 20}};
            for (int month = 0; month < 2; month++) {
                int parts = actions.groups[0].numInts;
                for (int a = 0; a < 2; a++) actions.groups[0].ints[a * parts] = requests[month][a];
                env.step(actions, batch);
                rewards[month] = batch.groups[0].rewards.clone();
            }
            return rewards;
        }
    }

    @Test
    void individualIsTheOwnHarvestAndMeanThatOfAll() {
        assertThat(play(Map.of())[0]).containsExactly(30, 10);
        assertThat(play(Map.of("reward", "mean"))[0]).containsExactly(20, 20);
    }

    @Test
    void theSocialRewardTurnsFromTheOwnHarvestToThatOfTheOthers() {
        float[] half = play(Map.of("reward", "social", "socialAngle", Math.PI / 2))[0];
        assertThat(half).containsExactly(new float[] {10, 30}, within(1e-5f));
    }

    @Test
    void aScaleMultipliesEveryReward() {
        assertThat(play(Map.of("rewardScale", 0.01))[0]).containsExactly(new float[] {0.3f, 0.1f}, within(1e-6f));
        assertThat(play(Map.of("rewardScale", 0.5, "reward", "vector"))[0]).containsExactly(15, 20, -0.5f, 5, 20, 0);
    }

    @Test
    void inequityRemembersEarlierMonths() {
        float[][] rewards = play(Map.of("reward", "inequity", "envy", 1, "guilt", 0.5, "smoothing", 0.5));
        assertThat(rewards[0]).containsExactly(30 - 0.5f * 20, 10 - 20);
        assertThat(rewards[1]).as("35 and 25 in smoothed units").containsExactly(20 - 0.5f * 10, 20 - 10);
    }

    @Test
    void theVectorRewardHasRestraintAsItsThirdObjective() {
        float[][] rewards = play(Map.of("reward", "vector"));
        assertThat(rewards[0]).as("the share is 25").containsExactly(30, 40, -1, 10, 40, 0);
    }

    @Test
    void aProposalOfAllIsAgreedOnAndOneOfHalfIsNot() {
        try (VectorEnv env = Marl4j.vector(
                "commons/fishery-v1", 1, Map.of("agents", 2, "messages", "proposal"), VectorOptions.DEFAULT)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(1, batch);
            int agreed = CommonsSpec.HARVESTS + 2 * 2 + 1;
            actions.groups[0].ints[1] = 13;
            actions.groups[0].ints[3] = 12;
            env.step(actions, batch);
            assertThat(batch.groups[0].observations[agreed]).isEqualTo(-1);
            assertThat(batch.groups[0].observations[agreed + 1])
                    .as("the first agent's message")
                    .isEqualTo(13);
            actions.groups[0].ints[3] = 13;
            env.step(actions, batch);
            assertThat(batch.groups[0].observations[agreed]).as("units").isEqualTo(12);
        }
    }
}
