package io.github.marl4j.cli;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.evaluation.EvaluationCases;
import java.util.List;
import java.util.Map;

/** Compares the statistics of the evaluation module with recorded cases. That module depends on no environment and cannot offer this itself. */
public final class EvaluationCasesCheck implements ConformanceCheck {

    /** Found by the service loader. */
    public EvaluationCasesCheck() {}

    @Override
    public boolean knows(Map<String, Object> file) {
        if (!EvaluationCases.FORMAT.equals(file.get("format")) || !(file.get("kind") instanceof String)) return false;
        return EvaluationCases.check(
                        Map.of("format", EvaluationCases.FORMAT, "kind", file.get("kind"), "cases", List.of()))
                .known();
    }

    @Override
    public List<Result> check(Map<String, Object> file) {
        EvaluationCases.Outcome outcome = EvaluationCases.check(file);
        double largest = 0;
        String mismatch = null;
        for (EvaluationCases.CaseResult each : outcome.cases()) {
            largest = Math.max(largest, each.deviation() / each.tolerance());
            if (!each.passed() && mismatch == null) {
                mismatch = "case \"" + each.name() + "\" field " + each.field() + " deviates by " + each.deviation()
                        + ", tolerance " + each.tolerance();
            }
        }
        return List.of(new Result("", outcome.cases().size(), largest, mismatch));
    }
}
