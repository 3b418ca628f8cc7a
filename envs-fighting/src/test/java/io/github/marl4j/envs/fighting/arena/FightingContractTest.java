package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.testkit.EnvContract;
import io.github.marl4j.testkit.VectorEnvFactory;
import java.util.List;
import java.util.Map;

/** Every check of the testkit, on each action space, one and two agents, delays, ends and views. */
final class FightingContractTest extends EnvContract {
    @Override
    protected List<VectorEnvFactory> environments() {
        return List.of(
                VectorEnvFactory.of("fighting/versus-v1"),
                VectorEnvFactory.of("fighting/vector-fast-v1", Map.of("actions", "macro40", "player0", "random")),
                VectorEnvFactory.of("fighting/human-v1", Map.of("maxFrames", 200, "side", "random", "actionDelay", 3)),
                VectorEnvFactory.of(
                        "fighting/cast-random-v1", Map.of("actions", "raw15", "stickyProb", 0.25, "hash", true)),
                VectorEnvFactory.of("fighting/cpu-v1", Map.of("cpu", 8, "episode", "match", "side", "random")),
                VectorEnvFactory.of(
                        "fighting/ladder-v1", Map.of("actions", "raw12", "curriculum", true, "maxFrames", 3000)));
    }
}
