package io.github.marl4j.commons.experiment;

import io.github.marl4j.env.OptionReader;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Who sits on a seat.
 *
 * @param kind what it is
 * @param who key of a model, name of a script, or run folder of a policy; empty for a person
 * @param persona kind of person that the prompts tell it to be
 */
public record SeatSettings(Kind kind, String who, String persona) {
    private static final String BASELINE = "baseline";

    /** What sits on a seat. */
    public enum Kind {
        /** A language model. */
        MODEL,
        /** A scripted persona of the simulation. */
        SCRIPT,
        /** A trained policy. */
        POLICY,
        /** A person at the terminal. */
        PERSON
    }

    /**
     * Reads a seat: the key of a model, or an object with one of {@code model}, {@code script}, {@code policy}, {@code person}, and perhaps a {@code persona}.
     *
     * @param where for errors
     */
    static SeatSettings read(String where, Object value) {
        if (value instanceof String model) return new SeatSettings(Kind.MODEL, model, BASELINE);
        if (!(value instanceof Map<?, ?> map)) throw new IllegalArgumentException(expected(where, value));
        OptionReader read = new OptionReader(where, Maps.typed(map));
        String persona = read.text("persona", BASELINE);
        SeatSettings seat = null;
        for (Kind kind : Kind.values()) {
            String key = key(kind);
            if (!read.has(key)) continue;
            if (seat != null) throw new IllegalArgumentException(expected(where, value));
            boolean person = kind == Kind.PERSON;
            if (person && !read.flag(key, false)) throw new IllegalArgumentException(expected(where, value));
            seat = new SeatSettings(kind, person ? "" : read.text(key, ""), persona);
        }
        if (seat == null) throw new IllegalArgumentException(expected(where, value));
        read.done();
        return seat;
    }

    private static String key(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String expected(String where, Object value) {
        return where + "=" + value + " must be the key of a model, or an object with one of \"model\", \"script\","
                + " \"policy\" or \"person\": true";
    }

    /** Returns the seat as it is stored with a run. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key(kind), kind == Kind.PERSON ? (Object) true : who);
        map.put("persona", persona);
        return map;
    }
}
