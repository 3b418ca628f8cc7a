package io.github.marl4j.envs.momaland.beach;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.EnvProvider;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.List;
import java.util.Map;

/** Makes {@code momaland/beach-v1}. */
public final class BeachEnvs implements EnvProvider {

    /** Called by {@link java.util.ServiceLoader}. */
    public BeachEnvs() {}

    @Override
    public String family() {
        return "momaland";
    }

    @Override
    public List<String> ids() {
        return List.of(BeachOptions.ID);
    }

    @Override
    public List<EnvOption> options(String id) {
        return BeachOptions.describe();
    }

    @Override
    public EnvSpec spec(String id, Map<String, Object> options) {
        return BeachSpec.of(BeachOptions.of(options));
    }

    @Override
    public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        return vector(BeachOptions.of(options), numEnvs, how);
    }

    /** Returns {@code numEnvs} beaches, stepped together. */
    public static VectorEnv vector(BeachOptions options, int numEnvs, VectorOptions how) {
        if (how.kernel() == KernelChoice.SIMD) {
            throw new IllegalArgumentException(BeachOptions.ID + ": kernel=SIMD is not available, there is only PLAIN");
        }
        return new KernelVectorEnv(new BeachKernel(options, numEnvs, how.firstEnv()), how);
    }
}
