package io.github.marl4j.envs.momaland.routechoice;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.EnvProvider;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.List;
import java.util.Map;

/** Makes {@code momaland/route-choice-v1}. */
public final class RouteChoiceEnvs implements EnvProvider {

    /** Called by {@link java.util.ServiceLoader}. */
    public RouteChoiceEnvs() {}

    @Override
    public String family() {
        return "momaland";
    }

    @Override
    public List<String> ids() {
        return List.of(RouteChoiceOptions.ID);
    }

    @Override
    public List<EnvOption> options(String id) {
        return RouteChoiceOptions.describe();
    }

    @Override
    public EnvSpec spec(String id, Map<String, Object> options) {
        RouteChoiceOptions read = RouteChoiceOptions.of(options);
        return new RouteChoiceSpec(read, RouteChoiceInstance.draw(read)).facts;
    }

    @Override
    public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        return vector(RouteChoiceOptions.of(options), numEnvs, how);
    }

    /** Returns {@code numEnvs} copies, stepped together. */
    public static VectorEnv vector(RouteChoiceOptions options, int numEnvs, VectorOptions how) {
        if (how.kernel() == KernelChoice.SIMD) {
            throw new IllegalArgumentException(
                    RouteChoiceOptions.ID + ": kernel=SIMD is not available, there is only PLAIN");
        }
        return new KernelVectorEnv(
                new RouteChoiceKernel(options, RouteChoiceInstance.draw(options), numEnvs, how.firstEnv()), how);
    }
}
