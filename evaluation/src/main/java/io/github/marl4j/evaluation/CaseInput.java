package io.github.marl4j.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Typed access to a parsed JSON object, with errors that name the place. */
record CaseInput(String name, Map<String, Object> fields) {

    String text(String key) {
        if (get(key) instanceof String text) {
            return text;
        }
        throw wrong(key, get(key), "text");
    }

    double number(String key) {
        return number(key, get(key));
    }

    long integer(String key) {
        double value = number(key);
        if (value != Math.rint(value) || Math.abs(value) > 1L << 53) {
            throw wrong(key, value, "a whole number");
        }
        return (long) value;
    }

    double[] numbers(String key) {
        return numbers(key, get(key));
    }

    /** A table {@code [row][column]}. */
    double[][] table(String key) {
        return list(key, get(key)).stream().map(row -> numbers(key, row)).toArray(double[][]::new);
    }

    /** Tables of indices {@code [table][row][column]}. */
    int[][][] indexTables(String key) {
        return list(key, get(key)).stream()
                .map(table -> list(key, table).stream()
                        .map(row -> list(key, row).stream()
                                .mapToInt(cell -> (int) number(key, cell))
                                .toArray())
                        .toArray(int[][]::new))
                .toArray(int[][][]::new);
    }

    Map<String, Object> object(String key) {
        return object(key, get(key));
    }

    List<CaseInput> cases(String key) {
        List<CaseInput> cases = new ArrayList<>();
        for (Object each : list(key, get(key))) {
            Map<String, Object> fields = object(key, each);
            cases.add(new CaseInput("case \"" + fields.get("name") + "\"", fields));
        }
        return cases;
    }

    private Object get(String key) {
        Object value = fields.get(key);
        if (value == null) {
            throw new IllegalArgumentException(
                    name + ": field \"" + key + "\" is missing; there are " + fields.keySet());
        }
        return value;
    }

    private double[] numbers(String key, Object value) {
        return list(key, value).stream().mapToDouble(each -> number(key, each)).toArray();
    }

    private double number(String key, Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong(key, value, "a number");
    }

    private List<?> list(String key, Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
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
        return new IllegalArgumentException(name + ": field \"" + key + "\" is " + value + "; expected " + expected);
    }
}
