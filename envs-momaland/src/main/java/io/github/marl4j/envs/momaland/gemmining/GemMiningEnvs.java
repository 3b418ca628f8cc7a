package io.github.marl4j.envs.momaland.gemmining;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.EnvProvider;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.List;
import java.util.Map;

/** Makes {@code momaland/gem-mining-v1}. */
public final class GemMiningEnvs implements EnvProvider {

    /** Called by {@link java.util.ServiceLoader}. */
    public GemMiningEnvs() {}

    @Override
    public String family() {
        return "momaland";
    }

    @Override
    public List<String> ids() {
        return List.of(GemMiningOptions.ID);
    }

    @Override
    public List<EnvOption> options(String id) {
        return GemMiningOptions.describe();
    }

    @Override
    public EnvSpec spec(String id, Map<String, Object> options) {
        GemMiningOptions read = GemMiningOptions.of(options);
        return new GemMiningSpec(read, GemMiningInstance.draw(read)).facts;
    }

    @Override
    public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        return vector(GemMiningOptions.of(options), numEnvs, how);
    }

    /** Returns {@code numEnvs} copies, stepped together. */
    public static VectorEnv vector(GemMiningOptions options, int numEnvs, VectorOptions how) {
        if (how.kernel() == KernelChoice.SIMD) {
            throw new IllegalArgumentException(
                    GemMiningOptions.ID + ": kernel=SIMD is not available, there is only PLAIN");
        }
        return new KernelVectorEnv(
                new GemMiningKernel(options, GemMiningInstance.draw(options), numEnvs, how.firstEnv()), how);
    }
}
