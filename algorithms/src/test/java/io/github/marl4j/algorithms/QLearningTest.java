package io.github.marl4j.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.algorithms.run.PolicyEvaluator;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.evaluation.Episodes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Value decomposition on games with known answers. Budgets and targets: section 6 of the algorithms' specification. */
class QLearningTest {

    private static Map<String, Object> settings(Object... keysAndValues) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("numEnvs", 16);
        settings.put("numSteps", 11);
        settings.put("replaySegments", 1000);
        settings.put("learningStarts", 0);
        settings.put("hidden", 32);
        settings.put("learningRate", 4e-3);
        settings.put("rewardScale", 1);
        settings.put("epochs", 4);
        settings.put("epsilonFraction", 0.5);
        settings.put("targetInterval", 5);
        for (int i = 0; i < keysAndValues.length; i += 2) settings.put((String) keysAndValues[i], keysAndValues[i + 1]);
        return settings;
    }

    private static Episodes train(String algorithm, String env, long steps, Map<String, Object> settings) {
        TrainConfig config = TrainConfig.fromMap(Map.of(
                "algorithm",
                algorithm,
                "env",
                Map.of("id", env),
                "totalSteps",
                steps,
                "threads",
                2,
                "seed",
                7,
                algorithm,
                settings));
        try (Learner learner = Algorithm.named(config.algorithm()).newLearner(config)) {
            while (learner.steps() < config.totalSteps()) learner.update((name, value) -> {});
            PolicyEvaluator evaluator = new PolicyEvaluator(config.env(), 1);
            return evaluator.play(learner.policy(true), 400, 5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"iql", "vdn", "qmix"})
    void banditWithMaskedArmsIsSolved(String algorithm) {
        assertThat(train(algorithm, "tiny/bandit-v1", 20_000, settings()).winRate())
                .isGreaterThanOrEqualTo(0.95);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iql", "vdn", "qmix"})
    void memoryRecallsTheFirstSymbol(String algorithm) {
        Map<String, Object> settings = settings("numSteps", 21, "learningRate", 2e-3);
        assertThat(train(algorithm, "tiny/recall-v1", 60_000, settings).winRate())
                .isGreaterThanOrEqualTo(0.95);
    }

    /** With uniformly random play the sum of values cannot tell that the risky game is worth more than 7. Source: Rashid et al. 2018, section 5. */
    @Test
    void monotonicMixingSolvesTheTwoStepGameAndASumDoesNot() {
        Map<String, Object> settings = settings("epsilonEnd", 1);
        assertThat(train("vdn", "tiny/two-step-v1", 30_000, settings).meanReturn())
                .isEqualTo(7);
        settings.put("mixerEmbedding", 8);
        settings.put("mixerHidden", 32);
        assertThat(train("qmix", "tiny/two-step-v1", 30_000, settings).meanReturn())
                .isEqualTo(8);
    }

    private static Map<String, Object> pqn(Object... keysAndValues) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("numEnvs", 32);
        settings.put("numSteps", 10);
        settings.put("minibatches", 2);
        settings.put("hidden", 32);
        settings.put("layers", 1);
        settings.put("rewardScale", 1);
        settings.put("epsilonFraction", 0.5);
        settings.put("learningRate", 3e-3);
        for (int i = 0; i < keysAndValues.length; i += 2) settings.put((String) keysAndValues[i], keysAndValues[i + 1]);
        return settings;
    }

    @ParameterizedTest
    @ValueSource(strings = {"layer", "batch"})
    void pqnSolvesTheBanditWithMaskedArms(String norm) {
        Map<String, Object> settings = pqn("norm", norm, "normaliseInput", norm.equals("batch"));
        assertThat(train("pqn-vdn", "tiny/bandit-v1", 40_000, settings).winRate())
                .isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void pqnNeedsItsMemoryToRecallTheFirstSymbol() {
        Map<String, Object> settings = pqn("numSteps", 20, "numEnvs", 64, "norm", "layer", "normaliseInput", false);
        assertThat(train("pqn-vdn", "tiny/recall-v1", 200_000, settings).winRate())
                .isGreaterThanOrEqualTo(0.95);
        settings.put("network", "mlp");
        assertThat(train("pqn-vdn", "tiny/recall-v1", 60_000, settings).winRate())
                .as("without a memory nothing beats guessing one of four")
                .isLessThan(0.5);
    }
}
