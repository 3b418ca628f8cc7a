package io.github.marl4j.evaluation.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.evaluation.ActionMode;
import io.github.marl4j.evaluation.EvaluationResult;
import io.github.marl4j.evaluation.SyntheticRuns;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.runs.ResultFile;
import io.github.marl4j.evaluation.runs.RunFileException;
import io.github.marl4j.evaluation.runs.RunFolder;
import io.github.marl4j.evaluation.statistics.Scores;
import io.github.marl4j.evaluation.statistics.StratifiedBootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaderboardTest {
    private static final String EASY = "smax/3m-v1";
    private static final String HARD = "smax/2s3z-v1";

    @TempDir
    Path folder;

    private Path runs;
    private Path site;

    @BeforeEach
    void chooseFolders() {
        runs = folder.resolve("runs");
        site = folder.resolve("site");
    }

    private Map<String, Object> board() {
        Leaderboard.of(
                        LeaderboardSources.find(List.of(runs)),
                        new StratifiedBootstrap(0, 500),
                        "us",
                        "./marl4j leaderboard runs --out site",
                        Instant.parse("2027-02-01T00:00:00Z"))
                .write(site);
        return Json.read(site.resolve("leaderboard.json"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) value;
    }

    private List<String> reasons() {
        return list(Json.read(site.resolve("refusals.json")).get("refusals")).stream()
                .map(each -> (String) each.get("reason"))
                .toList();
    }

    @Test
    void entriesAreSortedByTheInterquartileMeanOfTheirSeeds() throws IOException {
        for (long seed = 1; seed <= 5; seed++) {
            SyntheticRuns.write(runs, EASY, "weak", seed, 0.5);
            SyntheticRuns.write(runs, HARD, "weak", seed, 0.2);
            SyntheticRuns.write(runs, EASY, "strong", seed, 0.95);
            SyntheticRuns.write(runs, HARD, "strong", seed, 0.7);
        }
        Map<String, Object> board = board();
        assertThat(board.keySet())
                .containsExactly(
                        "format",
                        "generated",
                        "suite",
                        "entries",
                        "headToHead",
                        "exploitability",
                        "multiObjective",
                        "commons");
        List<Map<String, Object>> entries = list(board.get("entries"));
        assertThat(entries).extracting(each -> each.get("algorithm")).containsExactly("strong", "weak");
        assertThat(entries)
                .extracting(each -> map(each.get("aggregate")).get("rank"))
                .containsExactly(1L, 2L);
        assertThat(entries).allSatisfy(each -> {
            assertThat(each.get("provisional")).isEqualTo(false);
            assertThat(each.get("seeds")).isEqualTo(List.of(1L, 2L, 3L, 4L, 5L));
        });
        double[][] scores = new double[5][2];
        for (int seed = 1; seed <= 5; seed++) {
            scores[seed - 1] = new double[] {winRate(HARD, seed), winRate(EASY, seed)};
        }
        Map<String, Object> aggregate = map(entries.get(0).get("aggregate"));
        assertThat((Double) aggregate.get("iqm")).isCloseTo(Scores.of(scores).iqm(), within(1e-12));
        assertThat((Double) aggregate.get("optimalityGap"))
                .isCloseTo(Scores.of(scores).optimalityGap(1), within(1e-12));
        Map<String, Object> easy = map(map(entries.get(0).get("tasks")).get(EASY));
        assertThat(easy.get("episodesPerSeed")).isEqualTo(512L);
        assertThat(list(map(board.get("suite")).get("tasks")))
                .extracting(task -> task.get("metric"))
                .containsExactly("win_rate", "win_rate");
        assertThat(ResultFile.read(site.resolve("marl-eval.json")).runs()).hasSize(20);
        assertThat(site.resolve((String) map(entries.get(0).get("artifacts")).get("curves")))
                .exists();
    }

    private double winRate(String task, int seed) {
        RunFolder run =
                RunFolder.read(runs.resolve(task.replace('/', '-')).resolve("strong/20270131-142501-seed" + seed));
        return EvaluationResult.fromPerEpisode(run.finalEvaluation().orElseThrow())
                .episodes(ActionMode.GREEDY)
                .winRate();
    }

    @Test
    void thePageNeedsNothingFromElsewhere() throws IOException {
        SyntheticRuns.write(runs, EASY, "strong", 1, 0.9);
        board();
        String page = Files.readString(site.resolve("index.html"));
        assertThat(page)
                .contains("<table class=\"sortable\">")
                .contains("provisional")
                .contains("marl4j train configs/strong/smax-3m-v1.json --seed 1")
                .contains("&quot;learningRate&quot;: 0.004")
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain("src=\"/");
        assertThat(Files.readString(site.resolve("leaderboard.md"))).contains("| 1 | strong |");
    }

    @Test
    void fewSeedsOrAMissingTaskMakeAnEntryProvisional() throws IOException {
        for (long seed = 1; seed <= 5; seed++) {
            SyntheticRuns.write(runs, EASY, "whole", seed, 0.4);
            SyntheticRuns.write(runs, HARD, "whole", seed, 0.4);
            SyntheticRuns.write(runs, EASY, "part", seed, 0.9);
        }
        SyntheticRuns.write(runs, EASY, "single", 1, 0.3);
        SyntheticRuns.write(runs, HARD, "single", 1, 0.3);
        List<Map<String, Object>> entries = list(board().get("entries"));
        assertThat(entries).extracting(each -> each.get("algorithm")).containsExactly("whole", "single", "part");
        assertThat(entries).extracting(each -> each.get("provisional")).containsExactly(false, true, true);
    }

    @Test
    void whatHasNoManifestOrNoEndOrComesTwiceIsRefusedWithTheReason() throws IOException {
        SyntheticRuns.write(runs, EASY, "sound", 1, 0.9);
        Path nameless = SyntheticRuns.write(runs, EASY, "nameless", 1, 0.9);
        Files.delete(nameless.resolve("manifest.json"));
        Path unfinished = SyntheticRuns.write(runs, EASY, "unfinished", 1, 0.9);
        Files.delete(unfinished.resolve("result.json"));
        Path broken = SyntheticRuns.write(runs, EASY, "broken", 1, 0.9);
        Files.writeString(broken.resolve("result.json"), "{");
        SyntheticRuns.write(runs.resolve("again"), EASY, "sound", 1, 0.8);
        SyntheticRuns.write(runs, EASY, "uneven", 1, 0.9);
        SyntheticRuns.write(runs, HARD, "uneven", 1, 0.9);
        SyntheticRuns.write(runs, HARD, "uneven", 2, 0.9);
        List<Map<String, Object>> entries = list(board().get("entries"));
        assertThat(entries).extracting(each -> each.get("algorithm")).containsExactly("uneven", "sound");
        assertThat(reasons())
                .anySatisfy(reason -> assertThat(reason).contains("there is no manifest.json"))
                .anySatisfy(reason -> assertThat(reason).contains("no final evaluation yet"))
                .anySatisfy(reason -> assertThat(reason).contains("not a JSON object"))
                .anySatisfy(reason -> assertThat(reason).contains("the same algorithm, settings, task and seed as"))
                .anySatisfy(reason -> assertThat(reason).contains("lack seed 2"))
                .hasSize(5);
        assertThat(Files.readString(site.resolve("index.html"))).contains("there is no manifest.json");
    }

    @Test
    void otherSettingsAreAnotherVariant() throws IOException {
        SyntheticRuns.write(runs, EASY, "ppo", 1, 0.9);
        Path other = SyntheticRuns.write(runs.resolve("b"), EASY, "ppo", 1, 0.6);
        Path config = other.resolve("config.json");
        Files.writeString(config, Files.readString(config).replace("0.004", "0.1"));
        List<Map<String, Object>> entries = list(board().get("entries"));
        assertThat(entries)
                .extracting(each -> each.get("variant"))
                .containsExactly("ppo.learningRate=0.004", "ppo.learningRate=0.1");
        assertThat(entries.get(0).get("configHash")).isNotEqualTo(entries.get(1).get("configHash"));
        assertThat(reasons()).isEmpty();
    }

    @Test
    void exploitabilityBesideARunIsShownAsTheLowerBoundThatItIs() throws IOException {
        Path run = SyntheticRuns.write(runs, EASY, "strong", 1, 0.9);
        Files.writeString(run.resolve("exploitability.json"), """
                {"format": "marl4j-exploitability/1", "exact": false, "lowerBound": true, "protocol": {"steps": 20000},
                 "nashConv": {"mean": 0.6, "interval": [0.4, 0.8], "episodes": 1000}, "exploitability": 0.3,
                 "sides": [{"responders": [{}, {}, {}]}, {"responders": [{}, {}, {}]}]}
                """);
        Map<String, Object> board = board();
        assertThat(list(board.get("exploitability"))).singleElement().satisfies(each -> {
            assertThat(each.get("entry"))
                    .isEqualTo(list(board.get("entries")).get(0).get("id"));
            assertThat(each.get("exact")).isNull();
            assertThat(map(each.get("approx")))
                    .containsEntry("lowerBound", true)
                    .containsEntry("value", 0.3)
                    .containsEntry("ci95", List.of(0.2, 0.4))
                    .containsEntry("responders", 6L)
                    .containsEntry("budgetSteps", 20000L);
        });
        assertThat(Files.readString(site.resolve("index.html")))
                .contains("lower bound")
                .contains("≥ 0.300");
    }

    @Test
    void anExactExploitabilityIsNoBound() throws IOException {
        Path run = SyntheticRuns.write(runs, EASY, "strong", 1, 0.9);
        Files.writeString(run.resolve("exploitability.json"), """
                {"format": "marl4j-exploitability/1", "exact": true, "exploitability": 0.25}
                """);
        assertThat(list(board().get("exploitability"))).singleElement().satisfies(each -> {
            assertThat(each.get("exact")).isEqualTo(0.25);
            assertThat(each.get("approx")).isNull();
        });
        assertThat(Files.readString(site.resolve("index.html")))
                .contains("0.250")
                .doesNotContain("≥ 0");
    }

    @Test
    void anAbsentFolderIsAnError() {
        assertThatThrownBy(() -> LeaderboardSources.find(List.of(folder.resolve("absent"))))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("no folder at");
    }
}
