package io.github.marl4j.envs.momaland.pistonball;

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

/** Makes {@code momaland/pistonball-v1}. */
public final class PistonballEnvs implements EnvProvider {

    /** Called by {@link java.util.ServiceLoader}. */
    public PistonballEnvs() {}

    @Override
    public String family() {
        return "momaland";
    }

    @Override
    public List<String> ids() {
        return List.of(PistonballOptions.ID);
    }

    @Override
    public List<EnvOption> options(String id) {
        return PistonballOptions.describe();
    }

    /** {@code ramp} lifts the pistons behind the ball; it needs {@code observation=features}. */
    @Override
    public Map<String, Policy> policies(String id) {
        return Map.of("ramp", new RampPolicy());
    }

    @Override
    public EnvSpec spec(String id, Map<String, Object> options) {
        return PistonballSpec.of(PistonballOptions.of(options));
    }

    @Override
    public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        return vector(PistonballOptions.of(options), numEnvs, how);
    }

    /** Returns {@code numEnvs} tables, stepped together. */
    public static VectorEnv vector(PistonballOptions options, int numEnvs, VectorOptions how) {
        if (how.kernel() == KernelChoice.SIMD) {
            throw new IllegalArgumentException(
                    PistonballOptions.ID + ": kernel=SIMD is not available, there is only PLAIN");
        }
        return new KernelVectorEnv(new PistonballKernel(options, numEnvs, how.firstEnv()), how);
    }
}
