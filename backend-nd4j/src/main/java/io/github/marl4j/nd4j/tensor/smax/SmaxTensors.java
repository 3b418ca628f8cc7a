package io.github.marl4j.nd4j.tensor.smax;

import io.github.marl4j.envs.smax.SmaxEnvs;
import io.github.marl4j.envs.smax.SmaxSpec;
import io.github.marl4j.nd4j.tensor.TensorFamily;
import io.github.marl4j.nd4j.tensor.TensorKernel;
import java.util.Map;

/** Makes the tensor kernels of SMAX. */
public final class SmaxTensors implements TensorFamily {
    /** Creates the family. */
    public SmaxTensors() {}

    @Override
    public boolean has(String id) {
        return new SmaxEnvs().ids().contains(id);
    }

    @Override
    public TensorKernel kernel(String id, Map<String, Object> options, int numEnvs, int firstEnv) {
        return kernel(SmaxEnvs.smaxSpec(id, options), numEnvs, firstEnv);
    }

    /** Returns the kernel of a battle with these sizes and tables. */
    public static TensorKernel kernel(SmaxSpec spec, int numEnvs, int firstEnv) {
        return new SmaxTensorKernel(spec, numEnvs, firstEnv);
    }
}
