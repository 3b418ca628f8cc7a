package io.github.marl4j.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.algorithms.run.PolicyEvaluator;
import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all searches for fronts promise: the same after a resume and for any number of threads, policies that stay as they are, and clear refusals. */
class FrontLearnerTest {
    private static final Map<String, Map<String, Object>> SMALL = Map.of(
            "momappo",
            Map.of("numWeights", 4, "ppo", Map.of("numEnvs", 4, "numSteps", 8, "hidden", 8)),
            "envelope",
            Map.of("net", Map.of("numEnvs", 3, "hidden", 8, "learningStarts", 0, "batch", 10, "replaySteps", 100)),
            "gpi-ls",
            Map.of(
                    "numWeights",
                    4,
                    "net",
                    Map.of("numEnvs", 3, "hidden", 8, "learningStarts", 0, "batch", 10, "replaySteps", 100)),
            "mo-iql",
            Map.of("numSteps", 20, "epsilon", 0.5),
            "pareto-q",
            Map.of("numSteps", 20, "epsilonSteps", 100),
            "random",
            Map.of("stepsPerUpdate", 20));

    private static TrainConfig config(String algorithm, int threads, long seed) {
        return config(algorithm, "tiny/treasure-v1", threads, seed, SMALL.get(algorithm));
    }

    private static TrainConfig config(
            String algorithm, String env, int threads, long seed, Map<String, Object> settings) {
        return TrainConfig.fromMap(new HashMap<>(Map.of(
                "algorithm",
                algorithm,
                "env",
                Map.of("id", env),
                "totalSteps",
                200,
                "threads",
                threads,
                "seed",
                seed,
                "evaluation",
                Map.of("episodes", 2),
                algorithm,
                settings)));
    }

    private static FrontLearner start(TrainConfig config) {
        return (FrontLearner) Algorithm.named(config.algorithm()).newLearner(config);
    }

    private static void update(Learner learner, int times) {
        for (int i = 0; i < times; i++) learner.update((name, value) -> {});
    }

    private static Snapshot snapshot(Learner learner) {
        return Snapshot.copyOf("test", learner.state());
    }

