package io.github.marl4j.evaluation.cases;

import io.github.marl4j.env.ConformanceCheck;
import java.util.List;
import java.util.Map;

/**
 * A file of cases with known answers: {@code {"format": "marl4j-eval/1", "kind", "cases": [{"name", inputs…, "expected": {…}}]}}. Any thread may call it.
 *
 * @param kind names the formula that the cases concern
 * @param cases in the order of the file; immutable, at least one
 */
public record CaseFile(String kind, List<RecordedCase> cases) {
    /** The format that these files name. */
    public static final String FORMAT = "marl4j-eval/1";

    /** Copies the list. */
    public CaseFile {
        cases = List.copyOf(cases);
    }

    /** Returns the kind of a parsed file, or an empty text if it is not of this format or has no kind. */
    public static String kindOf(Map<String, Object> file) {
        return FORMAT.equals(file.get("format")) && file.get("kind") instanceof String kind ? kind : "";
    }

    /**
     * Reads a parsed file.
     *
     * @param file maps with text keys, lists, numbers; not modified
     * @throws IllegalArgumentException if the format is another one, a field is missing or has another form, or there is no case
     */
    public static CaseFile of(Map<String, Object> file) {
        RecordedCase content = new RecordedCase("case file", file);
        String format = content.text("format");
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("case file has format \"" + format + "\"; expected \"" + FORMAT + "\"");
        }
        List<RecordedCase> cases = content.cases("cases");
        if (cases.isEmpty()) throw new IllegalArgumentException("case file: the list \"cases\" is empty");
        return new CaseFile(content.text("kind"), cases);
    }

    /**
     * Computes every case and compares it with all that its {@code expected} holds; there, {@code null} stands for a result that the case does not have.
     *
     * @param variant how the formula is run, for the result
     * @throws IllegalArgumentException if a field is missing or has another form, or nothing or something unknown is expected
     */
    public ConformanceCheck.Result check(String variant, CaseFormula formula) {
        CaseComparison comparison = new CaseComparison();
        for (RecordedCase each : cases) {
            RecordedCase expected = each.object("expected");
            if (expected.keys().isEmpty()) throw new IllegalArgumentException(expected.place() + " is empty");
            Map<String, ?> computed = compute(formula, each);
            for (String field : expected.keys()) {
                if (formula.remarks().contains(field)) continue;
                Tolerance tolerance = Tolerance.within(formula.tolerance().applyAsDouble(field));
                comparison.compare(each, field, expected.fields().get(field), computed.get(field), tolerance);
            }
        }
        return comparison.result(variant, cases.size());
    }

    /** Says in which case it was that a formula refused its input. */
    private static Map<String, ?> compute(CaseFormula formula, RecordedCase each) {
        try {
            return formula.compute().apply(each);
        } catch (IllegalArgumentException refused) {
            if (refused.getMessage().startsWith(each.place())) throw refused;
            throw new IllegalArgumentException(each.place() + ": " + refused.getMessage(), refused);
        }
    }
}
