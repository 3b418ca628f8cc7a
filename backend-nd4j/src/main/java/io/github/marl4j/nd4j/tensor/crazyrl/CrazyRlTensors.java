package io.github.marl4j.nd4j.tensor.crazyrl;

import io.github.marl4j.envs.momaland.crazyrl.CrazyRlEnvs;
import io.github.marl4j.envs.momaland.crazyrl.CrazyRlOptions;
import io.github.marl4j.nd4j.tensor.TensorFamily;
import io.github.marl4j.nd4j.tensor.TensorKernel;
import java.util.Map;

/** Makes {@code momaland/surround-v1}, {@code momaland/escort-v1} and {@code momaland/catch-v1} as tensors, with all their options. */
public final class CrazyRlTensors implements TensorFamily {
    /** Creates the family. */
    public CrazyRlTensors() {}

    @Override
    public boolean has(String id) {
        return new CrazyRlEnvs().ids().contains(id);
    }

    @Override
    public TensorKernel kernel(String id, Map<String, Object> options, int numEnvs, int firstEnv) {
        return new CrazyRlTensorKernel(CrazyRlOptions.of(id, options), numEnvs, firstEnv);
    }
}
