package io.github.marl4j.envs.momaland.board;

import io.github.marl4j.testkit.CheckPlan;
import io.github.marl4j.testkit.EnvContract;
import io.github.marl4j.testkit.VectorEnvFactory;
import java.util.List;
import java.util.Map;

/** The turn-based games at several board sizes and numbers of players. */
final class BoardContractTest extends EnvContract {

    /** About half of the default, since large masks take their time; most games still end within it. */
    @Override
    protected CheckPlan plan() {
        return new CheckPlan(7, 19, 80);
    }

    @Override
    protected List<VectorEnvFactory> environments() {
        return List.of(
                VectorEnvFactory.of("momaland/connect4-v1"),
                VectorEnvFactory.of(
                        "momaland/connect4-v1", Map.of("boardWidth", 4, "boardHeight", 9, "columnObjectives", false)),
                VectorEnvFactory.of("momaland/breakthrough-v1"),
                VectorEnvFactory.of(
                        "momaland/breakthrough-v1", Map.of("boardWidth", 3, "boardHeight", 5, "numObjectives", 2)),
                VectorEnvFactory.of(
                        "momaland/breakthrough-v1", Map.of("boardWidth", 7, "boardHeight", 6, "rules", "reference")),
                VectorEnvFactory.of("momaland/same-game-v1"),
                VectorEnvFactory.of(
                        "momaland/same-game-v1",
                        Map.of(
                                "boardWidth",
                                3,
                                "boardHeight",
                                4,
                                "numColors",
                                10,
                                "numAgents",
                                5,
                                "teamRewards",
                                true)),
                VectorEnvFactory.of(
                        "momaland/same-game-v1",
                        Map.of("boardWidth", 9, "boardHeight", 6, "numAgents", 2, "rules", "reference")),
                VectorEnvFactory.of("momaland/ingenious-v1"),
                VectorEnvFactory.of(
                        "momaland/ingenious-v1",
                        Map.of("numAgents", 6, "boardSize", 3, "rackSize", 3, "rewardMode", "two_teams")),
                VectorEnvFactory.of("momaland/ingenious-v1", Map.of("numAgents", 3, "boardSize", 5, "fullyObs", true)));
    }
}
