package io.github.marl4j.commons.model;

import java.util.List;

/**
 * An answer and what it took to get it.
 *
 * @param value the answer
 * @param faults attempts that failed before it, in order; immutable
 * @param latencyMillis time of the attempt that succeeded [ms]; as recorded, if the answer was
 */
public record Answered<T>(T value, List<Fault> faults, long latencyMillis) {
    /** Copies the faults. */
    public Answered {
        faults = List.copyOf(faults);
    }

    /** Returns an answer that came at once. */
    public static <T> Answered<T> atOnce(T value) {
        return new Answered<>(value, List.of(), 0);
    }
}
