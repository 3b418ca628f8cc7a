package io.github.marl4j.env;

import java.nio.file.Path;

/**
 * Reads policies from files that another library has written. Found by {@link java.util.ServiceLoader}: a line in {@code META-INF/services/io.github.marl4j.env.PolicyFormat} of a module on the class
 * path makes the commands understand such files.
 */
public interface PolicyFormat {

    /** Returns how its files end, e.g. {@code .zip}. */
    String ending();

    /**
     * Reads a policy.
     *
     * @param greedy whether the most probable action is taken instead of a drawn one
     * @throws RuntimeException that names the file, if it cannot be read
     */
    Policy read(Path file, boolean greedy);
}
