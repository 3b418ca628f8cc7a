package io.github.marl4j.envs.momaland.routechoice;

import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.envs.momaland.GameEnvs;

/** Makes {@code momaland/route-choice-v1}. */
public final class RouteChoiceEnvs extends GameEnvs<RouteChoiceOptions> {

    /** Called by {@link java.util.ServiceLoader}. */
    public RouteChoiceEnvs() {
        super(
                RouteChoiceOptions.ID,
                RouteChoiceOptions.describe(),
                RouteChoiceOptions::of,
                options -> new RouteChoiceSpec(options, RouteChoiceInstance.draw(options)).facts,
                (options, numEnvs, firstEnv) ->
                        new RouteChoiceKernel(options, RouteChoiceInstance.draw(options), numEnvs, firstEnv));
    }

    /** Returns {@code numEnvs} copies, stepped together. */
    public static VectorEnv vector(RouteChoiceOptions options, int numEnvs, VectorOptions how) {
        return new RouteChoiceEnvs().copies(options, numEnvs, how);
    }
}
