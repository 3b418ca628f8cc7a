package io.github.marl4j.evaluation.cases;

import io.github.marl4j.env.ConformanceCheck;
import java.util.List;
import java.util.Map;

/** Compares case files whose kind names a formula. */
abstract class KindConformance implements ConformanceCheck {
    private final Map<String, CaseFormula> formulas;

    /**
     * Creates a check.
     *
     * @param formulas by kind
     */
    KindConformance(Map<String, CaseFormula> formulas) {
        this.formulas = formulas;
    }

    @Override
    public final boolean knows(Map<String, Object> file) {
        return formulas.containsKey(CaseFile.kindOf(file));
    }

    @Override
    public final List<Result> check(Map<String, Object> file) {
        CaseFile cases = CaseFile.of(file);
        return List.of(cases.check("", formulas.get(cases.kind())));
    }
}
