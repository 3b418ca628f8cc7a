package io.github.marl4j.algorithms.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.evaluation.EvaluationResult;
import io.github.marl4j.evaluation.runs.Manifest;
import io.github.marl4j.evaluation.runs.RunFileException;
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
        Map<String, Object> settings =
                Map.of("network", network, "numEnvs", 8, "numSteps", 16, "minibatches", 2, "hidden", 16);
        return TrainConfig.fromMap(new HashMap<>(Map.of(
                "algorithm",
                algorithm,
                "env",
                Map.of("id", "tiny/recall-v1"),
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
    @CsvSource({"ippo, gru", "ippo, mlp", "mappo, gru", "mappo, mlp"})
    void stoppedAndResumedRunEndsLikeAnUnbrokenOne(String algorithm, String network) {
        TrainConfig config = config(algorithm, network, 2);
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

    @Test
    void numberOfThreadsChangesNothing() {
        start("one", config("ippo", "gru", 1), () -> false);
        start("three", config("ippo", "gru", 3), () -> false);
        assertThat(last("three").state().arrays().get("agents.weights"))
                .isEqualTo(last("one").state().arrays().get("agents.weights"));
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
