package io.github.marl4j.evaluation.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * Typed access to an object of a parsed JSON file. Nested lists of numbers come flattened in row-major order. What is missing or of another form raises an
 * {@link IllegalArgumentException} that names the place and the key. Nothing returned is shared with the file; any thread may call it.
 *
 * @param place where the object is, for errors, e.g. {@code case "gae_0"}
 * @param fields the content, not modified
 */
public record RecordedCase(String place, Map<String, Object> fields) {
    /** Characters of a wrong value that an error shows. */
    private static final int LONGEST_SHOWN = 60;

    /** Hides the file's own map. */
    public RecordedCase {
        fields = Collections.unmodifiableMap(fields);
    }

    /** Returns whether a key is there and not {@code null}. */
    public boolean has(String key) {
        return fields.get(key) != null;
    }

    /** Returns all keys. */
    public Set<String> keys() {
        return fields.keySet();
    }

    /** Returns a text. */
    public String text(String key) {
        if (get(key) instanceof String text) return text;
        throw wrong(key, get(key), "a text");
    }

    /** Returns a truth value. */
    public boolean truth(String key) {
        if (get(key) instanceof Boolean truth) return truth;
        throw wrong(key, get(key), "true or false");
    }

    /** Returns a number. */
    public double number(String key) {
        return number(key, get(key));
    }

    /** Returns a whole number of at most 2^53 in size. */
    public long integer(String key) {
        double value = number(key);
        if (value != Math.rint(value) || Math.abs(value) > 1L << 53) throw wrong(key, value, "a whole number");
        return (long) value;
    }

    /** Returns a whole number from 1 to 2^31−1. */
    public int count(String key) {
        long value = integer(key);
        if (value < 1 || value > Integer.MAX_VALUE) throw wrong(key, value, "a whole number from 1 on");
        return (int) value;
    }

    /** Returns an object inside this one. */
    public RecordedCase object(String key) {
        return new RecordedCase(place + ": " + key, object(key, get(key)));
    }

    /** Returns the objects of a list; each needs a {@code name}. */
    List<RecordedCase> cases(String key) {
        List<RecordedCase> cases = new ArrayList<>();
        for (Object each : list(key, get(key))) {
            Map<String, Object> fields = object(key, each);
            if (!(fields.get("name") instanceof String name)) {
                throw new IllegalArgumentException(
                        place + ": case " + cases.size() + " of \"" + key + "\" has no text \"name\"");
            }
            cases.add(new RecordedCase("case \"" + name + "\"", fields));
        }
        return cases;
    }

    /** Returns the objects of a list that have no names; their numbers, from 0, stand for them in errors. */
    public List<RecordedCase> numbered(String key) {
        List<RecordedCase> cases = new ArrayList<>();
        for (Object each : list(key, get(key))) {
            cases.add(new RecordedCase(key + " " + cases.size(), object(key, each)));
        }
        return cases;
    }

    /**
     * Returns the lengths of nested lists, outermost first, each read off the first element.
     *
     * @param dimensions how many there must be
     */
    public int[] shape(String key, int dimensions) {
        int[] shape = new int[dimensions];
        Object value = get(key);
        for (int i = 0; i < dimensions; i++) {
            List<?> list = list(key, value);
            if (list.isEmpty()) throw wrong(key, value, "a list that is not empty");
            shape[i] = list.size();
            value = list.get(0);
        }
        number(key, value);
        return shape;
    }

    /**
     * Returns nested lists of numbers.
     *
     * @param shape the lengths the lists must have, outermost first; none: a single number
     */
    public double[] doubles(String key, int... shape) {
        DoubleStream.Builder flat = DoubleStream.builder();
        flatten(key, get(key), shape, 0, flat);
        return flat.build().toArray();
    }

    /** Returns nested lists of numbers in single precision; see {@link #doubles}. */
    public float[] floats(String key, int... shape) {
        return narrow(doubles(key, shape));
    }

    /** Returns nested lists of numbers that are 0 or 1; see {@link #doubles}. */
    public boolean[] flags(String key, int... shape) {
        int[] bits = indices(key, 2, shape);
        boolean[] flags = new boolean[bits.length];
        for (int i = 0; i < bits.length; i++) flags[i] = bits[i] == 1;
        return flags;
    }

    /** Returns nested lists of whole numbers from 0 to {@code bound}−1; see {@link #doubles}. */
    public int[] indices(String key, int bound, int... shape) {
        return Arrays.stream(doubles(key, shape))
                .mapToInt(value -> index(key, value, bound))
                .toArray();
    }

    /** Returns a list of numbers of any length. */
    public double[] numbers(String key) {
        return numbers(key, get(key));
    }

    /** Returns a table {@code [row][column]} whose rows may differ in length. */
    public double[][] table(String key) {
        return list(key, get(key)).stream().map(row -> numbers(key, row)).toArray(double[][]::new);
    }

    /** Returns tables {@code [table][row][column]} of whole numbers from 0 to {@code bound}−1. */
    public int[][][] indexTables(String key, int bound) {
        return list(key, get(key)).stream()
                .map(table -> list(key, table).stream()
                        .map(row -> list(key, row).stream()
                                .mapToInt(cell -> index(key, number(key, cell), bound))
                                .toArray())
                        .toArray(int[][]::new))
                .toArray(int[][][]::new);
    }

    /** Returns numbers in single precision. */
    public static float[] narrow(double[] numbers) {
        float[] narrow = new float[numbers.length];
        for (int i = 0; i < narrow.length; i++) narrow[i] = (float) numbers[i];
        return narrow;
    }

    private void flatten(String key, Object value, int[] shape, int depth, DoubleStream.Builder flat) {
        if (depth == shape.length) {
            flat.add(number(key, value));
            return;
        }
        List<?> list = list(key, value);
        if (list.size() != shape[depth]) {
            throw new IllegalArgumentException(place + ": field \"" + key + "\" has a list of " + list.size()
                    + " where its shape must be " + Arrays.toString(shape));
        }
        for (Object each : list) flatten(key, each, shape, depth + 1, flat);
    }

    private Object get(String key) {
        Object value = fields.get(key);
        if (value == null) {
            throw new IllegalArgumentException(place + ": field \"" + key + "\" is missing; there are " + keys());
        }
        return value;
    }

    private double[] numbers(String key, Object value) {
        return list(key, value).stream().mapToDouble(each -> number(key, each)).toArray();
    }

    private double number(String key, Object value) {
        if (value instanceof Number number) return number.doubleValue();
        throw wrong(key, value, "a number");
    }

    private int index(String key, double value, int bound) {
        if (value == Math.rint(value) && value >= 0 && value < bound) return (int) value;
        throw wrong(key, value, "whole numbers from 0 to " + (bound - 1));
    }

    private List<?> list(String key, Object value) {
        if (value instanceof List<?> list) return list;
        throw wrong(key, value, "a list");
    }

    private Map<String, Object> object(String key, Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> object = new TreeMap<>();
            map.forEach((field, content) -> object.put(String.valueOf(field), content));
            return object;
        }
        throw wrong(key, value, "an object");
    }

    private IllegalArgumentException wrong(String key, Object value, String expected) {
        String shown = String.valueOf(value);
        if (shown.length() > LONGEST_SHOWN) shown = shown.substring(0, LONGEST_SHOWN) + "…";
        return new IllegalArgumentException(place + ": field \"" + key + "\" has " + shown + "; expected " + expected);
    }
}
