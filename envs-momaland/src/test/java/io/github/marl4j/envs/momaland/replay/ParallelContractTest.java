package io.github.marl4j.envs.momaland.replay;

import io.github.marl4j.testkit.CheckPlan;
import io.github.marl4j.testkit.EnvContract;
import io.github.marl4j.testkit.VectorEnvFactory;
import java.util.List;
import java.util.Map;

/** The contract of all environments, for the games in which all act at once, at several sizes. */
final class ParallelContractTest extends EnvContract {
    private static final String BEACH = "momaland/beach-v1";
    private static final String ITEMS = "momaland/item-gathering-v1";
    private static final String GEMS = "momaland/gem-mining-v1";
    private static final String ROUTES = "momaland/route-choice-v1";

    @Override
    protected List<VectorEnvFactory> environments() {
        return List.of(
                VectorEnvFactory.of(BEACH, Map.of("numTimesteps", 5, "numAgents", 30)),
                VectorEnvFactory.of(BEACH, Map.of("numTimesteps", 3, "rewardMode", "team", "numAgents", 48)),
                VectorEnvFactory.of(
                        BEACH,
                        Map.of("numAgents", 1, "sections", 1, "typeDistribution", List.of(1.0), "numTimesteps", 2)),
                VectorEnvFactory.of(BEACH, Map.of("rules", "reference", "numTimesteps", 4, "numAgents", 9)),
                VectorEnvFactory.of(ITEMS),
                VectorEnvFactory.of(ITEMS, Map.of("randomise", true, "rewardMode", "team", "numTimesteps", 25)),
                VectorEnvFactory.of(
                        ITEMS, Map.of("initialMap", "1 1 1/1 2 1/1 9 1", "pickupProbabilities", List.of(0.5, 0.2))),
                VectorEnvFactory.of(GEMS),
                VectorEnvFactory.of(GEMS, Map.of("numAgents", 5, "numObjectives", 3, "correlatedObjectives", false)),
                VectorEnvFactory.of(GEMS, Map.of("numAgents", 1, "rules", "reference")),
                VectorEnvFactory.of(ROUTES, Map.of("numAgents", 60)),
                VectorEnvFactory.of(
                        ROUTES,
                        Map.of("problemName", "BBraess_3_2100_10_c1_900", "numAgents", 40, "tollMode", "random")),
                VectorEnvFactory.of(
                        ROUTES,
                        Map.of(
                                "problemName",
                                "BBraess_1_2100_10_c1_2100",
                                "numAgents",
                                12,
                                "tollMode",
                                "random",
                                "redrawOnReset",
                                true)),
                VectorEnvFactory.of(ROUTES, Map.of("problemName", "OW", "numAgents", 30, "rules", "reference")));
    }

    @Override
    protected CheckPlan plan() {
        return new CheckPlan(11, 19, 40);
    }
}
