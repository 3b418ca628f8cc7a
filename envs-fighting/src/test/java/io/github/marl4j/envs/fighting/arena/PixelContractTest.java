package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.testkit.CheckPlan;
import io.github.marl4j.testkit.EnvContract;
import io.github.marl4j.testkit.VectorEnvFactory;
import java.util.List;
import java.util.Map;

/** The checks of the testkit on observations made of pixels, with less play: pictures are dear. */
final class PixelContractTest extends EnvContract {
    @Override
    protected CheckPlan plan() {
        return new CheckPlan(7, 3, 25);
    }

    @Override
    protected List<VectorEnvFactory> environments() {
        return List.of(
                VectorEnvFactory.of("fighting/mirror-aren-v1", Map.of("maxFrames", 120)),
                VectorEnvFactory.of(
                        "fighting/cpu-v1", Map.of("observations", "gray84,vector", "stack", 2, "maxFrames", 120)));
    }
}
