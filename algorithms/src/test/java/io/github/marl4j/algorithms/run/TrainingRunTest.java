package io.github.marl4j.algorithms.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.algorithms.Algorithm;
import io.github.marl4j.evaluation.Episodes;
import io.github.marl4j.evaluation.EvaluationResult;
import io.github.marl4j.evaluation.runs.Manifest;
import io.github.marl4j.evaluation.runs.RunFileException;
import io.github.marl4j.evaluation.runs.RunFolder;
import io.github.marl4j.evaluation.runs.RunLock;
import java.io.IOException;
import java.io.RandomAccessFile;
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
import org.junit.jupiter.params.provider.ValueSource;

class TrainingRunTest {
    private static final TrainingRun.Listener SILENT = new TrainingRun.Listener() {
        @Override
        public void progress(long steps, long totalSteps, Map<String, Double> metrics) {}

        @Override
        public void evaluated(long steps, EvaluationResult result) {}
    };

    @TempDir
    Path folder;

    private static TrainConfig config(String algorithm, String network, int threads) {
        return config(algorithm, network, threads, "tiny/recall-v1");
    }

    private static TrainConfig config(String algorithm, String network, int threads, String env) {
        Map<String, Object> settings =
                Map.of("network", network, "numEnvs", 8, "numSteps", 16, "minibatches", 2, "hidden", 16);
        return TrainConfig.fromMap(new HashMap<>(Map.of(
                "algorithm",
                algorithm,
                "env",
                Map.of("id", env),
                "totalSteps",
                8 * 16 * 12,
                "threads",
                threads,
                "evaluation",
                Map.of("times", 3, "episodes", 20, "finalEpisodes", 20),
                "checkpoints",
                4,
                algorithm,
                settings)));
    }

