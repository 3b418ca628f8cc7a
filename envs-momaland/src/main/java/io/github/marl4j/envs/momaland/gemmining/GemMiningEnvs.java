package io.github.marl4j.envs.momaland.gemmining;

import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.envs.momaland.GameEnvs;

/** Makes {@code momaland/gem-mining-v1}. */
public final class GemMiningEnvs extends GameEnvs<GemMiningOptions> {

    /** Called by {@link java.util.ServiceLoader}. */
    public GemMiningEnvs() {
        super(
                GemMiningOptions.ID,
                GemMiningOptions.describe(),
                GemMiningOptions::of,
                options -> new GemMiningSpec(options, GemMiningInstance.draw(options)).facts,
                (options, numEnvs, firstEnv) ->
                        new GemMiningKernel(options, GemMiningInstance.draw(options), numEnvs, firstEnv));
    }

    /** Returns {@code numEnvs} copies, stepped together. */
    public static VectorEnv vector(GemMiningOptions options, int numEnvs, VectorOptions how) {
        return new GemMiningEnvs().copies(options, numEnvs, how);
    }
}
