package io.github.marl4j.testkit;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Makes the environment under test, in the sizes and modes that the checks need. */
public interface VectorEnvFactory {

    /** Returns what a reader writes to make it again, e.g. {@code VectorEnvFactory.of("pond/small-v1", {maxRounds=12})}. */
    String name();

    /** Returns new copies; the check closes them. */
    VectorEnv make(int numEnvs, VectorOptions how);

    /** Returns the id under which {@link Marl4j} makes it, if it does. */
    default Optional<String> id() {
        return Optional.empty();
    }

    /** Returns the environment of an id, with default options. */
    static VectorEnvFactory of(String id) {
        return of(id, Map.of());
    }

    /** Returns the environment of an id. */
    static VectorEnvFactory of(String id, Map<String, Object> options) {
        Map<String, Object> copy = new LinkedHashMap<>(options);
        return new VectorEnvFactory() {
            @Override
            public String name() {
                return "VectorEnvFactory.of(\"" + id + "\"" + (copy.isEmpty() ? ")" : ", " + copy + ")");
            }

            @Override
            public VectorEnv make(int numEnvs, VectorOptions how) {
                return Marl4j.vector(id, numEnvs, copy, how);
            }

            @Override
            public Optional<String> id() {
                return Optional.of(id);
            }
        };
    }

    /**
     * Returns an environment that is in no registry: a kernel under development, or one in wrappers.
     *
     * @param name what a reader writes to make it again
     * @param make from number of copies and mode to new copies
     */
    static VectorEnvFactory of(String name, BiFunction<Integer, VectorOptions, VectorEnv> make) {
        return new VectorEnvFactory() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public VectorEnv make(int numEnvs, VectorOptions how) {
                return make.apply(numEnvs, how);
            }
        };
    }
}
