package io.github.marl4j.envs.momaland.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A recorded game in the format {@code marl4j-trace/1}, as parsed JSON. Every method refuses what is missing or of another form, and names the key. */
public final class Trace {
    private Trace() {}

    /** Returns whether a file is a trace of this environment. */
    public static boolean is(Map<String, Object> file, String env) {
        return "marl4j-trace/1".equals(file.get("format")) && env.equals(file.get("env"));
    }

    /** Returns the object under a key. */
    public static Map<String, Object> map(Map<String, Object> file, String key) {
        if (file.get(key) instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((name, value) -> copy.put((String) name, value));
            return copy;
        }
        throw wrong(file, key, "an object");
    }

    /** Returns the objects of the list under a key. */
    public static List<Map<String, Object>> maps(Map<String, Object> file, String key) {
        List<Map<String, Object>> maps = new ArrayList<>();
        int index = 0;
        for (Object entry : list(file, key)) {
            String place = key + "[" + index++ + "]";
            Map<String, Object> holder = new LinkedHashMap<>();
            holder.put(place, entry);
            maps.add(map(holder, place));
        }
        return maps;
    }

    /** Returns the list under a key. */
    public static List<?> list(Map<String, Object> file, String key) {
        if (file.get(key) instanceof List<?> list) return list;
        throw wrong(file, key, "a list");
    }

    /** Returns the text under a key. */
    public static String text(Map<String, Object> file, String key) {
        if (file.get(key) instanceof String text) return text;
        throw wrong(file, key, "a text");
    }

    /** Returns the whole number under a key. */
    public static int whole(Map<String, Object> file, String key) {
        if (file.get(key) instanceof Number number && number.doubleValue() == number.intValue())
            return number.intValue();
        throw wrong(file, key, "a whole number");
    }

    /** Returns the numbers of nested lists and objects in their order. */
    public static double[] numbers(Object nested) {
        List<Double> numbers = new ArrayList<>();
        collect(nested, numbers);
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void collect(Object nested, List<Double> numbers) {
        if (nested instanceof Number number) numbers.add(number.doubleValue());
        else if (nested instanceof List<?> list) list.forEach(entry -> collect(entry, numbers));
        else if (nested instanceof Map<?, ?> map) map.values().forEach(entry -> collect(entry, numbers));
        else throw new IllegalArgumentException("trace: " + nested + " is no number, expected numbers only");
    }

    /** Returns the options of the recorded environment under our names ({@code board_width} is {@code boardWidth}), with the reference's rules; how it was drawn is left out. */
    public static Map<String, Object> options(Map<String, Object> file) {
        Map<String, Object> options = new LinkedHashMap<>();
        map(file, "config").forEach((name, value) -> {
            if (!name.equals("render_mode")) options.put(camelCase(name), value);
        });
        options.put(Rules.OPTION, Rules.REFERENCE.word());
        return options;
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("_")) {
            camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }

    private static IllegalArgumentException wrong(Map<String, Object> file, String key, String expected) {
        String got = file.containsKey(key) ? String.valueOf(file.get(key)) : "nothing";
        if (got.length() > 60) got = got.substring(0, 60) + "…";
        return new IllegalArgumentException("trace: " + key + " is " + got + ", expected " + expected);
    }
}
