package io.github.marl4j.envs.momaland.replay;

import io.github.marl4j.env.ConformanceCheck;
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

    /** Compares rows of numbers. */
    public void close(String field, float[] got, double[] expected, double tolerance) {
        if (got.length != expected.length) {
            differ(field + " length", got.length, expected.length);
            return;
        }
        for (int i = 0; i < got.length; i++) close(field + "[" + i + "]", got[i], expected[i], tolerance);
    }

    private void differ(String field, Object got, Object expected) {
        if (mismatch == null) mismatch = place + " field=" + field + ": got " + got + ", expected " + expected;
    }

    ConformanceCheck.Result result(String variant) {
        return new ConformanceCheck.Result(variant, steps, largest, mismatch);
    }
}
