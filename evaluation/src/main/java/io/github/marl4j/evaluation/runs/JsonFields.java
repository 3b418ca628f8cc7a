package io.github.marl4j.evaluation.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Typed access to one object of a JSON file, with errors that name the file and the place.
 *
 * @param file the file
 * @param place path to the object within the file, empty for the whole
 * @param fields the object
 */
record JsonFields(Path file, String place, Map<?, ?> fields) {

    static JsonFields of(Path file, Map<?, ?> fields) {
        return new JsonFields(file, "", fields);
    }

    String text(String key) {
        if (get(key) instanceof String text) {
            return text;
        }
        throw wrong(key, "text");
    }

    String textOrNull(String key) {
        return fields.get(key) == null ? null : text(key);
    }

    long integer(String key) {
        if (get(key) instanceof Long number) {
            return number;
        }
        throw wrong(key, "a whole number");
    }

    double number(String key) {
        if (get(key) instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong(key, "a number");
    }

    List<Double> numbers(String key) {
        if (get(key) instanceof List<?> list && list.stream().allMatch(Number.class::isInstance)) {
            return list.stream().map(each -> ((Number) each).doubleValue()).toList();
        }
        throw wrong(key, "a list of numbers");
    }

    JsonFields object(String key) {
        if (get(key) instanceof Map<?, ?> object) {
            return new JsonFields(file, place(key), object);
        }
        throw wrong(key, "an object");
    }

    List<String> keys() {
        return fields.keySet().stream().map(String::valueOf).toList();
    }

    RunFileException wrong(String key, String expected) {
        return new RunFileException(file + ": \"" + place(key) + "\" is " + fields.get(key) + "; expected " + expected);
    }

    private Object get(String key) {
        Object value = fields.get(key);
        if (value == null) {
            throw new RunFileException(file + ": \"" + place(key) + "\" is missing");
        }
        return value;
    }

    private String place(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }
}
