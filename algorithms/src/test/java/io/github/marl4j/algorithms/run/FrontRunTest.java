package io.github.marl4j.algorithms.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.evaluation.EvaluationResult;
import io.github.marl4j.evaluation.pareto.FrontFile;
import io.github.marl4j.evaluation.pareto.FrontSnapshot;
import io.github.marl4j.evaluation.runs.Manifest;
import io.github.marl4j.evaluation.runs.MetricNames;
import io.github.marl4j.evaluation.runs.Metrics;
import io.github.marl4j.evaluation.runs.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Run folders of searches for fronts. */
class FrontRunTest {
    private static final TrainingRun.Listener SILENT = new TrainingRun.Listener() {
        @Override
        public void progress(long steps, long totalSteps, Map<String, Double> metrics) {}

        @Override
        public void evaluated(long steps, EvaluationResult result) {}
    };

    private static final Map<String, Object> NET =
            Map.of("numEnvs", 4, "numSteps", 5, "hidden", 8, "learningStarts", 0, "batch", 8, "replaySteps", 100);

    private static final Map<String, Map<String, Object>> SETTINGS = Map.of(
            "momappo", Map.of("numWeights", 3, "ppo", Map.of("numEnvs", 4, "numSteps", 5, "hidden", 8)),
            "envelope", Map.of("net", NET),
            "gpi-ls", Map.of("numWeights", 3, "net", NET),
            "mo-iql", Map.of("numSteps", 20, "epsilon", 0.5),
            "pareto-q", Map.of("numSteps", 20, "epsilonSteps", 100));

    @TempDir
    Path folder;

    private static TrainConfig config(String algorithm) {
        return TrainConfig.fromMap(new HashMap<>(Map.of(
                "algorithm",
                algorithm,
                "env",
                Map.of("id", "tiny/treasure-v1"),
                "totalSteps",
                240,
                "threads",
                2,
                "evaluation",
                Map.of("times", 4, "episodes", 3, "finalEpisodes", 5),
                "checkpoints",
                3,
                algorithm,
                SETTINGS.get(algorithm))));
    }

    private TrainingRun.Ending start(String name, TrainConfig config, BooleanSupplier stop) {
        Manifest manifest = Manifest.starting("test", "unknown", "test", "plain", config.threads());
        return TrainingRun.start(folder.resolve(name), config, manifest, SILENT, stop);
    }

    private Checkpoint last(String name) {
        return Checkpoint.read(
                Checkpoint.newest(folder.resolve(name).resolve("checkpoints")).orElseThrow());
    }

    /** Killed after a checkpoint and one more evaluation. */
    @ParameterizedTest
    @ValueSource(strings = {"momappo", "envelope", "gpi-ls", "mo-iql", "pareto-q"})
    void killedAndResumedSearchEndsLikeAnUnbrokenOne(String algorithm) throws IOException {
        TrainConfig config = config(algorithm);
        start("whole", config, () -> false);
        BooleanSupplier crash = new BooleanSupplier() {
            private int updates;

            @Override
            public boolean getAsBoolean() {
                if (++updates == 6) throw new IllegalStateException("killed");
                return false;
            }
        };
        try {
            start("killed", config, crash);
        } catch (IllegalStateException killed) {
            assertThat(killed).hasMessage("killed");
        }
        TrainingRun.resume(folder.resolve("killed"), SILENT, () -> false);
        assertThat(last("killed").state()).isEqualTo(last("whole").state());
        assertThat(Files.readString(folder.resolve("killed/front.json")))
                .isEqualTo(Files.readString(folder.resolve("whole/front.json")));
    }

    @Test
    void everyEvaluationTellsHowGoodTheFrontIs() {
        TrainConfig config = config("momappo");
        start("run", config, () -> false);
        FrontFile front = FrontFile.read(folder.resolve("run/front.json"));
        Metrics metrics = Metrics.read(folder.resolve("run/metrics.csv"));
        List<Double> volumes = metrics.series(MetricNames.HYPERVOLUME).orElseThrow().points().stream()
                .map(Metrics.Point::value)
                .toList();
        double last = metrics.series("final/" + MetricNames.HYPERVOLUME)
                .orElseThrow()
                .points()
                .get(0)
                .value();
        assertThat(volumes).hasSize(4);
        assertThat(front.history().stream().map(FrontSnapshot::hypervolume).limit(3))
                .isEqualTo(volumes.subList(0, 3));
        assertThat(front.history().get(3).hypervolume()).isEqualTo(last);
        assertThat(front.policies()).hasSize(3).allMatch(policy -> policy.episodes() == 5);
        assertThat(front.referencePoint().values()).containsExactly(0, -10);
        ResultFile.Run run = ResultFile.read(folder.resolve("run/result.json"))
                .runs()
                .get(ResultFile.Key.of("tiny/treasure-v1", "momappo", config.seed()));
        assertThat(run.absoluteMetrics().get("hypervolume")).containsExactly(last);
        assertThat(run.absoluteMetrics()).containsKeys("eum", "cardinality", "preference_ser", "preference_esr");
    }
}
