package io.github.marl4j.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.algorithms.run.PolicyEvaluator;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.algorithms.tiny.Treasure;
import io.github.marl4j.evaluation.pareto.Hypervolume;
import io.github.marl4j.evaluation.pareto.ParetoFilter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches for Pareto fronts on a game with a known one, see {@link Treasure}. Discounts are 1, so that values are sums that can be told beforehand. */
class FrontLearningTest {
    private static final int EPISODES = 4;

    private static TrainConfig config(String algorithm, long steps, Map<String, Object> settings) {
        return TrainConfig.fromMap(new HashMap<>(Map.of(
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

    private static FrontLearner train(TrainConfig config) {
        FrontLearner learner =
                (FrontLearner) Algorithm.named(config.algorithm()).newLearner(config);
        while (learner.steps() < config.totalSteps()) learner.update((name, value) -> {});
        return learner;
    }

    /** Returns the values of the policies found that no other one dominates, ascending. */
    private static double[][] front(TrainConfig config) {
        try (FrontLearner learner = train(config)) {
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

    private static double hypervolume(double[][] front) {
        return Hypervolume.of(front, Treasure.REFERENCE);
    }

    /** Its policies draw actions while they learn, so they are judged by their best ones. */
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
        Map<String, Object> settings =
                Map.of("numWeights", 9, "normaliseRewards", false, "ppo", ppo, "front", Map.of("actions", "greedy"));
        assertThat(front(config("momappo", 120_000, settings))).isDeepEqualTo(Treasure.CONVEX_PART);
    }

    private static Map<String, Object> net(String team) {
        Map<String, Object> net = new HashMap<>(Map.of(
                "gamma", 1, "hidden", 32, "learningRate", 2e-3, "targetInterval", 50, "epsilonEnd", 0.1, "team", team));
        return Map.of("net", net, "front", Map.of("weights", 20));
    }

    /** No weight alone is trained to the end, so the front may lack a point that another nearly covers. */
    @ParameterizedTest
    @CsvSource({"envelope, decomposed", "envelope, central", "gpi-ls, decomposed", "gpi-ls, central"})
    void oneNetworkForAllPreferencesReaches95PercentOfTheHypervolume(String algorithm, String team) {
        assertThat(hypervolume(front(config(algorithm, 15_000, net(team)))))
                .isGreaterThanOrEqualTo(0.95 * hypervolume(Treasure.FRONT));
    }

    @ParameterizedTest
    @CsvSource({"hypervolume, true", "cardinality, true", "hypervolume, false"})
    void paretoQFindsTheWholeFrontExactly(String exploration, boolean clock) {
        Map<String, Object> settings =
                Map.of("gamma", 1, "epsilonSteps", 15_000, "exploration", exploration, "clock", clock);
        assertThat(front(config("pareto-q", 20_000, settings))).isDeepEqualTo(Treasure.FRONT);
    }

    @Test
    void paretoQKeepsThePointsThatMatterMostWhereSetsAreBounded() {
        Map<String, Object> settings = Map.of("gamma", 1, "epsilonSteps", 15_000, "largestSet", 3);
        double[][] front = front(config("pareto-q", 20_000, settings));
        assertThat(front.length).isEqualTo(3);
        assertThat(hypervolume(front)).isGreaterThan(0.7 * hypervolume(Treasure.FRONT));
    }

    /** Who dives earns the treasure alone and is not told what time costs. */
    @Test
    void moIqlAgentsEachLookAfterThemselvesUnlessTheyShareTheirReward() {
        double[][] front = front(config("mo-iql", 20_000, Map.of("gamma", 1, "epsilon", 0.5, "learningRate", 0.2)));
        assertThat(front[0]).containsExactly(7.5, -6);
    }

    /** For a weight w of the treasure: greatest w·treasure − (1 − w)·time. */
    @ParameterizedTest
    @CsvSource({"0.6, 7, -5", "0.45, 6, -4", "0.36, 3, -2", "0.1, 1, -1"})
    void moIqlLearnsTheBestPolicyForItsWeight(double weight, double treasure, double time) {
        Map<String, Object> front = Map.of("preference", List.of(weight, 1 - weight));
        Map<String, Object> settings = Map.of(
                "gamma",
                1,
                "epsilon",
                0.5,
                "learningRate",
                0.2,
                "learningRateDecay",
                0.9998,
                "teamReward",
                true,
                "front",
                front);
        TrainConfig config = config("mo-iql", 20_000, settings);
        try (Learner learner = train(config)) {
            double[] value = new PolicyEvaluator(config.env(), 1)
                    .playVectors(learner.policy(true), EPISODES, 5, 1)
                    .value();
            assertThat(value).containsExactly(treasure, time);
        }
    }
}
