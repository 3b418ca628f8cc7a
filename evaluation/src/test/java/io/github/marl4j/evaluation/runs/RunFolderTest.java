package io.github.marl4j.evaluation.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.evaluation.Episode;
import io.github.marl4j.evaluation.Episodes;
import io.github.marl4j.evaluation.EvaluationResult;
import io.github.marl4j.evaluation.SyntheticRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTest {
    @TempDir
    Path root;

    private Path folder;

    @BeforeEach
    void writeRun() throws IOException {
        folder = SyntheticRuns.write(root, "smax/3m-v1", "ippo", 2, 0.9);
    }

    @Test
    void aFinishedRunIsReadBack() {
        RunFolder run = RunFolder.read(folder);
        assertThat(run.task()).isEqualTo("smax/3m-v1");
        assertThat(run.algorithm()).isEqualTo("ippo");
        assertThat(run.seed()).isEqualTo(2);
        assertThat(run.done()).isTrue();
        assertThat(run.metrics().lastStep()).isEqualTo(983040);
        assertThat(EvaluationResult.fromPerEpisode(run.finalEvaluation().orElseThrow())
                        .greedy()
                        .count())
                .isEqualTo(512);
        assertThat(run.manifest().ended()).hasValue(java.time.Instant.parse("2027-01-31T14:27:14Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"config.json", "manifest.json", "metrics.csv"})
    void aMissingFileIsNamed(String name) throws IOException {
        Files.delete(folder.resolve(name));
        assertThatThrownBy(() -> RunFolder.read(folder))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining(folder.resolve(name).toString())
                .hasMessageContaining("no such file");
    }

    @Test
    void aBrokenJsonFileIsNamedWithItsLine() {
        AtomicFiles.write(folder.resolve("config.json"), "{\n  \"algorithm\": \"ippo\",\n  \"seed\" 1\n}\n");
        assertThatThrownBy(() -> RunFolder.read(folder)).hasMessageContaining("config.json:3: ");
        AtomicFiles.write(folder.resolve("config.json"), "");
        assertThatThrownBy(() -> RunFolder.read(folder))
                .hasMessageContaining("config.json")
                .hasMessageContaining("empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12,1.0,a|3 cells",
                "twelve,1.0,a,1|is no row",
                "12,1.0,a,NaN|is no row",
                "-1,1.0,a,1|is no row",
                "3,1.0,train/return,1|comes after step"
            })
    void aBrokenRowIsNamedWithItsLine(String row, String problem) throws IOException {
        Path file = folder.resolve("metrics.csv");
        int lines = Files.readAllLines(file).size();
        Files.writeString(file, row + "\n", java.nio.file.StandardOpenOption.APPEND);
        assertThatThrownBy(() -> RunFolder.read(folder))
                .hasMessageContaining("metrics.csv:" + (lines + 1))
                .hasMessageContaining(problem);
    }

    @Test
    void anotherHeaderIsRefused() {
        AtomicFiles.write(folder.resolve("metrics.csv"), "step,name,value\n");
        assertThatThrownBy(() -> RunFolder.read(folder))
                .hasMessageContaining("metrics.csv:1")
                .hasMessageContaining("step,name,value");
    }

    @Test
    void aFieldOfTheWrongTypeIsNamedWithItsPlace() {
        AtomicFiles.write(
                folder.resolve("config.json"), "{\"algorithm\": \"ippo\", \"env\": {\"id\": 3}, \"seed\": 1}");
        assertThatThrownBy(() -> RunFolder.read(folder))
                .hasMessageContaining("\"env.id\" is 3")
                .hasMessageContaining("text");
    }

    @Test
    void runsThatDifferInASettingAreDifferentGroupsNamedByIt() throws IOException {
        Path other = SyntheticRuns.write(root.resolve("more"), "smax/3m-v1", "ippo", 2, 0.9);
        Path config = other.resolve("config.json");
        AtomicFiles.write(config, Files.readString(config).replace("0.004", "0.001"));
        List<RunGroup> groups = RunGroup.of(List.of(RunFolder.read(folder), RunFolder.read(other)));
        assertThat(groups)
                .extracting(RunGroup::label)
                .containsExactly("ippo (ippo.learningRate=0.001)", "ippo (ippo.learningRate=0.004)");
    }

    @Test
    void resultsSurviveWritingAndReadingAndMerge() {
        ResultFile.Key key = ResultFile.Key.of("smax/3m-v1", "ippo", 2);
        ResultFile file = ResultFile.read(folder.resolve("result.json"));
        assertThat(file.runs()).containsOnlyKeys(key);
        assertThat(file.runs().get(key).steps())
                .hasSize(20)
                .isSortedAccordingTo(java.util.Comparator.comparingLong(ResultFile.Step::stepCount));
        file.write(root.resolve("copy.json"));
        assertThat(ResultFile.read(root.resolve("copy.json")).runs()).isEqualTo(file.runs());
        ResultFile.Step again = new ResultFile.Step(49152, 1, java.util.Map.of("greedy_won", List.of(1.0)));
        assertThat(file.withStep(key, again).runs().get(key).steps())
                .hasSize(20)
                .contains(again);
        assertThatThrownBy(() -> file.merge(file)).hasMessageContaining("seed=2");
    }

    @Test
    void theResultFileHasTheLayoutOfMarlEval() throws IOException {
        Path file = root.resolve("small.json");
        ResultFile.Key key = ResultFile.Key.of("smax/3m-v1", "ippo", 0);
        ResultFile.EMPTY
                .withStep(key, new ResultFile.Step(10, 1.5, java.util.Map.of("greedy_won", List.of(0.0, 1.0))))
                .withAbsoluteMetrics(key, java.util.Map.of("greedy_won", List.of(1.0)))
                .write(file);
        assertThat(Files.readString(file).replaceAll("\\s", ""))
                .isEqualTo("{\"smax\":{\"3m-v1\":{\"ippo\":{\"seed_0\":{"
                        + "\"step_0\":{\"step_count\":10,\"elapsed_time\":1.5,\"greedy_won\":[0.0,1.0]},"
                        + "\"absolute_metrics\":{\"greedy_won\":[1.0]}}}}}}");
    }

    @Test
    void aFailedWriteLeavesTheOldContentAndNothingElse() throws IOException {
        Path target = Files.createDirectories(root.resolve("taken/inner")).getParent();
        assertThatThrownBy(() -> AtomicFiles.write(target, "text"))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("cannot write " + target);
        try (var left = Files.list(root)) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".tmp"));
        }
        assertThat(target.resolve("inner")).isDirectory();
        assertThatThrownBy(() -> AtomicFiles.write(root.resolve("absent/file"), "text"))
                .hasMessageContaining("no such file or folder");
    }

    @Test
    void returnsOfObjectivesSurviveTheirPerEpisodeForm() {
        Episodes episodes = new Episodes(List.of(
                new Episode(1, 0.5, 3, "won", Map.of("gold", 1.0)),
                new Episode(2, 1.5, 4, "lost", Map.of("gold", 4.0))));
        EvaluationResult result = new EvaluationResult(episodes, episodes);
        assertThat(EvaluationResult.fromPerEpisode(result.perEpisode())).isEqualTo(result);
        assertThat(result.perEpisode().get("sampled_return_gold")).containsExactly(1.0, 4.0);
        assertThat(result.summary()).containsEntry("eval/greedy/return/gold", 2.5);
        assertThatThrownBy(() -> new Episode(1, 0, 3, "won", Map.of("gold", Double.NaN)))
                .hasMessageContaining("return gold of the episode with seed=1 is NaN");
        assertThatThrownBy(() ->
                        new Episodes(List.of(episodes.list().get(0), new Episode(3, 0, 3, "won", Map.of("gems", 1.0)))))
                .hasMessage("episode with seed=3 has the objectives [gems], another [gold]");
    }

    @Test
    void evaluationsSurviveTheirPerEpisodeForm() {
        EvaluationResult result = SyntheticRuns.evaluation(0.6, 40, new java.util.SplittableRandom(5));
        assertThat(EvaluationResult.fromPerEpisode(result.perEpisode())).isEqualTo(result);
        assertThat(result.greedy().outcomes().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(40);
        assertThat(result.greedy()
                        .shareInterval(Episode.WON, 0.95)
                        .contains(result.greedy().winRate()))
                .isTrue();
        assertThatThrownBy(() -> new Episode(1, Double.NaN, 3, "won")).hasMessageContaining("seed=1 is NaN");
        assertThatThrownBy(() -> new Episode(1, 0, 3, "Won!")).hasMessageContaining("\"Won!\"");
    }
}
