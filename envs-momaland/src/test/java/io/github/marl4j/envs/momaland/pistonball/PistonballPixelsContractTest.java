package io.github.marl4j.envs.momaland.pistonball;

import io.github.marl4j.testkit.CheckPlan;
import io.github.marl4j.testkit.EnvContract;
import io.github.marl4j.testkit.VectorEnvFactory;
import java.util.List;
import java.util.Map;

/** The contract of pistonball with pixels, of which there are many, so that few copies of a small table are played. */
final class PistonballPixelsContractTest extends EnvContract {
    private static final String ID = "momaland/pistonball-v1";

    @Override
    protected List<VectorEnvFactory> environments() {
        return List.of(
                VectorEnvFactory.of(ID, Map.of("nPistons", 2, "observation", "pixels", "maxCycles", 4)),
                VectorEnvFactory.of(
                        ID,
                        Map.of(
                                "nPistons",
                                3,
                                "observation",
                                "pixels",
                                "frozenPixels",
                                true,
                                "continuous",
                                false,
                                "maxCycles",
                                3)));
    }

    @Override
    protected CheckPlan plan() {
        return new CheckPlan(5, 2, 9);
    }
}
