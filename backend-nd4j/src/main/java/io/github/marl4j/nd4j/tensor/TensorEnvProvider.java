package io.github.marl4j.nd4j.tensor;

import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.List;
import java.util.Map;

/** Makes environments whose rules are tensor operations; found by {@link java.util.ServiceLoader}. */
public interface TensorEnvProvider {

    /** Returns the full ids of the environments it has. */
    List<String> ids();

    /**
     * Returns copies of an environment, stepped together.
     *
     * @param id one of {@link #ids()}
     * @param options values of some options by name
     * @throws IllegalArgumentException if it cannot run with these options
     */
    VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how);
}
