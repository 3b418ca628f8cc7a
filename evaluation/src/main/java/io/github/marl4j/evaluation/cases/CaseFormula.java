package io.github.marl4j.evaluation.cases;

import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What is computed for every case of one kind of file.
 *
 * @param compute from a case to results under the names of its {@code expected} fields: {@code Double}, {@code double[]} or {@code float[]} (nested lists flattened in
 *     row-major order), or a map of such results
 * @param tolerance for each of those names the deviation |got − expected| / max(1, |expected|) that is allowed, positive
 */
public record CaseFormula(Function<RecordedCase, Map<String, ?>> compute, ToDoubleFunction<String> tolerance) {
    /**
     * A formula with one tolerance.
     *
     * @param tolerance for all fields
     * @param compute see {@link #compute()}
     */
    public static CaseFormula within(double tolerance, Function<RecordedCase, Map<String, ?>> compute) {
        return new CaseFormula(compute, field -> tolerance);
    }
}
