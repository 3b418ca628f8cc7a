package io.github.marl4j.algorithms.conformance;

import io.github.marl4j.algorithms.nn.Categorical;
import io.github.marl4j.algorithms.nn.Gae;
import io.github.marl4j.algorithms.nn.QTargets;
import io.github.marl4j.algorithms.nn.VTrace;
import io.github.marl4j.algorithms.nn.ValueNorm;
import io.github.marl4j.evaluation.cases.CaseFormula;
import io.github.marl4j.evaluation.cases.RecordedCase;
import java.util.LinkedHashMap;
import java.util.Map;

/** Targets that need no network. Arrays of the files are {@code [step][env]}. */
final class TargetFormulas {
    /** What single precision leaves of the formulas. */
    static final double SINGLE = 1e-4;

    /** What double precision leaves of them. */
    static final double DOUBLE = 1e-9;

    static final CaseFormula GAE = CaseFormula.within(SINGLE, TargetFormulas::gae);
    static final CaseFormula LAMBDA_RETURNS = CaseFormula.within(SINGLE, TargetFormulas::lambdaReturns);
    static final CaseFormula VTRACE = CaseFormula.within(SINGLE, TargetFormulas::vtrace);
    static final CaseFormula VALUE_NORM = CaseFormula.within(SINGLE, TargetFormulas::valueNorm);

    private TargetFormulas() {}

    private static Map<String, Object> gae(RecordedCase c) {
        int[] shape = c.shape("rewards", 2);
        boolean[] truncated = c.flags("truncated", shape);
        float[] truncationValues = c.floats("truncationValues", shape);
        double lambda = c.number("lambda");
        Map<String, Object> computed = new LinkedHashMap<>();
        gae(c, lambda, truncated, truncationValues, "TruncationAware", computed);
        gae(c, lambda, null, null, "IgnoringTruncation", computed);
        Map<String, Object> undamped = new LinkedHashMap<>();
        gae(c, 1, null, null, "", undamped);
        // With λ=1 all value predictions but the last cancel, and what is left are the rewards.
        computed.put("discountedReturns", undamped.get("targets"));
        return computed;
    }

    private static void gae(
            RecordedCase c,
            double lambda,
            boolean[] truncated,
            float[] truncationValues,
            String mode,
            Map<String, Object> computed) {
        int[] shape = c.shape("rewards", 2);
        float[] rewards = c.floats("rewards", shape);
        float[] values = c.floats("values", shape);
        float[] lastValues = c.floats("lastValue", shape[1]);
        boolean[] terminated = c.flags("terminated", shape);
        float[] advantages = new float[rewards.length];
        float[] targets = new float[rewards.length];
        Gae.advantages(
                shape[0],
                shape[1],
                c.number("gamma"),
                lambda,
                rewards,
                values,
                lastValues,
                terminated,
                truncated,
                truncationValues,
                advantages,
                targets);
        computed.put("advantages" + mode, advantages);
        computed.put("targets" + mode, targets);
    }

    private static Map<String, Object> lambdaReturns(RecordedCase c) {
        int[] shape = c.shape("qValues", 3);
        int steps = shape[0];
        int columns = shape[1];
        int actions = shape[2];
        float[] rewards = c.floats("rewards", steps, columns);
        boolean[] done = c.flags("done", steps, columns);
        float[] best = best(c.floats("qValues", shape), actions);
        float[] lastBest = best(c.floats("lastQ", columns, actions), actions);
        float[] targets = new float[best.length];
        QTargets.lambdaReturns(
                steps, columns, c.number("gamma"), c.number("lambda"), rewards, done, best, lastBest, targets);
        return Map.of("targets", targets);
    }

    private static float[] best(float[] values, int actions) {
        float[] best = new float[values.length / actions];
        for (int row = 0; row < best.length; row++) {
            best[row] = values[row * actions + Categorical.best(values, row * actions, actions)];
        }
        return best;
    }

    private static Map<String, Object> vtrace(RecordedCase c) {
        int[] shape = c.shape("rewards", 1);
        float[] targets = new float[shape[0]];
        float[] advantages = new float[shape[0]];
        VTrace.targets(
                shape[0],
                1,
                c.number("gamma"),
                c.number("lambda"),
                c.number("rhoBar"),
                c.number("cBar"),
                c.floats("rewards", shape),
                c.floats("values", shape),
                c.floats("bootstrapValue"),
                c.flags("done", shape),
                c.floats("logRhos", shape),
                targets,
                advantages);
        return Map.of("vs", targets, "pgAdvantages", advantages);
    }

    private static Map<String, Object> valueNorm(RecordedCase c) {
        ValueNorm norm = new ValueNorm(c.number("beta"), c.number("epsilon"));
        double[][] batches = c.table("batches");
        double[] tracked = new double[2 * batches.length];
        for (int i = 0; i < batches.length; i++) {
            norm.update(RecordedCase.narrow(batches[i]), 0, batches[i].length);
            tracked[2 * i] = norm.mean();
            tracked[2 * i + 1] = norm.variance();
        }
        float[] normalised = RecordedCase.narrow(c.numbers("query"));
        float[] denormalised = normalised.clone();
        norm.normalise(normalised, 0, normalised.length);
        norm.denormalise(denormalised, 0, denormalised.length);
        return Map.of("meanVarAfterEachBatch", tracked, "normalised", normalised, "denormalised", denormalised);
    }
}
