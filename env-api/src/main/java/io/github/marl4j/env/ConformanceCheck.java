package io.github.marl4j.env;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Compares what this library does with recorded files: golden traces of a reference system, or cases with known answers. Found by {@link java.util.ServiceLoader};
 * {@code marl4j conformance DIR} asks every check about every file.
 */
public interface ConformanceCheck {

    /** Returns whether this check understands a file. */
    boolean knows(Map<String, Object> file);

    /**
     * Replays a file.
     *
     * @param file a parsed JSON file: maps, lists, {@code Double}, {@code String}, {@code Boolean}, {@code null}
     * @return one result for each way of running it, e.g. for the plain and the Vector API kernel
     * @throws IllegalArgumentException if the file does not have the form that its format promises; names the key
     */
    List<Result> check(Map<String, Object> file);

    /**
     * Replays a file by other rules than the kernels of the JVM, e.g. on a {@link VectorBackend}; compares as {@link #check(Map)} does.
     *
     * @param file a parsed JSON file
     * @param rules makes of a kernel of one row, which holds the state of the replay, another that holds its state there and plays by the other rules
     * @return one result for each way of running it; empty if this check can only replay by the kernels of the JVM
     * @throws IllegalArgumentException if the file does not have the form that its format promises; names the key
     */
    default Optional<List<Result>> check(Map<String, Object> file, UnaryOperator<Kernel> rules) {
        return Optional.empty();
    }

    /**
     * What a comparison found.
     *
     * @param variant how it was run, e.g. {@code plain}; empty if there is only one way
     * @param comparisons steps or cases compared
     * @param largestDeviation of any number that need not be exact, in units of its tolerance: up to 1 is agreement
     * @param mismatch the first difference beyond tolerance, with step, agent, field, got and expected; {@code null} if all agrees
     */
    record Result(String variant, int comparisons, double largestDeviation, String mismatch) {
        /** Returns whether all agrees. */
        public boolean passed() {
            return mismatch == null;
        }
    }
}
