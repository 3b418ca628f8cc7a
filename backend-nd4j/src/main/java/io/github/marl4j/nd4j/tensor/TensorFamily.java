package io.github.marl4j.nd4j.tensor;

import java.util.Map;

/** Makes the tensor kernels of a family of environments. */
public interface TensorFamily {
    /** Returns whether there is a tensor kernel of this environment. */
    boolean has(String id);

    /**
     * Returns the kernel of an environment.
     *
     * @param options values of some options by name
     * @param firstEnv see {@link io.github.marl4j.env.VectorOptions#firstEnv()}
     * @throws IllegalArgumentException if there is none with these options
     */
    TensorKernel kernel(String id, Map<String, Object> options, int numEnvs, int firstEnv);
}
