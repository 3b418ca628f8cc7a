package io.github.marl4j.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.algorithms.run.PolicyEvaluator;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.algorithms.tiny.Treasure;
import io.github.marl4j.evaluation.pareto.Hypervolume;
import io.github.marl4j.evaluation.pareto.ParetoFilter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Searches for Pareto fronts on a game with a known one, see {@link Treasure}. Discounts are 1, so that values are sums that can be told beforehand. */
class FrontLearningTest {
    private static final int EPISODES = 16;

    private static TrainConfig config(String algorithm, long steps, Map<String, Object> settings) {
        return TrainConfig.fromMap(new LinkedHashMap<>(Map.of(
                "algorithm",
                algorithm,
                "env",
                Map.of("id", "tiny/treasure-v1"),
                "totalSteps",
                steps,
                "threads",
                2,
                "seed",
                3,
                "evaluation",
                Map.of("episodes", EPISODES),
                algorithm,
                settings)));
    }

    /** Returns the values of the policies found that no other one dominates. */
    private static double[][] front(TrainConfig config) {
        try (FrontLearner learner =
                (FrontLearner) Algorithm.named(config.algorithm()).newLearner(config)) {
            while (learner.steps() < config.totalSteps()) learner.update((name, value) -> {});
            PolicyEvaluator evaluator = new PolicyEvaluator(config.env(), 1);
            double[][] values = learner.candidates().stream()
                    .map(candidate -> evaluator
                            .playVectors(candidate.policy(), EPISODES, 5, learner.gamma())
                            .value())
                    .toArray(double[][]::new);
            Arrays.sort(values, Arrays::compare);
            return ParetoFilter.filter(values);
        }
    }

    private static double share(double[][] front) {
        return Hypervolume.of(front, Treasure.REFERENCE) / Hypervolume.of(Treasure.FRONT, Treasure.REFERENCE);
    }

    @Test
    void momappoFindsTheConvexPartOfTheFront() {
        Map<String, Object> ppo = Map.of(
                "numEnvs",
                16,
                "numSteps",
                16,
                "hidden",
                32,
                "gamma",
                1,
                "learningRate",
                5e-3,
                "epochs",
                4,
                "entropyCoefficient",
                0.02);
        double[][] front = front(config(
                "momappo",
                120_000,
                Map.of("numWeights", 9, "normaliseRewards", false, "ppo", ppo, "front", Map.of("actions", "greedy"))));
        System.out.println(java.util.Arrays.deepToString(front) + share(front));
        assertThat(front).isDeepEqualTo(Treasure.CONVEX_PART);
    }

    private static Map<String, Object> net() {
        return Map.of("gamma", 1, "hidden", 32, "learningRate", 2e-3, "targetInterval", 50, "epsilonEnd", 0.1);
    }

    @Test
    void envelope() {
        double[][] front = front(config("envelope", 30_000, Map.of("net", net())));
        System.out.println(java.util.Arrays.deepToString(front) + share(front));
    }

    @Test
    void gpi() {
        double[][] front = front(config("gpi-ls", 30_000, Map.of("net", net())));
        System.out.println(java.util.Arrays.deepToString(front) + share(front));
    }

    @org.junit.jupiter.params.ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"hypervolume", "cardinality"})
    void paretoQ(String exploration) {
        double[][] front =
                front(config("pareto-q", 5_000, Map.of("gamma", 1, "epsilonSteps", 4000, "exploration", exploration)));
        System.out.println(java.util.Arrays.deepToString(front) + share(front));
    }

    @Test
    void moIql() {
        double[][] front = front(config("mo-iql", 5_000, Map.of("gamma", 1, "epsilon", 0.2)));
        System.out.println(java.util.Arrays.deepToString(front) + share(front));
    }
}
