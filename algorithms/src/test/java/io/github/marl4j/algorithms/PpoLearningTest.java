package io.github.marl4j.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.Marl4j;
import io.github.marl4j.algorithms.run.PolicyEvaluator;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.algorithms.tiny.Nim;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.evaluation.Episodes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PPO on games with known answers. Budgets and targets: section 6 of the algorithms' specification. */
class PpoLearningTest {

    private static Map<String, Object> settings(Object... keysAndValues) {
        Map<String, Object> settings = new LinkedHashMap<>(Map.of(
                "numEnvs",
                32,
                "numSteps",
                10,
                "minibatches",
                2,
                "hidden",
                32,
                "clip",
                0.2,
                "learningRate",
                3e-3,
                "maxGradNorm",
                0.5));
        for (int i = 0; i < keysAndValues.length; i += 2) settings.put((String) keysAndValues[i], keysAndValues[i + 1]);
        return settings;
    }

    private static TrainConfig config(
            String algorithm, String env, long steps, int threads, Map<String, Object> settings) {
        return TrainConfig.fromMap(Map.of(
                "algorithm",
                algorithm,
                "env",
                Map.of("id", env),
                "totalSteps",
                steps,
                "threads",
                threads,
                "seed",
                7,
                algorithm,
                settings));
    }

    private static Episodes train(TrainConfig config, Map<String, Double> lastMetrics) {
        try (Learner learner = Algorithm.named(config.algorithm()).newLearner(config)) {
            while (learner.steps() < config.totalSteps()) learner.update(lastMetrics::put);
            PolicyEvaluator evaluator = new PolicyEvaluator(config.env(), 1);
            return evaluator.play(learner.policy(true), 400, 5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "gru"})
    void banditWithMaskedArmsIsSolved(String network) {
        TrainConfig config = config("ippo", "tiny/bandit-v1", 60_000, 2, settings("network", network));
        assertThat(train(config, new HashMap<>()).winRate()).isGreaterThanOrEqualTo(0.95);
    }

    @ParameterizedTest
    @CsvSource({"1.0, 0.0, 1.0, 0.0", "0.5, 0.5, 0.75, 0.75", "0.2, 0.8, 0.0, 1.0"})
    void weightsDecideWhichFruitIsGathered(double apple, double pear, double apples, double pears) {
        TrainConfig config = TrainConfig.fromMap(Map.of(
                "algorithm",
                "ippo",
                "env",
                Map.of("id", "tiny/orchard-v1", "weights", List.of(apple, pear)),
                "totalSteps",
                16_000,
                "ippo",
                settings("network", "mlp")));
        Episodes episodes = train(config, new HashMap<>());
        assertThat(episodes.meanObjectives()).isEqualTo(Map.of("apples", apples, "pears", pears));
    }

    @Test
    void memoryIsNeededAndEnoughToRecallTheFirstSymbol() {
        Map<String, Object> settings = settings("network", "gru", "numSteps", 20, "numEnvs", 64);
        assertThat(train(config("ippo", "tiny/recall-v1", 250_000, 2, settings), new HashMap<>())
                        .winRate())
                .isGreaterThanOrEqualTo(0.95);
        settings.put("network", "mlp");
        assertThat(train(config("ippo", "tiny/recall-v1", 50_000, 2, settings), new HashMap<>())
                        .winRate())
                .as("without a memory nothing beats guessing one of four")
                .isLessThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ippo", "mappo"})
    void climbingAgentsAgreeOnAnEquilibrium(String algorithm) {
        Map<String, Object> settings = settings("network", "mlp", "learningRate", 1e-3, "entropyCoefficient", 0.02);
        assertThat(train(config(algorithm, "tiny/climbing-v1", 60_000, 2, settings), new HashMap<>())
                        .winRate())
                .isEqualTo(1.0);
    }

    @Test
    void selfPlayFindsTheWinningMoveFromEveryHeapOfNim() {
        TrainConfig config = config("ippo", "tiny/nim-v1", 120_000, 2, settings("network", "mlp", "numSteps", 32));
        try (Learner learner = Algorithm.named("ippo").newLearner(config)) {
            Map<String, Double> metrics = new HashMap<>();
            learner.update(metrics::put);
            assertThat(metrics.get("update/first_ratio")).isEqualTo(1.0);
            while (learner.steps() < config.totalSteps()) learner.update(metrics::put);
            EnvSpec spec = Marl4j.spec("tiny/nim-v1");
            Batch batch = new Batch(spec, Nim.MOST);
            Actions actions = new Actions(spec, Nim.MOST);
            for (int row = 0; row < 2 * Nim.MOST; row++) Nim.show(batch.groups[0], row, row / 2 + 1, row % 2 == 0);
            learner.policy(true).newPlayer(spec, 0, Nim.MOST, 1).act(batch, actions);
            for (int sticks = 1; sticks <= Nim.MOST; sticks++) {
                int left = sticks - 1 - actions.groups[0].ints[2 * (sticks - 1)];
                if (sticks % 4 != 0)
                    assertThat(left % 4).as("%d sticks", sticks).isZero();
            }
        }
    }

    @Test
    void turnBasedGamesRefuseWhatCannotWork() {
        assertThatThrownBy(() -> train(config("ippo", "tiny/nim-v1", 1, 1, Map.of()), new HashMap<>()))
                .hasMessageContaining("agents act in turns")
                .hasMessageEndingWith("set ippo.network=mlp");
        Map<String, Object> oneStep = settings("network", "mlp", "numSteps", 1);
        assertThatThrownBy(() -> train(config("ippo", "tiny/nim-v1", 1, 1, oneStep), new HashMap<>()))
                .hasMessageContaining("ippo.numSteps=1 lets not every agent decide");
        assertThatThrownBy(() -> train(config("mappo", "tiny/nim-v1", 1, 1, oneStep), new HashMap<>()))
                .hasMessageContaining("this environment has none; use ippo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ippo", "mappo"})
    void firstMinibatchSeesARatioOfExactlyOne(String algorithm) {
        Map<String, Double> metrics = new HashMap<>();
        train(config(algorithm, "tiny/recall-v1", 640, 2, settings("network", "gru", "numEnvs", 8)), metrics);
        assertThat(metrics.get("update/first_ratio")).isEqualTo(1.0);
    }
}
