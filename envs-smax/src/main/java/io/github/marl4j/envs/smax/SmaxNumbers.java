package io.github.marl4j.envs.smax;

import io.github.marl4j.env.OptionReader;
import java.util.Arrays;
import java.util.List;

/** Reads a column of the unit table from options. */
final class SmaxNumbers {
    private SmaxNumbers() {}

    /** Returns one number for each unit type: from a list of numbers, from text with commas, or the standard ones. */
    static float[] column(OptionReader read, String name, List<UnitType> standard) {
        Object value = read.raw(name, null);
        float[] column = new float[UnitType.COUNT];
        if (value == null) {
            for (int t = 0; t < column.length; t++) column[t] = SmaxOptions.column(standard.get(t), name);
            return column;
        }
        List<?> numbers = value instanceof String text ? Arrays.asList(text.split(",")) : null;
        if (value instanceof List<?> list) numbers = list;
        if (numbers == null || numbers.size() != column.length) throw wrong(name, value);
        for (int t = 0; t < column.length; t++) column[t] = number(name, value, numbers.get(t));
        return column;
    }

    private static float number(String name, Object all, Object one) {
        if (one instanceof Number number) return number.floatValue();
        try {
            return Float.parseFloat(String.valueOf(one).trim());
        } catch (NumberFormatException notANumber) {
            throw wrong(name, all);
        }
    }

    private static IllegalArgumentException wrong(String name, Object value) {
        return new IllegalArgumentException("smax: " + name + "=" + value + " must be " + UnitType.COUNT
                + " numbers, one for each unit type, e.g. 3.15,2.25,4.13,3.15,4.13,3.15");
    }
}