    /** After three updates MOMAPPO and GPI-LS are at their second weight. */
    @ParameterizedTest
    @ValueSource(strings = {"momappo", "envelope", "gpi-ls", "mo-iql", "pareto-q", "random"})
    void resumedSearchGoesOnToTheSameBits(String algorithm) {
        TrainConfig config = config(algorithm, 2, 3);
        try (Learner unbroken = start(config);
                Learner resumed = start(config)) {
            update(unbroken, 3);
            Snapshot saved = snapshot(unbroken);
            update(unbroken, 4);
            resumed.makeRoomFor(saved.arrays().keySet());
            saved.copyTo("test", resumed.state());
            resumed.restored();
            update(resumed, 4);
            assertThat(snapshot(resumed)).isEqualTo(snapshot(unbroken));
            assertThat(resumed.steps()).isEqualTo(unbroken.steps());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"momappo", "envelope", "gpi-ls"})
    void numberOfThreadsDoesNotShow(String algorithm) {
        try (FrontLearner one = start(config(algorithm, 1, 3));
                FrontLearner three = start(config(algorithm, 3, 3))) {
            update(one, 5);
            update(three, 5);
            one.state().forEach((name, array) -> {
                if (!name.matches("(ppo\\.)?env\\d+\\..*"))
                    assertThat(three.state().get(name)).as(name).isEqualTo(array);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"momappo", "envelope", "gpi-ls", "mo-iql", "pareto-q"})
    void policiesStayAsTheyAreWhileLearningGoesOn(String algorithm) {
        TrainConfig config = config(algorithm, 1, 3);
        try (FrontLearner learner = start(config)) {
            update(learner, 2);
            List<FrontLearner.Candidate> before = learner.candidates();
            List<double[]> values = values(config, learner, before);
            update(learner, 5);
            assertThat(values(config, learner, before))
                    .usingRecursiveComparison()
                    .isEqualTo(values);
        }
    }

    private static List<double[]> values(
            TrainConfig config, FrontLearner learner, List<FrontLearner.Candidate> candidates) {
        List<double[]> values = new ArrayList<>();
        for (FrontLearner.Candidate candidate : candidates) {
            values.add(new PolicyEvaluator(config.env(), 1)
                    .playVectors(candidate.policy(), 3, 1, learner.gamma())
                    .value());
        }
        return values;
    }

    @Test
    void finishedPolicyIsTheSameObjectInEveryCall() {
        try (FrontLearner learner = start(config("momappo", 1, 3))) {
            update(learner, 3);
            FrontLearner.Candidate first = learner.candidates().get(0);
            update(learner, 2);
            assertThat(learner.candidates().get(0).policy()).isSameAs(first.policy());
            assertThat(learner.candidates().get(0).weight()).containsExactly(1, 0);
        }
    }

    @Test
    void everyWeightGetsItsPartOfTheSteps() {
        TrainConfig config = config("momappo", 1, 3);
        try (FrontLearner learner = start(config)) {
            while (learner.steps() < config.totalSteps()) update(learner, 1);
            assertThat(learner.candidates().size()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"momappo", "envelope", "gpi-ls", "mo-iql", "pareto-q", "random"})
    void oneObjectiveIsRefused(String algorithm) {
        TrainConfig config = config(algorithm, "tiny/two-step-v1", 1, 1, SMALL.get(algorithm));
        assertThatThrownBy(() -> start(config).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tiny/two-step-v1: " + algorithm + " weighs objectives against one another, the environment"
                        + " has 1; learn it with ippo, mappo, vdn, …, or take away env.weights");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "envelope|tiny/glide-v1|chooses among at most 32767 discrete actions",
                "gpi-ls|tiny/glide-v1|chooses among at most 32767 discrete actions",
                "mo-iql|tiny/glide-v1|has a value for each of some discrete actions",
                "pareto-q|tiny/glide-v1|needs discrete actions",
                "envelope|tiny/orchard-v1|names no reference point; set envelope.front.referencePoint to a team return"
            })
    void environmentsThatDoNotFitAreRefused(String algorithm, String env, String reason) {
        TrainConfig config = config(algorithm, env, 1, 1, SMALL.get(algorithm));
        assertThatThrownBy(() -> start(config).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "momappo|front|{\"preference\":[0.5,0.6]}|sum",
                "momappo|front|{\"preference\":[1]}|momappo.front.preference=[1.0] must have one number for each of [treasure, time]",
                "envelope|front|{\"referencePoint\":[1,2,3]}|envelope.front.referencePoint=[1.0, 2.0, 3.0] must have one number",
                "gpi-ls|numWeights|0|numWeights=0 must be at least 1",
                "envelope|net|{\"norm\":\"batch\"}|norm=batch is not for a network with a target network",
                "envelope|net|{\"replaySteps\":10}|replaySteps=10 must be at least 64",
                "mo-iql|stateFeatures|[6]|mo-iql.stateFeatures has 6.0; an observation of group crew has features 0 to 5",
                "mo-iql|rewardMaxima|[1]|mo-iql.rewardMaxima=[1.0] must have one number for each of 2 objectives",
                "pareto-q|exploration|\"volume\"|pareto-q.exploration=\"volume\" is not allowed",
                "momappo|weightChoice|\"grid\"|momappo.weightChoice=\"grid\" is not allowed"
            })
    void impossibleSettingsAreRefusedWithTheirNames(String algorithm, String key, String json, String reason) {
        Map<String, Object> settings = Map.of(key, new com.google.gson.Gson().fromJson(json, Object.class));
        assertThatThrownBy(() -> start(config(algorithm, "tiny/treasure-v1", 1, 1, settings))
                        .close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    /** For the value (3, -1), weights (½, ½) and a front whose best is (4, 0). */
    @ParameterizedTest
    @CsvSource({"linear, 1", "chebyshev, -0.5", "sum_of_squares, 10", "product, -3"})
    void utilityIsTheOneThatWasAskedFor(String utility, double worth) {
        FrontConfig config = RecordMaps.with("test", FrontConfig.GREEDY, Map.of("utility", utility));
        double[][] front = {{4, -2}, {3, -1}, {0, 0}};
        assertThat(config.utilityFor(front).of(front[1], config.preference(2))).isEqualTo(worth);
    }
}
