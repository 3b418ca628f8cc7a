package io.github.marl4j.envs.momaland.itemgathering;

import io.github.marl4j.env.EnvOption;
import io.github.marl4j.env.EnvProvider;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.List;
import java.util.Map;

/** Makes {@code momaland/item-gathering-v1}. */
public final class ItemGatheringEnvs implements EnvProvider {

    /** Called by {@link java.util.ServiceLoader}. */
    public ItemGatheringEnvs() {}

    @Override
    public String family() {
        return "momaland";
    }

    @Override
    public List<String> ids() {
        return List.of(ItemGatheringOptions.ID);
    }

    @Override
    public List<EnvOption> options(String id) {
        return ItemGatheringOptions.describe();
    }

    @Override
    public EnvSpec spec(String id, Map<String, Object> options) {
        return new ItemGatheringSpec(ItemGatheringOptions.of(options)).facts;
    }

    @Override
    public VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how) {
        return vector(ItemGatheringOptions.of(options), numEnvs, how);
    }

    /** Returns {@code numEnvs} copies, stepped together. */
    public static VectorEnv vector(ItemGatheringOptions options, int numEnvs, VectorOptions how) {
        if (how.kernel() == KernelChoice.SIMD) {
            throw new IllegalArgumentException(
                    ItemGatheringOptions.ID + ": kernel=SIMD is not available, there is only PLAIN");
        }
        return new KernelVectorEnv(new ItemGatheringKernel(options, numEnvs, how.firstEnv()), how);
    }
}
