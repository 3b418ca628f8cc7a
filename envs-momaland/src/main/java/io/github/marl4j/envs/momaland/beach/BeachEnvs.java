package io.github.marl4j.envs.momaland.beach;

import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.envs.momaland.GameEnvs;

/** Makes {@code momaland/beach-v1}. */
public final class BeachEnvs extends GameEnvs<BeachOptions> {

    /** Called by {@link java.util.ServiceLoader}. */
    public BeachEnvs() {
        super(BeachOptions.ID, BeachOptions.describe(), BeachOptions::of, BeachSpec::of, BeachKernel::new);
    }

    /** Returns {@code numEnvs} beaches, stepped together. */
    public static VectorEnv vector(BeachOptions options, int numEnvs, VectorOptions how) {
        return new BeachEnvs().copies(options, numEnvs, how);
    }
}
