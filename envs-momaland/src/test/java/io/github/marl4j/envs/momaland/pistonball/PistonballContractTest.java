package io.github.marl4j.envs.momaland.pistonball;

import io.github.marl4j.testkit.CheckPlan;
import io.github.marl4j.testkit.EnvContract;
import io.github.marl4j.testkit.VectorEnvFactory;
import java.util.List;
import java.util.Map;

/** The contract of all environments, for pistonball at several sizes. */
final class PistonballContractTest extends EnvContract {
    private static final String ID = "momaland/pistonball-v1";

    @Override
    protected List<VectorEnvFactory> environments() {
        return List.of(
                VectorEnvFactory.of(ID, Map.of("maxCycles", 30)),
                VectorEnvFactory.of(ID, Map.of("nPistons", 3, "continuous", false, "maxCycles", 20)),
                VectorEnvFactory.of(ID, Map.of("nPistons", 2, "rules", "reference", "maxCycles", 1000)));
    }

    @Override
    protected CheckPlan plan() {
        return new CheckPlan(5, 19, 60);
    }
}
