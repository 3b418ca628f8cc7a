package io.github.marl4j.commons.society;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that happened in a run, one line of its {@code events.jsonl}. The rows {@code harvesting}, {@code utterance}, {@code conversation_summary} and
 * {@code conversation_resource_limit} have the columns of GovSim's log.
 *
 * @param action what it is
 * @param fields its facts, in order; immutable
 */
public record Event(String action, Map<String, Object> fields) {

    /** Copies the fields. */
    public Event {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Returns an event with fields given as key, value, key, value, …. */
    static Event of(String action, Object... keysAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) fields.put((String) keysAndValues[i], keysAndValues[i + 1]);
        return new Event(action, fields);
    }

    /** Returns a number. */
    public int whole(String key) {
        return ((Number) fields.get(key)).intValue();
    }

    /** Returns a text, or {@code null}. */
    public String text(String key) {
        return (String) fields.get(key);
    }

    /** Returns a list; empty if it is missing. */
    public List<?> list(String key) {
        return fields.get(key) instanceof List<?> list ? list : List.of();
    }

    /** Returns the event as a line of the file. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("action", action);
        map.putAll(fields);
        return map;
    }

    /** Reads what {@link #toMap()} wrote. */
    public static Event fromMap(Map<String, Object> map) {
        Map<String, Object> fields = new LinkedHashMap<>(map);
        Object action = fields.remove("action");
        if (action instanceof String name) return new Event(name, fields);
        throw new IllegalArgumentException("an event has action=" + action + "; expected a text");
    }
}
