package io.github.marl4j.envs.momaland.multiwalker;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.EnvProvider;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.List;
import java.util.Map;

/** Makes {@code momaland/multiwalker-stability-v1}. Box2D's native library is loaded by the first environment, not before. */
public final class MultiwalkerEnvs implements EnvProvider {

    /** Called by {@link java.util.ServiceLoader}. */
    public MultiwalkerEnvs() {}

    @Override
    public String family() {
        return "momaland";
    }

    @Override
    public List<String> ids() {
        return List.of(MultiwalkerOptions.ID);
    }

    @Override
    public List<EnvOption> options(String id) {
        return MultiwalkerOptions.describe();
    }

    @Override
    public Map<String, Policy> policies(String id) {
        return Map.of(
                "brace",
                new MultiwalkerPolicy(ReferencePolicy.BRACE),
                "step",
                new MultiwalkerPolicy(ReferencePolicy.STEP));
    }

    @Override
    public EnvSpec spec(String id, Map<String, Object> options) {
        return MultiwalkerSpec.of(MultiwalkerOptions.of(options));
    }

    @Override
    public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        return vector(MultiwalkerOptions.of(options), numEnvs, how);
    }

    /**
     * Returns {@code numEnvs} teams, stepped together; close it to free its native memory.
     *
     * @throws IllegalStateException if Box2D's native library cannot be loaded
     */
    public static VectorEnv vector(MultiwalkerOptions options, int numEnvs, VectorOptions how) {
        if (how.kernel() == KernelChoice.SIMD) {
            throw new IllegalArgumentException(
                    MultiwalkerOptions.ID + ": kernel=SIMD is not available, there is only PLAIN");
        }
        return new KernelVectorEnv(new MultiwalkerKernel(options, numEnvs, how.firstEnv()), how);
    }
}
