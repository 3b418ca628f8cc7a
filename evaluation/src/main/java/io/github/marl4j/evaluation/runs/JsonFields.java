package io.github.marl4j.evaluation.runs;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Typed access to one object of a JSON file, with errors that name the file and the place.
 *
 * @param file the file
 * @param place path to the object within the file, empty for the whole
 * @param fields the object
 */
public record JsonFields(Path file, String place, Map<?, ?> fields) {
    /** Characters of a wrong value that an error shows. */
    private static final int LONGEST_SHOWN = 60;

    /** The whole content of a file. */
    public static JsonFields of(Path file, Map<?, ?> fields) {
        return new JsonFields(file, "", fields);
    }

    /** Returns a text. */
    public String text(String key) {
        if (get(key) instanceof String text) {
            return text;
        }
        throw wrong(key, "text");
    }

    String textOrNull(String key) {
        return has(key) ? text(key) : null;
    }

    /** Returns a whole number. */
    public long integer(String key) {
        if (get(key) instanceof Long number) {
            return number;
        }
        throw wrong(key, "a whole number");
    }

    /** Returns a number. */
    public double number(String key) {
        if (get(key) instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong(key, "a number");
    }

    /** Returns true or false. */
    public boolean flag(String key) {
        if (get(key) instanceof Boolean flag) {
            return flag;
        }
        throw wrong(key, "true or false");
    }

    /** Returns a list of numbers. */
    public List<Double> numbers(String key) {
        return numbers(key, get(key));
    }

    private List<Double> numbers(String key, Object value) {
        if (value instanceof List<?> list && list.stream().allMatch(Number.class::isInstance)) {
            return list.stream().map(each -> ((Number) each).doubleValue()).toList();
        }
        throw wrong(key, "a list of numbers");
    }

    /** Returns a list of lists of numbers. */
    public List<List<Double>> table(String key) {
        if (get(key) instanceof List<?> list && list.stream().allMatch(List.class::isInstance)) {
            return list.stream().map(row -> numbers(key, row)).toList();
        }
        throw wrong(key, "a list of lists of numbers");
    }

    /** Returns a list of texts. */
    public List<String> texts(String key) {
        if (get(key) instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw wrong(key, "a list of texts");
    }

    /** Returns the objects of a list. */
    public List<JsonFields> objects(String key) {
        if (get(key) instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
            return IntStream.range(0, list.size())
                    .mapToObj(i -> new JsonFields(file, place(key) + "[" + i + "]", (Map<?, ?>) list.get(i)))
                    .toList();
        }
        throw wrong(key, "a list of objects");
    }

    /** Returns an object inside this one. */
    public JsonFields object(String key) {
        if (get(key) instanceof Map<?, ?> object) {
            return new JsonFields(file, place(key), object);
        }
        throw wrong(key, "an object");
    }

    /** Returns whether a key is there and not {@code null}. */
    public boolean has(String key) {
        return fields.get(key) != null;
    }

    /** Returns the object with its keys as texts. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        fields.forEach((key, value) -> map.put(String.valueOf(key), value));
        return map;
    }

    List<String> keys() {
        return fields.keySet().stream().map(String::valueOf).toList();
    }

    /** Returns the error that a key has another content than expected. */
    public RunFileException wrong(String key, String expected) {
        String shown = String.valueOf(fields.get(key));
        if (shown.length() > LONGEST_SHOWN) shown = shown.substring(0, LONGEST_SHOWN) + "…";
        return new RunFileException(file + ": \"" + place(key) + "\" is " + shown + "; expected " + expected);
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
