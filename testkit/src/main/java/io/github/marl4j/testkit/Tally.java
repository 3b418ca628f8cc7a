package io.github.marl4j.testkit;

import io.github.marl4j.env.replay.Comparison;
import java.lang.reflect.Array;
import java.util.Map;

/** Counts who plays a recording, and compares the backend with the JVM where both draw for themselves. */
final class Tally {
    private static final double DOUBLES = 1e-12;
    private static final double FLOATS = 1.3e-7;

    private int onBackend;
    private int drawn;
    private int resets;
    private int recorded;

    /** What the backend and the JVM make of the same draws. */
    Comparison besideJvm = new Comparison();

    BackendReplay.Steps steps() {
        return new BackendReplay.Steps(onBackend, recorded, drawn, resets);
    }

    void startOver() {
        onBackend = 0;
        drawn = 0;
        resets = 0;
        recorded = 0;
        besideJvm = new Comparison();
    }

    void onBackend(int steps) {
        onBackend += steps;
    }

    void recorded(int calls) {
        recorded += calls;
    }

    void drawnStep() {
        besideJvm.at("step with draws " + drawn++);
        besideJvm.stepDone();
    }

    void drawnReset() {
        besideJvm.at("reset " + resets++);
        besideJvm.stepDone();
    }

    /** Compares arrays of the same names: whole numbers and flags exactly, others within a few roundings. */
    void compare(Map<String, Object> expected, Map<String, Object> found) {
        besideJvm.same("arrays", found.keySet(), expected.keySet());
        if (!besideJvm.failed()) expected.forEach((name, array) -> compare(name, array, found.get(name)));
    }

    private void compare(String name, Object expected, Object found) {
        double tolerance = expected instanceof double[] ? DOUBLES : FLOATS;
        boolean real = expected instanceof double[] || expected instanceof float[];
        for (int i = 0; i < Array.getLength(expected); i++) {
            Object wanted = Array.get(expected, i);
            Object got = Array.get(found, i);
            if (got.equals(wanted)) continue;
            String place = name + "[" + i + "]";
            if (!real) besideJvm.same(place, got, wanted);
            else {
                double number = ((Number) wanted).doubleValue();
                double allowed = tolerance * Math.max(1, Math.abs(number));
                besideJvm.within(place, ((Number) got).doubleValue(), number, allowed);
            }
        }
    }
}
