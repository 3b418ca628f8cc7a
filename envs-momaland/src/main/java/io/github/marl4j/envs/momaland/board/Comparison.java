package io.github.marl4j.envs.momaland.board;

import java.util.List;
import java.util.Map;

/** Compares what a replay gives with what was recorded, and keeps the first difference. */
final class Comparison {
    /** Relative tolerance of rewards: the API has them as float, recordings partly as double. Everything else must be equal. */
    private static final double TOLERANCE = 1e-6;

    private String place = "";
    private String mismatch;
    private double largest;

    /** Says where the following comparisons are, e.g. {@code step 3 (player_0)}. */
    void at(String newPlace) {
        place = newPlace;
    }

    String mismatch() {
        return mismatch;
    }

    double largestDeviation() {
        return largest;
    }

    /** Compares values that must be equal. */
    void equal(String field, Object got, Object expected) {
        boolean same = expected == null ? got == null : expected.equals(got);
        if (!same) fail(field, String.valueOf(got), String.valueOf(expected));
    }

    /** Compares numbers one by one, exactly. */
    void numbers(String field, float[] got, Object expected) {
        double[] wanted = Trace.numbers(expected);
        if (got.length != wanted.length) fail(field + " length", "" + got.length, "" + wanted.length);
        for (int i = 0; i < Math.min(got.length, wanted.length); i++) {
            if (got[i] != wanted[i]) fail(field + "[" + i + "]", "" + got[i], "" + wanted[i]);
        }
    }

    /** Compares flags with recorded zeros and ones. */
    void mask(String field, boolean[] got, Object expected) {
        float[] numbers = new float[got.length];
        for (int i = 0; i < got.length; i++) numbers[i] = got[i] ? 1 : 0;
        numbers(field, numbers, expected);
    }

    /** Compares rewards within float tolerance. */
    void rewards(String field, float[] got, Object expected) {
        double[] wanted = Trace.numbers(expected);
        if (got.length != wanted.length) fail(field + " length", "" + got.length, "" + wanted.length);
        for (int i = 0; i < Math.min(got.length, wanted.length); i++) {
            double deviation = Math.abs(got[i] - wanted[i]) / (TOLERANCE * Math.max(1e-30, Math.abs(wanted[i])));
            largest = Math.max(largest, deviation);
            if (!(deviation <= 1)) fail(field + "[" + i + "]", "" + got[i], "" + wanted[i]);
        }
    }

    /** Compares nested objects, lists, numbers and flags; what was not recorded is not compared. */
    void nested(String field, Object got, Object expected) {
        if (expected instanceof Map<?, ?> map) {
            if (!(got instanceof Map<?, ?> mine)) fail(field, String.valueOf(got), "an object");
            else map.forEach((key, value) -> nested(field + "." + key, mine.get(key), value));
        } else if (expected instanceof List<?> list) {
            if (!(got instanceof List<?> mine) || mine.size() != list.size()) {
                fail(field, String.valueOf(got), String.valueOf(expected));
                return;
            }
            for (int i = 0; i < list.size(); i++) nested(field + "[" + i + "]", mine.get(i), list.get(i));
        } else if (expected instanceof Number number) {
            boolean same = got instanceof Number mine && mine.doubleValue() == number.doubleValue();
            if (!same) fail(field, String.valueOf(got), String.valueOf(expected));
        } else {
            equal(field, got, expected);
        }
    }

    private void fail(String field, String got, String expected) {
        if (mismatch == null) mismatch = place + ": " + field + " is " + got + ", expected " + expected;
    }
}
