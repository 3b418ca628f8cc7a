package io.github.marl4j.envs.foraging;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.EnvProvider;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes level-based foraging: the fields that papers use by name, all others by options. */
public final class ForagingEnvs implements EnvProvider {
    private static final String FAMILY = "foraging";
    private static final List<String> NAMES = List.of(
            "8x8-2p-2f",
            "8x8-2p-2f-coop",
            "2s-8x8-2p-2f",
            "2s-8x8-2p-2f-coop",
            "8x8-2p-3f",
            "10x10-3p-3f",
            "2s-10x10-3p-3f",
            "10x10-4p-4f",
            "15x15-3p-5f",
            "15x15-4p-3f",
            "15x15-4p-5f",
            "20x20-2p-4f");

    /** Called by {@link java.util.ServiceLoader}. */
    public ForagingEnvs() {}

    @Override
    public String family() {
        return FAMILY;
    }

    @Override
    public List<String> ids() {
        return NAMES.stream().map(name -> FAMILY + "/" + name + "-v1").toList();
    }

    @Override
    public List<EnvOption> options(String id) {
        return ForagingOptions.describe(id);
    }

    @Override
    public Map<String, Policy> policies(String id) {
        Map<String, Policy> policies = new LinkedHashMap<>();
        for (ForagingTarget target : ForagingTarget.values())
            policies.put(target.policyName, new ForagingPolicy(target));
        return policies;
    }

    @Override
    public EnvSpec spec(String id, Map<String, Object> options) {
        return ForagingSpec.of(id, ForagingOptions.of(id, options));
    }

    @Override
    public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        return vector(id, ForagingOptions.of(id, options), numEnvs, how);
    }

    /**
     * Returns {@code numEnvs} copies, stepped together.
     *
     * @param id what the environment calls itself
     * @throws IllegalArgumentException if a form of the rules is asked for that there is not
     */
    public static VectorEnv vector(String id, ForagingOptions options, int numEnvs, VectorOptions how) {
        if (how.kernel() == KernelChoice.SIMD)
            throw new IllegalArgumentException(id + ": kernel=SIMD is not available, there is only PLAIN");
        EnvSpec facts = ForagingSpec.of(id, options);
        return new KernelVectorEnv(new ForagingKernel(facts, options, numEnvs, how.firstEnv()), how);
    }
}
