package io.github.marl4j.evaluation;

import io.github.marl4j.evaluation.statistics.Interval;
import io.github.marl4j.evaluation.statistics.Scores;
import io.github.marl4j.evaluation.statistics.StratifiedBootstrap;
import io.github.marl4j.evaluation.statistics.Wilson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Checks this module against recorded case files of format {@code marl4j-eval/1}: {@code {"format", "kind", "cases": [{"name", inputs…,
 * "expected": {…}}]}}. Stateless; any thread may call it.
 */
public final class EvaluationCases {
    /** The format this class reads. */
    public static final String FORMAT = "marl4j-eval/1";

    /** What a kind of file computes from a case's inputs, under the names used in {@code expected}, and how close it must come. */
    private record Kind(double tolerance, Function<CaseInput, Map<String, Object>> compute) {}

    private static final Map<String, Kind> KINDS = new TreeMap<>(Map.of(
            "wilson", new Kind(1e-12, EvaluationCases::wilson),
            "rliable", new Kind(1e-12, EvaluationCases::aggregateScores)));

    private EvaluationCases() {}

    /**
     * What came of one file.
     *
     * @param kind the file's {@code kind}
     * @param known whether this version can check that kind; if not, {@code cases} is empty
     * @param cases one entry per case, in the order of the file; immutable
     */
    public record Outcome(String kind, boolean known, List<CaseResult> cases) {
        /** Whether the kind is known and every case is within its tolerance. */
        public boolean passed() {
            return known && cases.stream().allMatch(CaseResult::passed);
        }
    }

    /**
     * The largest deviation within one case.
     *
     * @param name the case's name
     * @param field the place of the largest deviation, e.g. {@code performanceProfile[2]}
     * @param deviation |computed − expected| / max(1, |expected|), at least 0
     * @param tolerance the deviation that is allowed
     */
    public record CaseResult(String name, String field, double deviation, double tolerance) {
        /** Whether the deviation is within the tolerance. */
        public boolean passed() {
            return deviation <= tolerance;
        }
    }

    /**
     * Computes every case of a file and compares it with what is expected.
     *
     * @param parsedJson the parsed file: maps with text keys, lists, numbers; not modified
     * @throws IllegalArgumentException if the format is another one, or a field is missing or has the wrong type
     */
    public static Outcome check(Map<String, Object> parsedJson) {
        CaseInput file = new CaseInput("case file", parsedJson);
        String format = file.text("format");
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("case file has format \"" + format + "\"; expected \"" + FORMAT + "\"");
        }
        String name = file.text("kind");
        Kind kind = KINDS.get(name);
        if (kind == null) {
            return new Outcome(name, false, List.of());
        }
        List<CaseResult> results = new ArrayList<>();
        for (CaseInput each : file.cases("cases")) {
            results.add(compare(each, kind));
        }
        return new Outcome(name, true, List.copyOf(results));
    }

    private static CaseResult compare(CaseInput input, Kind kind) {
        Map<String, Object> computed = kind.compute().apply(input);
        Deviation largest = new Deviation();
        input.object("expected").forEach((field, expected) -> {
            if (!computed.containsKey(field)) {
                throw new IllegalArgumentException(input.name() + ": expected field \"" + field
                        + "\" is not computed for this kind; computed are " + computed.keySet());
            }
            largest.include(field, expected, computed.get(field));
        });
        return new CaseResult(input.name(), largest.field, largest.value, kind.tolerance());
    }

    /** The largest deviation seen so far while walking nested lists. */
    private static final class Deviation {
        private String field = "";
        private double value = 0;

        private void include(String path, Object expected, Object computed) {
            if (expected instanceof List<?> wanted && computed instanceof double[] got) {
                if (wanted.size() != got.length) {
                    throw new IllegalArgumentException(
                            path + " has " + wanted.size() + " expected values but " + got.length + " are computed");
                }
                for (int i = 0; i < got.length; i++) {
                    include(path + "[" + i + "]", wanted.get(i), got[i]);
                }
            } else if (expected instanceof Number wanted && computed instanceof Double got) {
                double deviation = Math.abs(got - wanted.doubleValue()) / Math.max(1, Math.abs(wanted.doubleValue()));
                // A NaN is the largest of all deviations; a plain > would let it pass.
                if (field.isEmpty() || !(deviation <= value)) {
                    field = path;
                    value = deviation;
                }
            } else {
                throw new IllegalArgumentException(
                        path + " expects " + expected + ", which is neither a number nor a list of numbers");
            }
        }
    }

    private static Map<String, Object> wilson(CaseInput c) {
        Interval interval = Wilson.interval(c.integer("successes"), c.integer("trials"), c.number("confidence"));
        return Map.of("low", interval.low(), "high", interval.high());
    }

    private static Map<String, Object> aggregateScores(CaseInput c) {
        Scores scores = Scores.of(c.table("scores"));
        int[][][] indices = c.indexTables("bootstrapIndices");
        double[] bootstrapIqm = new double[indices.length];
        for (int b = 0; b < indices.length; b++) {
            bootstrapIqm[b] = scores.resample(indices[b]).iqm();
        }
        Interval interval = StratifiedBootstrap.interval(scores, Scores::iqm, 0.95, indices);
        Map<String, Object> computed = new LinkedHashMap<>();
        computed.put("iqm", scores.iqm());
        computed.put("mean", scores.mean());
        computed.put("median", scores.median());
        computed.put("optimalityGap", scores.optimalityGap(1));
        computed.put("probabilityOfImprovement", scores.probabilityOfImprovementOver(Scores.of(c.table("other"))));
        computed.put("performanceProfile", scores.performanceProfile(c.numbers("taus")));
        computed.put("averageScoreProfile", scores.averageScoreProfile(c.numbers("taus")));
        computed.put("bootstrapIqm", bootstrapIqm);
        computed.put("percentile95", new double[] {interval.low(), interval.high()});
        return computed;
    }
}
