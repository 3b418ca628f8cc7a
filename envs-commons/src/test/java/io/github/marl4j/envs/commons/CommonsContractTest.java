package io.github.marl4j.envs.commons;

import io.github.marl4j.testkit.EnvContract;
import io.github.marl4j.testkit.VectorEnvFactory;
import java.util.List;
import java.util.Map;

/** Every check of the testkit, over options that change shapes, chance, rewards and who is there. */
final class CommonsContractTest extends EnvContract {
    @Override
    protected List<VectorEnvFactory> environments() {
        Map<String, Object> newcomer = Map.of("month", 1, "type", "newcomer", "agents", 5);
        Map<String, Object> departure = Map.of("month", 2, "type", "departure", "seat", 0);
        Map<String, Object> shock = Map.of("month", 1, "type", "shock", "factor", 0.5, "added", 3);
        Map<String, Object> growth = Map.of("month", 2, "type", "growth", "growth", "3/2");
        Map<String, Object> silence = Map.of("month", 1, "type", "speech", "language", "none_and_no_observation");
        return List.of(
                VectorEnvFactory.of("commons/fishery-v1"),
                VectorEnvFactory.of("commons/pasture-v1", Map.of("maxRequest", 15, "allocation", "proportional")),
                VectorEnvFactory.of(
                        "commons/pollution-v1",
                        Map.of("agents", 3, "maxRequest", 22, "scaled", true, "reward", "inequity", "mask", "none")),
                VectorEnvFactory.of(
                        "commons/fishery-v1", Map.of("agents", 9, "months", 4, "maxRequest", 30, "reward", "vector")),
                VectorEnvFactory.of(
                        "commons/fishery-v1",
                        Map.of("messages", "proposal", "maxRequest", 14, "universalization", true, "majority", true)),
                VectorEnvFactory.of(
                        "commons/fishery-v1",
                        Map.of("messages", "tokens", "tokens", 3, "tokenSlots", 2, "maxRequest", 14)),
                VectorEnvFactory.of(
                        "commons/fishery-v1",
                        Map.of(
                                "agents",
                                4,
                                "maxRequest",
                                12,
                                "rules",
                                "reference",
                                "reward",
                                "social",
                                "perturbations",
                                List.of(newcomer, departure, shock, growth, silence))),
                VectorEnvFactory.of(
                        "commons/pasture-v1",
                        Map.of(
                                "explicitPhases",
                                true,
                                "agents",
                                4,
                                "maxRequest",
                                15,
                                "perturbations",
                                List.of(newcomer, departure, silence))),
                VectorEnvFactory.of(
                        "commons/fishery-v1",
                        Map.of(
                                "maxRequest",
                                25,
                                "personas",
                                List.of("random_near_share", "learner", "grim", "learner", "reciprocator"))));
    }
}
