package io.github.marl4j.envs.particle;

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

/** Makes the particle worlds. */
public final class ParticleEnvs implements EnvProvider {

    /** Called by {@link java.util.ServiceLoader}. */
    public ParticleEnvs() {}

    @Override
    public String family() {
        return "particle";
    }

    @Override
    public List<String> ids() {
        return Game.ids();
    }

    @Override
    public List<EnvOption> options(String id) {
        return ParticleOptions.describe(id);
    }

    @Override
    public Map<String, Policy> policies(String id) {
        Map<String, Policy> policies = new LinkedHashMap<>();
        if (Game.of(id).predatorPrey())
            for (Hunt hunt : Hunt.values()) policies.put(hunt.policyName, new HuntPolicy(hunt));
        return policies;
    }

    @Override
    public EnvSpec spec(String id, Map<String, Object> options) {
        return ParticleSpec.of(ParticleOptions.of(id, options));
    }

    @Override
    public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        return vector(ParticleOptions.of(id, options), numEnvs, how);
    }

    /**
     * Returns {@code numEnvs} copies, stepped together.
     *
     * @throws IllegalArgumentException if a form of the rules is asked for that there is not
     */
    public static VectorEnv vector(ParticleOptions options, int numEnvs, VectorOptions how) {
        if (how.kernel() == KernelChoice.SIMD) {
            throw new IllegalArgumentException(options.id() + ": kernel=SIMD is not available, there is only PLAIN");
        }
        return new KernelVectorEnv(new ParticleKernel(options, numEnvs, how.firstEnv()), how);
    }
}
