package io.github.marl4j.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.evaluation.SyntheticRuns;
import io.github.marl4j.evaluation.runs.AtomicFiles;
import io.github.marl4j.evaluation.runs.MetricsWriter;
import io.github.marl4j.evaluation.runs.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    private static final Instant NOW = Instant.parse("2027-02-01T08:00:00Z");

    @TempDir
    Path root;

    @Test
    void aReportOfSeveralRunsNeedsNothingFromOutside() throws IOException {
        List<RunFolder> runs = new ArrayList<>();
        for (int seed = 1; seed <= 3; seed++) {
            runs.add(RunFolder.read(SyntheticRuns.write(root, "smax/3m-v1", "ippo", seed, 0.93)));
            runs.add(RunFolder.read(SyntheticRuns.write(root, "smax/3m-v1", "mappo", seed, 0.98)));
        }
        Path first = runs.get(0).path();
        SyntheticRuns.writeRecording(first);
        runs.set(0, RunFolder.read(first));
        Path file = Path.of("target/sample-report.html");
        HtmlReport.of(runs, "marl4j report runs/*", NOW).write(file);

        String html = Files.readString(file);
        assertThat(Pattern.compile("(src|href|srcset)=\"(?!data:)|url\\(|@import")
                        .matcher(html)
                        .find())
                .as("a link to another file")
                .isFalse();
        assertThat(html)
                .contains(
                        "mean of 3 seeds",
                        "<title>smax/3m-v1",
                        "Value loss",
                        "image/gif;base64",
                        "marl4j report runs/*")
                .contains("marl4j train configs/ippo/smax-3m-v1.json --seed 2", "2027-02-01 08:00 UTC")
                .doesNotContain("NaN");
    }

    @Test
    void anUnfinishedRunIsReportedWithoutAFinalWinRate() throws IOException {
        Path folder = unfinished("ippo", 4);
        String html = HtmlReport.of(List.of(RunFolder.read(folder)), "marl4j report", NOW)
                .html();
        assertThat(html)
                .contains("unfinished", "no final evaluation yet", "one seed, no band")
                .doesNotContain("complete</span>");
    }

    @Test
    void namesCannotBreakOutOfTheText() throws IOException {
        Path folder = unfinished("<script>alert(1)</script>", 4);
        assertThat(HtmlReport.of(List.of(RunFolder.read(folder)), "a < b && \"c\"", NOW)
                        .html())
                .doesNotContain("<script")
                .contains("&lt;script&gt;", "a &lt; b &amp;&amp; &quot;c&quot;");
    }

    @Test
    void theSameRunTwiceIsRefusedWithBothFolders() throws IOException {
        RunFolder run = RunFolder.read(unfinished("ippo", 4));
        assertThatThrownBy(() -> HtmlReport.of(List.of(run, run), "", NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("seed=4")
                .hasMessageContaining(run.path().toString());
        assertThatThrownBy(() -> HtmlReport.of(List.of(), "", NOW)).hasMessageContaining("no run folders");
    }

    @Test
    void aResultFileThatContradictsItselfIsNamed() throws IOException {
        Path folder = unfinished("ippo", 4);
        AtomicFiles.write(folder.resolve("result.json"), """
                {"smax": {"3m-v1": {"ippo": {"seed_4": {"absolute_metrics":
                  {"greedy_won": [0], "greedy_return": [1], "greedy_length": [3], "greedy_seed": [1]}}}}}}
                """);
        HtmlReport report = HtmlReport.of(List.of(RunFolder.read(folder)), "", NOW);
        assertThatThrownBy(report::html).hasMessageContaining("result.json").hasMessageContaining("exactly one");
    }

    private Path unfinished(String algorithm, long seed) throws IOException {
        Path folder = Files.createDirectories(root.resolve("unfinished"));
        SyntheticRuns.writeStart(folder, "smax/3m-v1", algorithm, seed);
        try (MetricsWriter writer = MetricsWriter.create(folder)) {
            writer.write(8192, 1.5, Map.of("eval/greedy/win_rate", 0.25));
            writer.write(16384, 3.0, Map.of("eval/greedy/win_rate", 0.5));
        }
        return folder;
    }
}
