package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.UnknownNameException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * A way to learn. Found by {@link ServiceLoader}: a new algorithm is one class and one line in {@code META-INF/services/io.github.marl4j.algorithms.Algorithm}.
 */
public interface Algorithm {

    /** Returns its name in configs and commands, e.g. {@code ippo}. */
    String name();

    /** Returns what it is, in one sentence with the paper. */
    String description();

    /**
     * Returns its complete settings: its defaults with some values replaced.
     *
     * @throws IllegalArgumentException if a key is unknown or a value not allowed
     */
    Map<String, Object> settings(Map<String, Object> given);

    /**
     * Starts to learn.
     *
     * @param config resolved
     * @throws IllegalArgumentException if the algorithm cannot learn this environment
     */
    Learner newLearner(TrainConfig config);

    /** Returns the algorithm of that name. */
    static Algorithm named(String name) {
        for (Algorithm algorithm : all()) if (algorithm.name().equals(name)) return algorithm;
        throw new UnknownNameException("train", "algorithm", name, names());
    }

    /** Returns the names of all algorithms on the class path. */
    static List<String> names() {
        return all().stream().map(Algorithm::name).toList();
    }

    /** Returns all algorithms on the class path. */
    static List<Algorithm> all() {
        List<Algorithm> all = new ArrayList<>();
        ServiceLoader.load(Algorithm.class).forEach(all::add);
        return all;
    }
}
