package io.github.marl4j.env;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an episode starts, where an environment offers a choice (e.g. which characters fight).
 *
 * @param values by name; what is allowed is in the environment's documentation, anything else is refused
 */
public record ResetOptions(Map<String, Object> values) {
    /** The ordinary start. */
    public static final ResetOptions NONE = new ResetOptions(Map.of());

    public ResetOptions {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Returns whether nothing is asked for: the ordinary start. Allocates nothing. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /**
     * Refuses every option, for environments that start in one way only. Allocates nothing if there is none.
     *
     * @param id of the environment
     * @throws UnknownNameException if there is one
     */
    public void requireNone(String id) {
        if (isEmpty()) return;
        throw new UnknownNameException(
                id, "reset option", values.keySet().iterator().next(), List.of());
    }
}
