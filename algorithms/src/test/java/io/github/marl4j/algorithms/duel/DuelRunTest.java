package io.github.marl4j.algorithms.duel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.PopulationLearner;
import io.github.marl4j.algorithms.run.Checkpoint;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.algorithms.run.TrainingRun;
import io.github.marl4j.evaluation.EvaluationResult;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.runs.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of the two-sided methods: they go on after a kill, threads change nothing, and the population lies in the run folder. */
class DuelRunTest {
    private static final TrainingRun.Listener SILENT = new TrainingRun.Listener() {
        @Override
        public void progress(long steps, long totalSteps, Map<String, Double> metrics) {}

        @Override
        public void evaluated(long steps, EvaluationResult result) {}
    };

    @TempDir
    Path folder;

    private static TrainConfig config(String algorithm, String env, String network, int threads) {
        Map<String, Object> ppo = Map.of(
                "numEnvs", 6, "numSteps", 16, "minibatches", 2, "hidden", 16, "network", network, "learningRate", 3e-3);
        Map<String, Object> settings = new HashMap<>(Map.of("ppo", ppo));
        switch (algorithm) {
            case "self-play" -> settings.put("snapshotEvery", 200);
            case "fsp", "league" -> settings.put("snapshots", Map.of("minSteps", 96));
            case "psro" -> settings.putAll(Map.of("snapshots", Map.of("minSteps", 96), "gamesPerEntry", 5));
            default -> {}
        }
        return TrainConfig.fromMap(new HashMap<>(Map.of(
                "algorithm",
                algorithm,
                "env",
                env.startsWith("smax")
                        ? Map.of("id", env, "options", Map.of("bothSides", true, "maxSteps", 12))
                        : Map.of("id", env),
                "totalSteps",
                algorithm.equals("league") ? 8000 : 2400,
                "threads",
                threads,
                "evaluation",
                Map.of("times", 3, "episodes", 10, "finalEpisodes", 10),
                "checkpoints",
                4,
                algorithm,
                settings)));
    }

    private TrainingRun.Ending start(String name, TrainConfig config, BooleanSupplier stop) {
        Manifest manifest = Manifest.starting("test", "unknown", "test", "plain", config.threads());
        return TrainingRun.start(folder.resolve(name), config, manifest, SILENT, stop);
    }

    private static BooleanSupplier crashAfter(int updates) {
        int[] made = {0};
        return () -> {
            if (++made[0] == updates) throw new IllegalStateException("killed");
            return false;
        };
    }

    private Checkpoint last(String name) {
        return Checkpoint.read(
                Checkpoint.newest(folder.resolve(name).resolve("checkpoints")).orElseThrow());
    }

    /** Rows of metrics.csv without what the clock writes into them. */
    private List<String> losses(String name) {
        try {
            return Files.readAllLines(folder.resolve(name).resolve("metrics.csv")).stream()
                    .filter(line -> !line.contains("time/"))
                    .map(line -> line.replaceFirst(",[0-9.]+,", ","))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "self-play, games/kuhn-v1, mlp",
        "self-play, smax/3m-v1, gru",
        "ippo-2p, games/kuhn-v1, mlp",
        "two-timescale, games/matching-pennies-v1, mlp",
        "fsp, smax/3m-v1, gru",
        "psro, games/kuhn-v1, mlp",
        "psro, games/rps-v1, mlp",
        "league, games/kuhn-v1, mlp"
    })
    void runKilledBetweenCheckpointsEndsLikeAnUnbrokenOneWithAnyNumberOfThreads(
            String algorithm, String env, String network) {
        start("whole", config(algorithm, env, network, 1), () -> false);
        TrainConfig config = config(algorithm, env, network, 2);
        assertThatThrownBy(() -> start("killed", config, crashAfter(9))).hasMessage("killed");
        assertThat(TrainingRun.resume(folder.resolve("killed"), SILENT, () -> false))
                .isEqualTo(TrainingRun.Ending.DONE);
        start("threads", config, () -> false);
        assertThat(losses("killed")).isEqualTo(losses("threads"));
        assertThat(last("killed").state()).isEqualTo(last("threads").state());
        assertThat(losses("threads")).isEqualTo(losses("whole"));
    }

    @Test
    void thePopulationIsToldInTheRunFolderAndComesBackWithTheLearner() {
        TrainConfig config = config("fsp", "games/kuhn-v1", "mlp", 1);
        start("run", config, () -> false);
        try (Learner learner = TrainingRun.load(folder.resolve("run"), config)) {
            List<Population.Member> members = ((PopulationLearner) learner).population();
            assertThat(members).hasSizeGreaterThan(4);
            assertThat(members).allSatisfy(member -> {
                assertThat(member.parent()).isLessThan(member.id());
                assertThat(member.config()).hasSize(64);
            });
            assertThat(members.stream().map(Population.Member::side)).contains(0, 1);
            Map<String, Object> file = Json.read(folder.resolve("run/population.json"));
            assertThat((List<?>) file.get("members")).hasSameSizeAs(members);
        }
    }

    @Test
    void aRunMayBeginWithThePolicyOfAnother() {
        TrainConfig first = config("self-play", "games/rps-v1", "mlp", 1);
        start("first", first, () -> false);
        Map<String, Object> map =
                new HashMap<>(config("ippo-2p", "games/rps-v1", "mlp", 1).toMap());
        @SuppressWarnings("unchecked")
        Map<String, Object> settings = new HashMap<>((Map<String, Object>) map.get("ippo-2p"));
        settings.put("startSecond", folder.resolve("first").toString());
        map.put("ippo-2p", settings);
        TrainConfig second = TrainConfig.fromMap(map);
        float[] champion = (float[]) last("first").state().arrays().get("both.row.weights");
        try (Learner learner = new Ippo2p().newLearner(second)) {
            assertThat(learner.state().get("column.column.weights")).isEqualTo(champion);
            assertThat(learner.state().get("row.row.weights")).isNotEqualTo(champion);
        }
    }

    @Test
    void environmentsWithoutTwoSidesAreRefused() {
        assertThatThrownBy(() -> new Fsp()
                        .newLearner(TrainConfig.fromMap(Map.of("algorithm", "fsp", "env", Map.of("id", "smax/3m-v1")))))
                .hasMessage("smax/3m-v1: fsp needs two sides, that is two agents or two agent groups;"
                        + " here are allies with 3 agents; set the option bothSides=true");
        assertThatThrownBy(() -> new SelfPlay()
                        .newLearner(TrainConfig.fromMap(Map.of(
                                "algorithm",
                                "self-play",
                                "env",
                                Map.of("id", "smax/5m_vs_6m-v1", "options", Map.of("bothSides", true))))))
                .hasMessageContaining(
                        "self-play lets one network play both sides, and they see or do different things");
    }
}
