package io.github.marl4j.envs.commons;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An object of a recorded file.
 *
 * @param place where it is in the file, for errors
 * @param fields as a JSON reader gives them
 */
record Recorded(String place, Map<String, Object> fields) {

    private IllegalArgumentException wrong(String key, String expected) {
        return new IllegalArgumentException(
                place + ": key \"" + key + "\" must be " + expected + ", got " + fields.get(key));
    }

    boolean has(String key) {
        return fields.get(key) != null;
    }

    String text(String key) {
        if (fields.get(key) instanceof String text) return text;
        throw wrong(key, "a text");
    }

    boolean flag(String key) {
        if (fields.get(key) instanceof Boolean flag) return flag;
        throw wrong(key, "true or false");
    }

    double number(String key) {
        if (fields.get(key) instanceof Number number) return number.doubleValue();
        throw wrong(key, "a number");
    }

    int whole(String key) {
        double number = number(key);
        if (number == Math.rint(number)) return (int) number;
        throw wrong(key, "a whole number");
    }

    List<Object> list(String key) {
        if (fields.get(key) instanceof List<?> list) return new ArrayList<>(list);
        throw wrong(key, "a list");
    }

    double[] numbers(String key) {
        double[] numbers = new double[list(key).size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(list(key).get(i) instanceof Number number)) throw wrong(key, "a list of numbers");
            numbers[i] = number.doubleValue();
        }
        return numbers;
    }

    int[] wholes(String key) {
        double[] numbers = numbers(key);
        int[] wholes = new int[numbers.length];
        for (int i = 0; i < wholes.length; i++) wholes[i] = (int) numbers[i];
        return wholes;
    }

    Recorded object(String key) {
        return of(key, fields.get(key));
    }

    List<Recorded> objects(String key) {
        List<Recorded> objects = new ArrayList<>();
        for (Object entry : list(key)) objects.add(of(key + "[" + objects.size() + "]", entry));
        return objects;
    }

    private Recorded of(String key, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(place + ": key \"" + key + "\" must be an object, got " + value);
        }
        Map<String, Object> typed = new LinkedHashMap<>();
        map.forEach((name, part) -> typed.put(String.valueOf(name), part));
        return new Recorded(place + "." + key, typed);
    }
}
