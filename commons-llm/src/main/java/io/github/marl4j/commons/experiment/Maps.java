package io.github.marl4j.commons.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parts of parsed JSON with their types checked. */
final class Maps {
    private Maps() {}

    static Map<String, Object> typed(Map<?, ?> map) {
        Map<String, Object> typed = new LinkedHashMap<>();
        map.forEach((key, value) -> typed.put(String.valueOf(key), value));
        return typed;
    }

    static Map<String, Object> object(String where, Object value) {
        if (value instanceof Map<?, ?> map) return typed(map);
        throw new IllegalArgumentException(where + "=" + value + " must be an object");
    }

    static List<?> list(String where, Object value) {
        if (value instanceof List<?> list) return list;
        throw new IllegalArgumentException(where + "=" + value + " must be a list");
    }
}