    /** An ego agent among hidden partners. */
    private static TrainConfig modelling(String algorithm, int threads) {
        Map<String, Object> ppo = Map.of("numEnvs", 6, "numSteps", 33, "minibatches", 2, "hidden", 16);
        Map<String, Object> contrast = Map.of("batch", 4, "buffer", 24);
        Map<String, Object> settings = switch (algorithm) {
            case "clam" -> Map.of("width", 16, "ppo", ppo, "contrast", contrast);
            case "clam-nopool" -> Map.of("width", 16, "causal", false, "window", 7, "ppo", ppo, "contrast", contrast);
            case "liam" -> Map.of("hidden", 16, "batch", 4, "ppo", ppo);
            default -> ppo;
        };
        return TrainConfig.fromMap(new HashMap<>(Map.of(
                "algorithm",
                algorithm,
                "env",
                Map.of("id", "games/repeated-rps-v1", "pool", "repeated-rps-types"),
                "totalSteps",
                6 * 33 * 8,
                "threads",
                threads,
                "evaluation",
                Map.of("times", 2, "episodes", 12, "finalEpisodes", 12),
                "checkpoints",
                3,
                algorithm,
                settings)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clam", "clam-nopool", "liam", "oracle"})
    void agentModelsGoOnLikeUnbrokenOnesForAnyNumberOfThreads(String algorithm) {
        start("whole", modelling(algorithm, 1), () -> false);
        TrainConfig threads = modelling(algorithm, 3);
        start("broken", threads, afterUpdates(5));
        TrainingRun.resume(folder.resolve("broken"), SILENT, () -> false);
        start("threads", threads, () -> false);
        assertThat(last("broken").state()).isEqualTo(last("threads").state());
        assertThat(losses("broken")).isEqualTo(losses("whole"));
        assertThat(losses("threads")).isEqualTo(losses("whole"));
    }

    private TrainingRun.Ending start(String name, TrainConfig config, BooleanSupplier stop) {
        Manifest manifest = Manifest.starting("test", "unknown", "test", "plain", config.threads());
        return TrainingRun.start(folder.resolve(name), config, manifest, SILENT, stop);
    }

    private static BooleanSupplier afterUpdates(int count) {
        int[] updates = {0};
        return () -> ++updates[0] >= count;
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
        "ippo, gru, tiny/recall-v1",
        "ippo, mlp, tiny/recall-v1",
        "ippo, mlp, tiny/nim-v1",
        "mappo, gru, tiny/recall-v1",
        "mappo, mlp, tiny/recall-v1"
    })
    void stoppedAndResumedRunEndsLikeAnUnbrokenOne(String algorithm, String network, String env) {
        TrainConfig config = config(algorithm, network, 2, env);
        assertThat(start("whole", config, () -> false)).isEqualTo(TrainingRun.Ending.DONE);
        assertThat(start("broken", config, afterUpdates(5))).isEqualTo(TrainingRun.Ending.STOPPED);
        assertThat(TrainingRun.resume(folder.resolve("broken"), SILENT, () -> false))
                .isEqualTo(TrainingRun.Ending.DONE);
        assertThat(last("broken").state()).isEqualTo(last("whole").state());
        assertThat(losses("broken")).isEqualTo(losses("whole"));
    }

    @Test
    void runKilledBetweenCheckpointsGoesOnFromTheLastOne() {
        TrainConfig config = config("ippo", "gru", 1);
        start("whole", config, () -> false);
        BooleanSupplier crash = new BooleanSupplier() {
            private int updates;

            @Override
            public boolean getAsBoolean() {
                if (++updates == 8) throw new IllegalStateException("killed");
                return false;
            }
        };
        assertThatThrownBy(() -> start("killed", config, crash)).hasMessage("killed");
        TrainingRun.resume(folder.resolve("killed"), SILENT, () -> false);
        assertThat(last("killed").state()).isEqualTo(last("whole").state());
        assertThat(losses("killed")).isEqualTo(losses("whole"));
    }

    @ParameterizedTest
    @CsvSource({"gru, tiny/recall-v1, agents", "mlp, tiny/nim-v1, players"})
    void numberOfThreadsChangesNothing(String network, String env, String group) {
        start("one", config("ippo", network, 1, env), () -> false);
        start("three", config("ippo", network, 3, env), () -> false);
        assertThat(last("three").state().arrays().get(group + ".weights"))
                .isEqualTo(last("one").state().arrays().get(group + ".weights"));
        assertThat(losses("three")).isEqualTo(losses("one"));
    }

    @Test
    void damagedCheckpointIsNamedAndTheOneBeforeItStillServes() throws IOException {
        TrainConfig config = config("ippo", "mlp", 1);
        start("run", config, afterUpdates(8));
        List<Path> files = Checkpoint.list(folder.resolve("run/checkpoints"));
        assertThat(files).hasSize(Checkpoint.KEPT);
        Path newest = files.get(1);
        try (RandomAccessFile file = new RandomAccessFile(newest.toFile(), "rw")) {
            file.seek(file.length() / 2);
            int old = file.read();
            file.seek(file.length() / 2);
            file.write(old ^ 1);
        }
        assertThatThrownBy(() -> TrainingRun.resume(folder.resolve("run"), SILENT, () -> false))
                .isInstanceOf(CorruptCheckpointException.class)
                .hasMessageContaining(newest.getFileName().toString())
                .hasMessageContaining("move it away");
        Files.delete(newest);
        assertThat(TrainingRun.resume(folder.resolve("run"), SILENT, () -> false))
                .isEqualTo(TrainingRun.Ending.DONE);
        start("whole", config, () -> false);
        assertThat(last("run").state()).isEqualTo(last("whole").state());
    }

    @Test
    void folderInUseIsRefused() {
        TrainConfig config = config("ippo", "mlp", 1);
        start("run", config, afterUpdates(1));
        assertThatThrownBy(() -> start("run", config, () -> false))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("not empty");
    }

    @Test
    @SuppressWarnings("try") // the lock is held, not used
    void aSecondProcessCannotTrainTheSameRun() {
        TrainConfig config = config("ippo", "mlp", 1);
        start("run", config, afterUpdates(1));
        try (RunLock held = RunLock.of(folder.resolve("run"))) {
            assertThatThrownBy(() -> TrainingRun.resume(folder.resolve("run"), SILENT, () -> false))
                    .isInstanceOf(RunFileException.class)
                    .hasMessageContaining("is being worked on by another process");
        }
        assertThat(TrainingRun.resume(folder.resolve("run"), SILENT, () -> false))
                .isEqualTo(TrainingRun.Ending.DONE);
    }

    @Test
    void evaluationsTellTheWeightedReturnAndThatOfEveryObjective() {
        TrainConfig config = orchard(List.of(0.5, 0.25));
        start("run", config, () -> false);
        RunFolder run = RunFolder.read(folder.resolve("run"));
        Episodes greedy = EvaluationResult.fromPerEpisode(run.finalEvaluation().orElseThrow())
                .greedy();
        Map<String, Double> fruit = greedy.meanObjectives();
        assertThat(fruit).containsOnlyKeys("apples", "pears");
        assertThat(greedy.meanReturn()).isEqualTo(0.5 * fruit.get("apples") + 0.25 * fruit.get("pears"));
        assertThat(losses("run")).anyMatch(line -> line.contains("final/eval/greedy/return/pears"));
    }

    @Test
    void weightsOutliveTheConfigFile() {
        TrainConfig config = orchard(Map.of("agent_0", List.of(0, 1)));
        start("run", config, () -> true);
        assertThat(TrainingRun.readConfig(folder.resolve("run"))).isEqualTo(config);
        assertThat(config.env().weights().perAgent()).isEqualTo(Map.of("agent_0", List.of(0.0, 1.0)));
        assertThat(config("ippo", "mlp", 1).toMap().get("env").toString()).doesNotContain("weights");
    }

    @Test
    void wrongWeightsAreRefused() {
        assertThatThrownBy(() -> orchard(List.of(1)))
                .hasMessageContaining("weights of agent_0 are [1.0], expected one finite number for each of")
                .hasMessageContaining("[apples, pears]");
        assertThatThrownBy(() -> orchard(Map.of("agent_1", List.of(1, 1)))).hasMessageContaining("agent_0");
        assertThatThrownBy(() -> orchard(List.of(1, "many"))).hasMessage("config.env.weights=many must be a number");
        assertThatThrownBy(() -> orchard(1)).hasMessageStartingWith("config.env.weights=1 must be a list");
        assertThatThrownBy(() -> Algorithm.named("ippo").newLearner(orchard(List.of())))
                .hasMessage(
                        "tiny/orchard-v1: ippo learns one reward, the environment has 2 objectives (apples, pears); weigh them, e.g. with"
                                + " --weights 1,0 or \"env\": {\"weights\": [1,0]} in the configuration");
    }

    @Test
    void anUnknownOpponentIsRefused() {
        assertThatThrownBy(() -> TrainConfig.fromMap(Map.of(
                        "algorithm",
                        "ippo",
                        "env",
                        Map.of("id", "tiny/nim-v1"),
                        "evaluation",
                        Map.of("opponent", "ramdom"))))
                .hasMessage("tiny/nim-v1: evaluation.opponent \"ramdom\" is unknown; did you mean \"random\"?");
    }

    private static TrainConfig orchard(Object weights) {
        return TrainConfig.fromMap(new HashMap<>(Map.of(
                "algorithm",
                "ippo",
                "env",
                Map.of("id", "tiny/orchard-v1", "weights", weights),
                "totalSteps",
                1,
                "evaluation",
                Map.of("episodes", 20, "finalEpisodes", 20))));
    }

    @Test
    void wrongConfigsAreRefusedWithTheNearestRightName() {
        assertThatThrownBy(() -> TrainConfig.fromMap(Map.of("algorithm", "ipo", "env", Map.of("id", "tiny/recall-v1"))))
                .hasMessageContaining("did you mean \"ippo\"?");
        assertThatThrownBy(() -> TrainConfig.fromMap(Map.of("algorithm", "ippo", "env", Map.of("id", "tiny/recal"))))
                .hasMessageContaining("did you mean \"tiny/recall-v1\"?");
        assertThatThrownBy(() -> TrainConfig.fromMap(Map.of(
                        "algorithm", "ippo", "env", Map.of("id", "tiny/recall-v1"), "ippo", Map.of("learningrate", 1))))
                .hasMessage("ippo: key \"learningrate\" is unknown; did you mean \"learningRate\"?");
        assertThatThrownBy(() -> TrainConfig.fromMap(Map.of(
                        "algorithm", "ippo", "env", Map.of("id", "tiny/recall-v1"), "ippo", Map.of("numEnvs", 1.5))))
                .hasMessage("ippo.numEnvs=1.5 must be a whole number");
        assertThatThrownBy(() -> TrainConfig.fromMap(Map.of(
                        "algorithm", "ippo", "env", Map.of("id", "tiny/recall-v1", "options", Map.of("size", 3)))))
                .hasMessageContaining("option \"size\" is unknown");
    }
}
