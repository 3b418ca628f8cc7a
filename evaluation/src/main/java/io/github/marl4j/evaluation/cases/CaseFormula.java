package io.github.marl4j.evaluation.cases;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What is computed for every case of one kind of file.
 *
 * @param compute from a case to results under the names of its {@code expected} fields: {@code Double}, {@code double[]} or {@code float[]} (nested lists flattened in
 *     row-major order), or a map of such results
 * @param tolerance for each of those names the deviation |got − expected| / max(1, |expected|) that is allowed, positive
 * @param remarks names of {@code expected} fields that say something about the case and are no results
 */
public record CaseFormula(
        Function<RecordedCase, Map<String, ?>> compute, ToDoubleFunction<String> tolerance, Set<String> remarks) {
    /** Copies the names. */
    public CaseFormula {
        remarks = Set.copyOf(remarks);
    }

    /** A formula whose cases expect results only. */
    public CaseFormula(Function<RecordedCase, Map<String, ?>> compute, ToDoubleFunction<String> tolerance) {
        this(compute, tolerance, Set.of());
    }

    /**
     * A formula with one tolerance.
     *
     * @param tolerance for all fields
     * @param compute see {@link #compute()}
     */
    public static CaseFormula within(double tolerance, Function<RecordedCase, Map<String, ?>> compute) {
        return new CaseFormula(compute, field -> tolerance);
    }

    /** Returns the same formula for cases whose {@code expected} also holds remarks; see {@link #remarks()}. */
    public CaseFormula withRemarks(String... names) {
        return new CaseFormula(compute, tolerance, Set.of(names));
    }
}
