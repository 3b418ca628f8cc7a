package io.github.marl4j.envs.momaland.multiwalker;

import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.envs.momaland.GameEnvs;
import java.util.Map;

/** Makes {@code momaland/multiwalker-stability-v1}. Box2D's native library is loaded by the first environment, not before. */
public final class MultiwalkerEnvs extends GameEnvs<MultiwalkerOptions> {

    /** Called by {@link java.util.ServiceLoader}. */
    public MultiwalkerEnvs() {
        super(
                MultiwalkerOptions.ID,
                MultiwalkerOptions.describe(),
                MultiwalkerOptions::of,
                MultiwalkerSpec::of,
                MultiwalkerKernel::new);
    }

    @Override
    public Map<String, Policy> policies(String id) {
        return Map.of(
                "brace",
                new MultiwalkerPolicy(ReferencePolicy.BRACE),
                "step",
                new MultiwalkerPolicy(ReferencePolicy.STEP));
    }

    /**
     * Returns {@code numEnvs} teams, stepped together; close it to free its native memory.
     *
     * @throws IllegalStateException if Box2D's native library cannot be loaded
     */
    public static VectorEnv vector(MultiwalkerOptions options, int numEnvs, VectorOptions how) {
        return new MultiwalkerEnvs().copies(options, numEnvs, how);
    }
}
