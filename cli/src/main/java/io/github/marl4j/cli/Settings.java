package io.github.marl4j.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A configuration as a tree of maps, in which single values are replaced by dotted paths. */
final class Settings {
    private static final Gson GSON = new GsonBuilder()
            .setStrictness(Strictness.STRICT)
            .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
            .create();

    /**
     * One {@code path=value} of a command line.
     *
     * @param path dotted, e.g. {@code env.options.maxSteps}
     * @param value as JSON says, else the text itself
     */
    record Assignment(String path, Object value) {

        /**
         * Reads an assignment.
         *
         * @param option for errors, e.g. {@code --set}
         */
        static Assignment parse(String option, String text) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        option + " " + text + ": expected name=value, e.g. env.options.maxSteps=50");
            }
            return new Assignment(text.substring(0, equals), value(text.substring(equals + 1)));
        }

        private static Object value(String text) {
            if (text.isBlank()) return text;
            try {
                return GSON.fromJson(text, Object.class);
            } catch (JsonParseException word) {
                return text;
            }
        }
    }

    /** Reads a JSON object. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> parse(String json) {
        return GSON.fromJson(json, Map.class);
    }

    private final Map<String, Object> root;

    /** Starts from a configuration file's content, which is copied. */
    Settings(Map<String, Object> start) {
        this.root = copy(start);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> copy(Map<String, Object> tree) {
        Map<String, Object> copy = new LinkedHashMap<>();
        tree.forEach((key, value) ->
                copy.put(key, value instanceof Map<?, ?> map ? copy((Map<String, Object>) map) : value));
        return copy;
    }

    /** Sets a value; objects on the way are created. */
    @SuppressWarnings("unchecked")
    Settings set(String path, Object value) {
        Map<String, Object> at = root;
        List<String> walked = new ArrayList<>();
        String[] keys = path.split("\\.", -1);
        for (int i = 0; i < keys.length - 1; i++) {
            walked.add(keys[i]);
            Object next = at.computeIfAbsent(keys[i], created -> new LinkedHashMap<String, Object>());
            if (!(next instanceof Map<?, ?>)) {
                throw new IllegalArgumentException(
                        "--set " + path + ": " + String.join(".", walked) + "=" + next + " has no keys of its own");
            }
            at = (Map<String, Object>) next;
        }
        at.put(keys[keys.length - 1], value);
        return this;
    }

    /** Sets a value unless it is {@code null}. */
    Settings setIfGiven(String path, Object value) {
        return value == null ? this : set(path, value);
    }

    /** Returns the tree. */
    Map<String, Object> toMap() {
        return root;
    }
}
