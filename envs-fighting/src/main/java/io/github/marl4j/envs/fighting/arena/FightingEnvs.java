package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.EnvProvider;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.envs.fighting.cpu.CpuLevel;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes {@code fighting/…}: one environment for each {@link Preset}. */
public final class FightingEnvs implements EnvProvider {
    private static final int SEARCH_TRIALS = 120;

    /** Called by {@link java.util.ServiceLoader}. */
    public FightingEnvs() {}

    @Override
    public String family() {
        return FightingSpec.FAMILY;
    }

    @Override
    public List<String> ids() {
        return Arrays.stream(Preset.values()).map(Preset::id).toList();
    }

    @Override
    public List<EnvOption> options(String id) {
        return FightingOptions.describe(Preset.of(id));
    }

    /** {@code cpu-1} to {@code cpu-8}, the computer of each level, and {@code search}, which looks ahead. */
    @Override
    public Map<String, Policy> policies(String id) {
        Map<String, Policy> policies = new LinkedHashMap<>();
        for (int level = 1; level <= CpuLevel.STRONGEST; level++)
            policies.put("cpu-" + level, new ComputerPolicy(level));
        policies.put("search", new SearchPolicy(SEARCH_TRIALS));
        return policies;
    }

    @Override
    public EnvSpec spec(String id, Map<String, Object> options) {
        return FightingSpec.of(Preset.of(id), FightingOptions.of(Preset.of(id), options));
    }

    @Override
    public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        return vector(Preset.of(id), FightingOptions.of(Preset.of(id), options), numEnvs, how);
    }

    /** Returns {@code numEnvs} fights, stepped together. */
    public static VectorEnv vector(Preset preset, FightingOptions options, int numEnvs, VectorOptions how) {
        if (how.kernel() == KernelChoice.SIMD) {
            throw new IllegalArgumentException(options.id() + ": kernel=SIMD is not available, there is only PLAIN");
        }
        EnvSpec spec = FightingSpec.of(preset, options);
        return new KernelVectorEnv(new FightingKernel(spec, options, numEnvs, how.firstEnv()), how);
    }
}
