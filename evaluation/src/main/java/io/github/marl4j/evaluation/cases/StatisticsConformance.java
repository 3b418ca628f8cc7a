package io.github.marl4j.evaluation.cases;

import io.github.marl4j.evaluation.statistics.Interval;
import io.github.marl4j.evaluation.statistics.Scores;
import io.github.marl4j.evaluation.statistics.StratifiedBootstrap;
import io.github.marl4j.evaluation.statistics.Wilson;
import java.util.LinkedHashMap;
import java.util.Map;

/** Compares the statistics of this module with recorded cases: Wilson intervals (SciPy 1.17.1) and aggregate scores (rliable 1.2.0), all within 1e-12. */
public final class StatisticsConformance extends KindConformance {
    private static final Map<String, CaseFormula> FORMULAS = Map.of(
            "wilson", CaseFormula.within(1e-12, StatisticsConformance::wilson),
            "rliable", CaseFormula.within(1e-12, StatisticsConformance::aggregateScores));

    /** Called by {@link java.util.ServiceLoader}. */
    public StatisticsConformance() {
        super(FORMULAS);
    }

    private static Map<String, Object> wilson(RecordedCase c) {
        Interval interval = Wilson.interval(c.integer("successes"), c.integer("trials"), c.number("confidence"));
        return Map.of("low", interval.low(), "high", interval.high());
    }

    private static Map<String, Object> aggregateScores(RecordedCase c) {
        double[][] table = c.table("scores");
        Scores scores = Scores.of(table);
        int[][][] indices = c.indexTables("bootstrapIndices", table.length);
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
