package io.github.marl4j.env.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads parsed JSON; what is missing or of another type is an error that names the key. */
public final class Json {
    private Json() {}

    /** Returns a value that must be there. */
    public static Object value(Map<String, Object> of, String key) {
        if (!of.containsKey(key)) throw new IllegalArgumentException("trace: key \"" + key + "\" is missing");
        return of.get(key);
    }

    /** Returns an object that must be there. */
    public static Map<String, Object> map(Map<String, Object> of, String key) {
        return asMap(key, value(of, key));
    }

    /** Returns a list that must be there. */
    public static List<Object> list(Map<String, Object> of, String key) {
        return asList(key, value(of, key));
    }

    /** Returns the objects of a list that must be there. */
    public static List<Map<String, Object>> maps(Map<String, Object> of, String key) {
        List<Map<String, Object>> maps = new ArrayList<>();
        for (Object entry : list(of, key)) maps.add(asMap(key, entry));
        return maps;
    }

    /** Returns an object, empty if there is none. */
    public static Map<String, Object> optionalMap(Map<String, Object> of, String key) {
        return of.get(key) == null ? Map.of() : map(of, key);
    }

    /** Returns a text that must be there. */
    public static String text(Map<String, Object> of, String key) {
        if (value(of, key) instanceof String text) return text;
        throw new IllegalArgumentException("trace: key \"" + key + "\" must be a text");
    }

    /** Returns a number that must be there. */
    public static double number(Map<String, Object> of, String key) {
        return asNumber(key, value(of, key));
    }

    /** Returns a whole number that must be there. */
    public static int whole(Map<String, Object> of, String key) {
        double number = number(of, key);
        if (number == (int) number) return (int) number;
        throw new IllegalArgumentException("trace: key \"" + key + "\" must be a whole number, got " + number);
    }

    /** Returns the texts of a list. */
    public static List<String> texts(Map<String, Object> of, String key) {
        List<String> texts = new ArrayList<>();
        for (Object part : list(of, key)) {
            if (!(part instanceof String text))
                throw new IllegalArgumentException("trace: \"" + key + "\" must hold texts");
            texts.add(text);
        }
        return texts;
    }

    /** Returns all numbers of nested lists and objects in reading order; a single number counts as a list of one. */
    public static double[] numbers(String key, Object value) {
        List<Double> found = new ArrayList<>();
        collect(key, value, found);
        return found.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Returns all numbers of a value that must have so many. */
    public static double[] numbers(String key, Object value, int length) {
        double[] numbers = numbers(key, value);
        if (numbers.length == length) return numbers;
        throw new IllegalArgumentException(
                "trace: key \"" + key + "\" has " + numbers.length + " numbers, expected " + length);
    }

    private static void collect(String key, Object value, List<Double> into) {
        if (value instanceof List<?> list) for (Object part : list) collect(key, part, into);
        else if (value instanceof Map<?, ?> map) for (Object part : map.values()) collect(key, part, into);
        else into.add(asNumber(key, value));
    }

    /** Returns a value as an object. */
    public static Map<String, Object> asMap(String key, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("trace: key \"" + key + "\" must be an object");
        }
        Map<String, Object> typed = new LinkedHashMap<>();
        map.forEach((name, part) -> typed.put(String.valueOf(name), part));
        return typed;
    }

    /** Returns a value as a list. */
    public static List<Object> asList(String key, Object value) {
        if (value instanceof List<?> list) return new ArrayList<>(list);
        throw new IllegalArgumentException("trace: key \"" + key + "\" must be a list");
    }

    /** Returns a value as a number; true and false count as 1 and 0. */
    public static double asNumber(String key, Object value) {
        if (value instanceof Number number) return number.doubleValue();
        if (value instanceof Boolean flag) return flag ? 1 : 0;
        throw new IllegalArgumentException("trace: key \"" + key + "\" must be a number, got "
                + Optional.ofNullable(value).orElse("null"));
    }
}
