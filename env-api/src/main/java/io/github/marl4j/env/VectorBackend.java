package io.github.marl4j.env;

import java.util.Map;
import java.util.Optional;

/**
 * A place other than the JVM's arrays where batches of environments live, e.g. the memory of a GPU. Its episodes are those of the JVM: the rules are the same, and so is
 * the chance. Found by {@link java.util.ServiceLoader}: a line in {@code META-INF/services/io.github.marl4j.env.VectorBackend} of a module on the class path makes it
 * known to {@link VectorOptions#withBackend}.
 */
public interface VectorBackend {
    /** The name of the backend that is always there: kernels on the JVM. */
    String JVM = "jvm";

    /** The name that stands for the first accelerator that can run here, and for the JVM, with a word about it, where there is none. */
    String AUTO = "auto";

    /** Returns its name, e.g. {@code opencl}. */
    String name();

    /** Returns why it cannot run on this machine, as a sentence that says what to install; empty if it can. */
    Optional<String> obstacle();

    /** Returns whether it runs on hardware that is there to be faster than the JVM; {@link #AUTO} takes no other. */
    boolean accelerates();

    /**
     * Returns {@code numEnvs} copies of an environment, stepped together.
     *
     * @param id a full id, e.g. {@code smax/3m-v1}
     * @param options values of some options by name
     * @param how {@link VectorOptions#kernel()} must be AUTO; threads are the backend's own affair
     * @throws IllegalStateException if it cannot run here; with the {@link #obstacle()}
     * @throws IllegalArgumentException if it has no such environment, or not with these options
     */
    VectorEnv vector(String id, Map<String, Object> options, int numEnvs, VectorOptions how);
}
