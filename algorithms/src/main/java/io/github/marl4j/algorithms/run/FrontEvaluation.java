package io.github.marl4j.algorithms.run;

import io.github.marl4j.algorithms.FrontLearner;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.evaluation.pareto.EvaluatedPolicy;
import io.github.marl4j.evaluation.pareto.FrontFile;
import io.github.marl4j.evaluation.pareto.FrontSnapshot;
import io.github.marl4j.evaluation.pareto.ReferencePoint;
import io.github.marl4j.evaluation.pareto.Utility;
import io.github.marl4j.evaluation.pareto.WeightSet;
import io.github.marl4j.evaluation.runs.MetricNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Plays the policies of a {@link FrontLearner}, judges them together and keeps {@code front.json}. A policy that was played before with as many episodes is not played again; its episodes would be the
 * same.
 */
final class FrontEvaluation {
    private final TrainConfig config;
    private final Path file;
    private final EnvSpec spec;
    private final List<FrontSnapshot> history = new ArrayList<>();
    private final Map<Policy, VectorReturns> played = new IdentityHashMap<>();
    private int episodesPlayed;

    /**
     * Begins, or goes on with what is in the file.
     *
     * @param folder of the run
     * @param fromStep what is newer in the file is forgotten
     */
    FrontEvaluation(TrainConfig config, Path folder, long fromStep) {
        this.config = config;
        this.file = folder.resolve(FrontFile.NAME);
        try (VectorEnv env = config.env().vector(1, VectorOptions.DEFAULT.withThreads(1))) {
            spec = env.spec();
        }
        if (Files.exists(file)) history.addAll(FrontFile.read(file).history());
        history.removeIf(snapshot -> snapshot.step() > fromStep);
    }

    /** Plays all candidates, writes the file and returns metrics by name. */
    Map<String, Double> judge(FrontLearner learner, int episodes) {
        List<FrontLearner.Candidate> candidates = learner.candidates();
        List<VectorReturns> returns = play(candidates, learner.gamma(), episodes);
        List<EvaluatedPolicy> policies = new ArrayList<>();
        for (int i = 0; i < returns.size(); i++) {
            FrontLearner.Candidate candidate = candidates.get(i);
            policies.add(EvaluatedPolicy.of(
                    candidate.name(), candidate.weight(), returns.get(i).discounted()));
        }
        ReferencePoint reference = new ReferencePoint(learner.front().referencePoint(config.algorithm(), spec));
        WeightSet weights = learner.front().evaluationWeights(spec.numObjectives());
        double[][] points = policies.stream().map(EvaluatedPolicy::meanReturn).toArray(double[][]::new);
        FrontSnapshot now = FrontSnapshot.of(learner.steps(), points, reference, weights);
        history.removeIf(snapshot -> snapshot.step() >= now.step());
        history.add(now);
        new FrontFile(
                        config.env().id(),
                        config.env().options(),
                        spec.objectives().stream().map(Objective::name).toList(),
                        learner.gamma(),
                        reference,
                        weights,
                        policies,
                        history)
                .write(file);
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put(MetricNames.HYPERVOLUME, now.hypervolume());
        metrics.put(MetricNames.EXPECTED_UTILITY, now.expectedUtility());
        metrics.put(MetricNames.CARDINALITY, (double) now.cardinality());
        double[][] totals = returns.stream().map(VectorReturns::meanTotal).toArray(double[][]::new);
        FrontSnapshot undiscounted = FrontSnapshot.of(learner.steps(), totals, reference, weights);
        metrics.put("eval/undiscounted/hypervolume", undiscounted.hypervolume());
        metrics.put("eval/undiscounted/eum", undiscounted.expectedUtility());
        double[] preference = learner.front().preference(spec.numObjectives());
        Utility utility = learner.front().utilityFor(points);
        metrics.put("eval/preference/ser", best(policies, one -> one.scalarisedExpectedReturn(utility, preference)));
        metrics.put("eval/preference/esr", best(policies, one -> one.expectedScalarisedReturn(utility, preference)));
        return metrics;
    }

    private static double best(List<EvaluatedPolicy> policies, ToDoubleFunction<EvaluatedPolicy> utility) {
        return policies.stream().mapToDouble(utility).max().orElseThrow();
    }

    private List<VectorReturns> play(List<FrontLearner.Candidate> candidates, double gamma, int episodes) {
        if (episodes != episodesPlayed) played.clear();
        episodesPlayed = episodes;
        PolicyEvaluator evaluator = new PolicyEvaluator(config.env(), config.threads());
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
                                    gamma));
        }
        played.clear();
        for (int i = 0; i < returns.size(); i++) played.put(candidates.get(i).policy(), returns.get(i));
        return returns;
    }
}
