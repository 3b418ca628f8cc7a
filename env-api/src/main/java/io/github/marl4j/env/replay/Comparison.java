package io.github.marl4j.env.replay;

import io.github.marl4j.env.ConformanceCheck;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Collects what a replay finds: the first difference, and how far numbers were off. */
public final class Comparison {
    private String place = "";
    private int steps;
    private double largest;
    private String mismatch;

    /** Starts without differences. */
    public Comparison() {}

    /** Notes where the replay is, for the differences to come. */
    public void at(String newPlace) {
        place = newPlace;
    }

    /** Counts a compared step. */
    public void stepDone() {
        steps++;
    }

    /** Returns whether something differed; the replay need not go on then. */
    public boolean failed() {
        return mismatch != null;
    }

    /** Compares things that must be equal. */
    public void same(String field, Object got, Object expected) {
        if (!Objects.equals(got, expected)) differ(field, got, expected);
    }

    /**
     * Compares numbers.
     *
     * @param tolerance relative to the expected number; 0 for equality
     */
    public void close(String field, double got, double expected, double tolerance) {
        if (got == expected) return;
        double allowed = tolerance * Math.abs(expected);
        double off = Math.abs(got - expected) / allowed;
        if (!(off <= 1)) differ(field, got, expected);
        else largest = Math.max(largest, off);
    }

    /**
     * Compares numbers of which some may be small differences of large ones.
     *
     * @param tolerance how far they may be apart
     */
    public void within(String field, double got, double expected, double tolerance) {
        if (got == expected) return;
        double off = Math.abs(got - expected) / tolerance;
        if (!(off <= 1)) differ(field, got, expected);
        else largest = Math.max(largest, off);
    }

    /** Compares floats with recorded ones, written with as many digits as restore the float; they must be equal. */
    public void sameFloats(String field, float[] got, double[] expected) {
        double[] floats = new double[expected.length];
        for (int i = 0; i < floats.length; i++) floats[i] = (float) expected[i];
        close(field, got, floats, 0);
    }

    /** Compares rows of numbers. */
    public void close(String field, float[] got, double[] expected, double tolerance) {
        if (got.length != expected.length) {
            differ(field + " length", got.length, expected.length);
            return;
        }
        for (int i = 0; i < got.length; i++) close(field + "[" + i + "]", got[i], expected[i], tolerance);
    }

    /** Compares flags with recorded zeros and ones. */
    public void mask(String field, boolean[] got, Object expected) {
        float[] numbers = new float[got.length];
        for (int i = 0; i < got.length; i++) numbers[i] = got[i] ? 1 : 0;
        close(field, numbers, Json.numbers(field, expected), 0);
    }

    /** Compares nested objects, lists, numbers and flags; what was not recorded is not compared. */
    public void nested(String field, Object got, Object expected) {
        if (expected instanceof Map<?, ?> map) {
            if (!(got instanceof Map<?, ?> mine)) differ(field, got, "an object");
            else map.forEach((key, value) -> nested(field + "." + key, mine.get(key), value));
        } else if (expected instanceof List<?> list) {
            if (!(got instanceof List<?> mine) || mine.size() != list.size()) {
                differ(field, got, expected);
                return;
            }
            for (int i = 0; i < list.size(); i++) nested(field + "[" + i + "]", mine.get(i), list.get(i));
        } else if (expected instanceof Number number) {
            boolean same = got instanceof Number mine && mine.doubleValue() == number.doubleValue();
            if (!same) differ(field, got, expected);
        } else {
            same(field, got, expected);
        }
    }

    private void differ(String field, Object got, Object expected) {
        if (mismatch == null) mismatch = place + " field=" + field + ": got " + got + ", expected " + expected;
    }

    /** Returns what was found so far. */
    public ConformanceCheck.Result result(String variant) {
        return new ConformanceCheck.Result(variant, steps, largest, mismatch);
    }
}
