package io.github.marl4j.algorithms.run;

import io.github.marl4j.algorithms.FrontConfig;
import io.github.marl4j.algorithms.FrontLearner;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.evaluation.pareto.FrontMetrics;
import io.github.marl4j.evaluation.pareto.Hypervolume;
import io.github.marl4j.evaluation.pareto.ParetoFilter;
import io.github.marl4j.evaluation.pareto.Utility;
import io.github.marl4j.evaluation.runs.MetricNames;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plays the policies of a {@link FrontLearner} and judges them together. A policy that was played before with as many episodes is not played again. */
final class FrontEvaluation {
    private final TrainConfig config;
    private final EnvSpec spec;
    private final Map<Policy, VectorReturns> played = new IdentityHashMap<>();
    private int episodesPlayed;

    /** What came out. */
    record Result(List<FrontLearner.Candidate> candidates, List<VectorReturns> returns, Map<String, Double> metrics) {
        void write(java.nio.file.Path file) {}
    }

    FrontEvaluation(TrainConfig config) {
        this.config = config;
        try (VectorEnv env = config.env().vector(1, VectorOptions.DEFAULT.withThreads(1))) {
            spec = env.spec();
        }
    }

    /** Plays all candidates and returns what they are worth, with the numbers of {@link #metrics}. */
    Result judge(FrontLearner learner, int episodes) {
        if (episodes != episodesPlayed) played.clear();
        episodesPlayed = episodes;
        PolicyEvaluator evaluator = new PolicyEvaluator(config.env(), config.threads());
        List<FrontLearner.Candidate> candidates = learner.candidates();
        List<VectorReturns> returns = new ArrayList<>();
        for (FrontLearner.Candidate candidate : candidates) {
            VectorReturns known = played.get(candidate.policy());
            returns.add(
                    known != null
                            ? known
                            : evaluator.playVectors(
                                    candidate.policy(),
                                    episodes,
                                    config.evaluation().seed(),
                                    learner.gamma()));
        }
        played.clear();
        for (int i = 0; i < returns.size(); i++) played.put(candidates.get(i).policy(), returns.get(i));
        return new Result(candidates, returns, metrics(learner.front(), returns));
    }

    private Map<String, Double> metrics(FrontConfig front, List<VectorReturns> returns) {
        double[] referencePoint = front.referencePoint(config.algorithm(), spec);
        double[][] weights = front.evaluationWeights(spec.numObjectives()).weights();
        double[][] values = ParetoFilter.filter(array(returns, VectorReturns::value));
        double[][] totals = ParetoFilter.filter(array(returns, VectorReturns::meanTotal));
        double[] preference = front.preference(spec.numObjectives());
        Utility utility = front.utilityFor(values);
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put(MetricNames.HYPERVOLUME, Hypervolume.of(values, referencePoint));
        metrics.put(MetricNames.EXPECTED_UTILITY, FrontMetrics.expectedUtility(values, weights));
        metrics.put(MetricNames.CARDINALITY, (double) values.length);
        metrics.put("eval/undiscounted/hypervolume", Hypervolume.of(totals, referencePoint));
        metrics.put("eval/undiscounted/eum", FrontMetrics.expectedUtility(totals, weights));
        metrics.put("eval/preference/ser", best(returns, one -> one.utilityOfMean(utility, preference)));
        metrics.put("eval/preference/esr", best(returns, one -> one.meanUtility(utility, preference)));
        return metrics;
    }

    private static double[][] array(
            List<VectorReturns> returns, java.util.function.Function<VectorReturns, double[]> of) {
        return returns.stream().map(of).toArray(double[][]::new);
    }

    private static double best(List<VectorReturns> returns, java.util.function.ToDoubleFunction<VectorReturns> of) {
        return returns.stream().mapToDouble(of).max().orElseThrow();
    }
}
