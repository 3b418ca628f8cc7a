package io.github.marl4j.envs.momaland.crazyrl;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.EnvProvider;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.List;
import java.util.Map;

/** Makes {@code momaland/surround-v1}, {@code momaland/escort-v1} and {@code momaland/catch-v1}. */
public final class CrazyRlEnvs implements EnvProvider {

    /** Called by {@link java.util.ServiceLoader}. */
    public CrazyRlEnvs() {}

    @Override
    public String family() {
        return "momaland";
    }

    @Override
    public List<String> ids() {
        return List.of(Target.Still.ID, Target.Path.ID, Target.Fleeing.ID);
    }

    @Override
    public List<EnvOption> options(String id) {
        return CrazyRlOptions.describe(id);
    }

    @Override
    public EnvSpec spec(String id, Map<String, Object> options) {
        return CrazyRlSpec.of(CrazyRlOptions.of(id, options));
    }

    @Override
    public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        return vector(CrazyRlOptions.of(id, options), numEnvs, how);
    }

    /** Returns {@code numEnvs} teams, stepped together. */
    public static VectorEnv vector(CrazyRlOptions options, int numEnvs, VectorOptions how) {
        if (how.kernel() == KernelChoice.SIMD) {
            throw new IllegalArgumentException(
                    options.target().id() + ": kernel=SIMD is not available, there is only PLAIN");
        }
        return new KernelVectorEnv(new CrazyRlKernel(options, numEnvs, how.firstEnv()), how);
    }
}
