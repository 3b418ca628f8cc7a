package io.github.marl4j.evaluation.cases;

import io.github.marl4j.env.ConformanceCheck;
import java.util.List;
import java.util.Map;

/** Walks through expected and computed results side by side; keeps the first difference and the largest deviation. */
final class CaseComparison {
    private RecordedCase current;
    private Tolerance tolerance;
    private double largest;
    private String mismatch;

    /**
     * Compares one field of what a case expects.
     *
     * @param expected as in the file
     * @param computed see {@link CaseFormula#compute()}; {@code null} if there is no such result
     * @param newTolerance for all its numbers
     */
    void compare(RecordedCase each, String field, Object expected, Object computed, Tolerance newTolerance) {
        current = each;
        tolerance = newTolerance;
        compare(field, expected, computed);
    }

    ConformanceCheck.Result result(String variant, int cases) {
        return new ConformanceCheck.Result(variant, cases, largest, mismatch);
    }

    private void compare(String path, Object expected, Object computed) {
        if (expected == null && computed == null) return;
        if (computed == null) {
            throw new IllegalArgumentException(place(path) + " is not computed for this case");
        }
        if (expected instanceof Map<?, ?> wanted && computed instanceof Map<?, ?> got) {
            wanted.forEach((key, value) -> compare(path + "." + key, value, got.get(key)));
        } else if (expected instanceof List<?> && computed instanceof double[] got) {
            rows(path, expected, got);
        } else if (expected instanceof List<?> && computed instanceof float[] got) {
            rows(path, expected, widen(got));
        } else if (expected instanceof Number wanted && computed instanceof Double got) {
            number(path, got, wanted.doubleValue());
        } else {
            throw new IllegalArgumentException(place(path) + " expects " + expected + "; that must be "
                    + (computed instanceof Map ? "an object" : computed instanceof Double ? "a number" : "a list"));
        }
    }

    private void rows(String path, Object expected, double[] got) {
        int used = walk(path, expected, got, 0);
        if (used != got.length) {
            throw new IllegalArgumentException(
                    place(path) + " expects " + used + " numbers but " + got.length + " are computed");
        }
    }

    /** Returns how many numbers lie before what comes next. */
    private int walk(String path, Object expected, double[] got, int at) {
        if (expected instanceof List<?> list) {
            int next = at;
            for (int i = 0; i < list.size(); i++) next = walk(path + "[" + i + "]", list.get(i), got, next);
            return next;
        }
        if (!(expected instanceof Number wanted)) {
            throw new IllegalArgumentException(place(path) + " expects " + expected + "; that must be a number");
        }
        if (at < got.length) number(path, got[at], wanted.doubleValue());
        return at + 1;
    }

    private void number(String path, double got, double expected) {
        double off = tolerance.deviation(got, expected);
        largest = Math.max(largest, off);
        if (off > 1 && mismatch == null) {
            mismatch = place(path) + ": got " + got + ", expected " + expected;
        }
    }

    private String place(String path) {
        return current.place() + " field=" + path;
    }

    private static double[] widen(float[] numbers) {
        double[] wide = new double[numbers.length];
        for (int i = 0; i < wide.length; i++) wide[i] = numbers[i];
        return wide;
    }
}
