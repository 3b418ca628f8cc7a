package io.github.marl4j.env;

import java.util.List;
import java.util.Map;

/**
 * A family of environments. Found by {@link java.util.ServiceLoader}: a new family is a module on the class path with a line in
 * {@code META-INF/services/io.github.marl4j.env.EnvProvider}; nothing else lists it.
 */
public interface EnvProvider {

    /** Returns the first part of its ids, e.g. {@code smax}. */
    String family();

    /** Returns the full ids it can make, e.g. {@code smax/3m-v1}. */
    List<String> ids();

    /**
     * Returns the options of an environment.
     *
     * @param id one of {@link #ids()}
     */
    List<EnvOption> options(String id);

    /**
     * Returns the scripted policies that come with an environment, by name; each can play every group of it.
     *
     * @param id one of {@link #ids()}
     */
    default Map<String, Policy> policies(String id) {
        return Map.of();
    }

    /**
     * Returns the facts of an environment.
     *
     * @param id one of {@link #ids()}
     * @param options values of some options by name; see {@link OptionReader} for how to read them
     * @throws UnknownNameException if an option is unknown
     * @throws IllegalArgumentException if a value is not allowed
     */
    EnvSpec spec(String id, Map<String, Object> options);

    /**
     * Returns the vector view of an environment; usually {@code new KernelVectorEnv(kernel, how)}.
     *
     * @param id one of {@link #ids()}
     * @param options values of some options by name
     * @throws UnknownNameException if an option is unknown
     * @throws IllegalArgumentException if a value is not allowed, or {@code how} asks for a kernel that this JVM cannot run
     */
    VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how);
}
