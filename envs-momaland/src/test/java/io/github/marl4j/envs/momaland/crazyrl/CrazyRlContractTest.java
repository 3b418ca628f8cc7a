package io.github.marl4j.envs.momaland.crazyrl;

import io.github.marl4j.testkit.CheckPlan;
import io.github.marl4j.testkit.EnvContract;
import io.github.marl4j.testkit.VectorEnvFactory;
import java.util.List;
import java.util.Map;

/** The contract of all environments, for the drones at several sizes. */
final class CrazyRlContractTest extends EnvContract {
    @Override
    protected List<VectorEnvFactory> environments() {
        return List.of(
                VectorEnvFactory.of("momaland/surround-v1"),
                VectorEnvFactory.of("momaland/surround-v1", Map.of("numDrones", 2, "size", 2.5, "rules", "reference")),
                VectorEnvFactory.of(
                        "momaland/surround-v1",
                        Map.of("numDrones", 6, "initFlyingPos", "0 0 1/2 0 1/0 2 1/-2 0 2/0 -2 2/2 2 2.5")),
                VectorEnvFactory.of("momaland/escort-v1", Map.of("numIntermediatePoints", 3)),
                VectorEnvFactory.of("momaland/escort-v1", Map.of("rules", "reference", "numDrones", 3)),
                VectorEnvFactory.of("momaland/catch-v1"),
                VectorEnvFactory.of(
                        "momaland/catch-v1",
                        Map.of("rules", "reference", "initTargetLocation", "0.5,0.5,1.2", "targetSpeed", 0.3)));
    }

    /** Random play crashes within some ten steps, so that many episodes end; that time is up is in the tests of the rules. */
    @Override
    protected CheckPlan plan() {
        return new CheckPlan(7, 17, 60);
    }
}
