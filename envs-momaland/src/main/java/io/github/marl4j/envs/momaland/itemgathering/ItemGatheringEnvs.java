package io.github.marl4j.envs.momaland.itemgathering;

import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.envs.momaland.GameEnvs;

/** Makes {@code momaland/item-gathering-v1}. */
public final class ItemGatheringEnvs extends GameEnvs<ItemGatheringOptions> {

    /** Called by {@link java.util.ServiceLoader}. */
    public ItemGatheringEnvs() {
        super(
                ItemGatheringOptions.ID,
                ItemGatheringOptions.describe(),
                ItemGatheringOptions::of,
                options -> new ItemGatheringSpec(options).facts,
                ItemGatheringKernel::new);
    }

    /** Returns {@code numEnvs} copies, stepped together. */
    public static VectorEnv vector(ItemGatheringOptions options, int numEnvs, VectorOptions how) {
        return new ItemGatheringEnvs().copies(options, numEnvs, how);
    }
}
