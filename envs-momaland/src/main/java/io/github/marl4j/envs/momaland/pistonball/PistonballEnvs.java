package io.github.marl4j.envs.momaland.pistonball;

import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.envs.momaland.GameEnvs;
import java.util.Map;

/** Makes {@code momaland/pistonball-v1}. */
public final class PistonballEnvs extends GameEnvs<PistonballOptions> {

    /** Called by {@link java.util.ServiceLoader}. */
    public PistonballEnvs() {
        super(
                PistonballOptions.ID,
                PistonballOptions.describe(),
                PistonballOptions::of,
                PistonballSpec::of,
                PistonballKernel::new);
    }

    /** {@code ramp} lifts the pistons behind the ball; it needs {@code observation=features}. */
    @Override
    public Map<String, Policy> policies(String id) {
        return Map.of("ramp", new RampPolicy());
    }

    /** Returns {@code numEnvs} tables, stepped together. */
    public static VectorEnv vector(PistonballOptions options, int numEnvs, VectorOptions how) {
        return new PistonballEnvs().copies(options, numEnvs, how);
    }
}
