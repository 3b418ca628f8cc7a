package io.github.marl4j.env;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Reads options that came as data. Numbers may be of any {@link Number} type, as JSON readers give them; everything is checked, nothing is clipped.
 *
 * <pre>{@code
 * OptionReader read = new OptionReader("pond/small-v1", values);
 * int maxRounds = read.intAtLeast("maxRounds", 12, 1);
 * boolean regrows = read.flag("regrows", true);
 * read.done();   // refuses what nobody asked for
 * }</pre>
 */
public final class OptionReader {
    private final String id;
    private final Map<String, Object> values;
    private final List<String> asked = new ArrayList<>();

    /**
     * Creates a reader.
     *
     * @param id of the environment, for errors
     * @param values by name; not modified
     */
    public OptionReader(String id, Map<String, Object> values) {
        this.id = id;
        this.values = new LinkedHashMap<>(values);
    }

    /** Returns whether a value was given. */
    public boolean has(String name) {
        asked.add(name);
        return values.containsKey(name);
    }

    /** Returns a whole number that is at least {@code least}. */
    public int intAtLeast(String name, int defaultValue, int least) {
        double value = number(name, defaultValue);
        if (value != Math.rint(value) || value < least || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    id + ": " + name + "=" + values.get(name) + " must be a whole number of at least " + least);
        }
        return (int) value;
    }

    /** Returns a whole number from {@code low} to {@code high}. */
    public int intBetween(String name, int defaultValue, int low, int high) {
        double value = number(name, defaultValue);
        if (value != Math.rint(value) || value < low || value > high) {
            throw new IllegalArgumentException(
                    id + ": " + name + "=" + values.get(name) + " must be a whole number from " + low + " to " + high);
        }
        return (int) value;
    }

    /** Returns a finite number that is at least {@code least}. */
    public float floatAtLeast(String name, float defaultValue, float least) {
        double value = number(name, defaultValue);
        if (!(value >= least && Double.isFinite(value))) {
            throw new IllegalArgumentException(
                    id + ": " + name + "=" + values.get(name) + " must be a number of at least " + least);
        }
        return (float) value;
    }

    /** Returns a number from {@code low} to {@code high}. */
    public double doubleBetween(String name, double defaultValue, double low, double high) {
        double value = number(name, defaultValue);
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    id + ": " + name + "=" + values.get(name) + " must be a number from " + low + " to " + high);
        }
        return value;
    }

    /** Returns a list of finite numbers, which may come as a list, an array, one number, or a text with commas between them. */
    public List<Double> numbers(String name, List<Double> defaultValue) {
        if (!has(name)) return defaultValue;
        Object value = values.get(name);
        List<Object> parts = new ArrayList<>();
        if (value instanceof List<?> list) parts.addAll(list);
        else if (value instanceof Number) parts.add(value);
        else if (value instanceof String text)
            parts.addAll(Arrays.asList(text.trim().split("\\s*,\\s*")));
        else if (value instanceof double[] array) for (double number : array) parts.add(number);
        else if (value instanceof float[] array) for (float number : array) parts.add(number);
        else if (value instanceof int[] array) for (int number : array) parts.add(number);
        else throw notNumbers(name, value);
        List<Double> numbers = new ArrayList<>();
        for (Object part : parts) numbers.add(finite(part).orElseThrow(() -> notNumbers(name, value)));
        return List.copyOf(numbers);
    }

    /** Returns rows of finite numbers, which may come as a list of lists, or a text with {@code /} between rows and blanks or commas between numbers. */
    public List<List<Double>> rows(String name, List<List<Double>> defaultValue) {
        if (!has(name)) return defaultValue;
        Object value = values.get(name);
        List<List<Double>> rows = new ArrayList<>();
        if (value instanceof String text) {
            for (String row : text.split("/"))
                rows.add(row(name, value, List.of(row.trim().split("[\\s,]+"))));
        } else if (value instanceof List<?> list) {
            for (Object row : list) rows.add(row(name, value, row));
        } else {
            throw notRows(name, value);
        }
        return List.copyOf(rows);
    }

    private List<Double> row(String name, Object value, Object row) {
        if (!(row instanceof List<?> parts)) throw notRows(name, value);
        List<Double> numbers = new ArrayList<>();
        for (Object part : parts) {
            OptionalDouble number = finite(part);
            if (number.isEmpty()) throw notRows(name, value);
            numbers.add(number.getAsDouble());
        }
        return List.copyOf(numbers);
    }

    private IllegalArgumentException notRows(String name, Object value) {
        return new IllegalArgumentException(id + ": " + name + "=" + value
                + " must be rows of numbers, e.g. [[0, 0.5], [1, 2]] or the text 0 0.5/1 2");
    }

    /** Returns the finite number that a value is or spells; empty if it is none. */
    private static OptionalDouble finite(Object value) {
        double number = Double.NaN;
        if (value instanceof Number given) number = given.doubleValue();
        if (value instanceof String text) {
            try {
                number = Double.parseDouble(text);
            } catch (NumberFormatException notANumber) {
                return OptionalDouble.empty();
            }
        }
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    private IllegalArgumentException notNumbers(String name, Object value) {
        return new IllegalArgumentException(
                id + ": " + name + "=" + value + " must be a list of numbers, e.g. [0.3, 0.7] or the text 0.3,0.7");
    }

    /** Returns true or false. */
    public boolean flag(String name, boolean defaultValue) {
        if (!has(name)) return defaultValue;
        Object value = values.get(name);
        if (value instanceof Boolean flag) return flag;
        if ("true".equals(value) || "false".equals(value)) return "true".equals(value);
        throw new IllegalArgumentException(id + ": " + name + "=" + value + " must be true or false");
    }

    /** Returns a text. */
    public String text(String name, String defaultValue) {
        if (!has(name)) return defaultValue;
        if (values.get(name) instanceof String text) return text;
        throw new IllegalArgumentException(id + ": " + name + "=" + values.get(name) + " must be a text");
    }

    /** Returns one of some words. */
    public String oneOf(String name, String defaultValue, String... allowed) {
        String word = text(name, defaultValue);
        List<String> words = Arrays.asList(allowed);
        if (words.contains(word)) return word;
        throw new IllegalArgumentException(
                id + ": " + name + "=\"" + word + "\" is not allowed; " + UnknownNameException.suggestion(word, words));
    }

    /** Returns the value as it came, or the default. */
    public Object raw(String name, Object defaultValue) {
        return has(name) ? values.get(name) : defaultValue;
    }

    private double number(String name, double defaultValue) {
        if (!has(name)) return defaultValue;
        Object value = values.get(name);
        if (value instanceof Number number) return number.doubleValue();
        if (value instanceof String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException(id + ": " + name + "=" + value + " must be a number", notANumber);
            }
        }
        throw new IllegalArgumentException(id + ": " + name + "=" + value + " must be a number");
    }

    /**
     * Refuses options that nobody asked for.
     *
     * @throws UnknownNameException naming the first of them and the closest option that exists
     */
    public void done() {
        for (String name : values.keySet()) {
            if (!asked.contains(name)) throw new UnknownNameException(id, "option", name, asked);
        }
    }
}
