package io.github.marl4j.envs.foraging;

import io.github.marl4j.testkit.CheckPlan;
import io.github.marl4j.testkit.EnvContract;
import io.github.marl4j.testkit.VectorEnvFactory;
import java.util.List;
import java.util.Map;

/** The contract of all environments, at several sizes and with every kind of observation and rules. */
final class ForagingContractTest extends EnvContract {
    private static final String SMALL = "foraging/8x8-2p-2f-v1";

    @Override
    protected List<VectorEnvFactory> environments() {
        return List.of(
                VectorEnvFactory.of(SMALL),
                VectorEnvFactory.of("foraging/2s-10x10-3p-3f-v1"),
                VectorEnvFactory.of("foraging/15x15-4p-5f-v1", Map.of("observeAgentLevels", false)),
                VectorEnvFactory.of(SMALL, Map.of("fieldSize", 3, "maxNumFood", 1, "maxEpisodeSteps", 7)),
                VectorEnvFactory.of(
                        SMALL,
                        Map.of("fieldSize", List.of(4, 7), "players", 9, "rules", "reference", "maxEpisodeSteps", 9)),
                VectorEnvFactory.of(
                        SMALL,
                        Map.of("gridObservation", true, "sight", 2, "players", 5, "penalty", 0.5, "forceCoop", true)),
                VectorEnvFactory.of(
                        SMALL,
                        Map.of(
                                "players",
                                1,
                                "maxPlayerLevel",
                                3,
                                "maxFoodLevel",
                                List.of(2, 5),
                                "normalizeReward",
                                false,
                                "maxEpisodeSteps",
                                11)));
    }

    @Override
    protected CheckPlan plan() {
        return new CheckPlan(7, 13, 60);
    }
}
