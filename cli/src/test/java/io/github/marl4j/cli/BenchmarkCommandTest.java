package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkCommandTest {
    @TempDir
    Path folder;

    private Path suite(String target, String seeds) throws IOException {
        Files.writeString(folder.resolve("base.json"), """
                {"algorithm": "reinforce", "env": {"id": "walkthrough/meeting-v1"}, "totalSteps": 12800,
                 "evaluation": {"times": 4, "episodes": 16, "finalEpisodes": 64}}""");
        Path file = folder.resolve("suite.json");
        Files.writeString(file, """
                {"name": "walk", "runs": "%s", "results": "%s", "entries": [
                  {"config": "base.json", "seeds": %s, "target": %s},
                  {"config": "base.json", "label": "wide", "set": {"env.options.cells": 14, "env.options.maxSteps": 40}, "seeds": %s}]}""".formatted(folder.resolve("runs"), folder.resolve("page.md"), seeds, target, seeds));
        return file;
    }

    @Test
    void quickEndsWithATableAReportAndARecording() throws IOException {
        Path dir = folder.resolve("quick");
        Cli cli = Cli.run("benchmark", "quick", "--suite", suite("0.9", "[1]"), "--dir", dir);
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.out())
                .contains("walkthrough/meeting-v1")
                .contains("90.0 % reached")
                .contains("report.html");
        assertThat(cli.err()).contains("training 2 of 2").contains("to go");
        assertThat(Files.readString(dir.resolve("report.html"))).contains("data:image/gif");
    }

    @Test
    void aMissedTargetIsAFailure() throws IOException {
        Path file = suite("1", "[1]");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "\"base.json\", \"seeds\"",
                                "\"base.json\", \"set\": {\"reinforce.learningRate\": 0, \"env.options.maxSteps\": 2}, \"seeds\""));
        Cli cli = Cli.run("benchmark", "quick", "--suite", file, "--dir", folder.resolve("quick"), "--json");
        assertThat(cli.code()).as(cli.err()).isEqualTo(ExitCodes.FAILED);
        assertThat(cli.json().get("targetsMet").getAsBoolean()).isFalse();
    }

    @Test
    void aSuiteRunsOnceAndGoesOnWhereItWasInterrupted() throws IOException {
        Path file = suite("0.9", "[1]");
        Cli first = Cli.run("benchmark", "run", file);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(folder.resolve("runs/report.html")).isNotEmptyFile();
        assertThat(folder.resolve("page.md")).isNotEmptyFile();

        Path wide = folder.resolve("runs/walkthrough-meeting-v1/reinforce-wide/seed1");
        Files.delete(wide.resolve("DONE"));
        assertThat(Cli.run("benchmark", "run", file, "--list").out()).contains("interrupted");
        Cli second = Cli.run("benchmark", "run", file);
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(second.err()).contains("training 2 of 2").doesNotContain("training 1 of 2");
        assertThat(wide.resolve("DONE")).exists();
    }

    @Test
    void whereNothingCanBeWonTheResultsPageShowsReturns() throws IOException {
        Path file = folder.resolve("commons.json");
        Files.writeString(file, """
                {"name": "commons", "runs": "%s", "results": "%s", "entries": [{"seeds": [1], "config":
                  {"algorithm": "ippo", "env": {"id": "commons/fishery-v1", "options": {"rewardScale": 0.01}}, "totalSteps": 24,
                   "evaluation": {"times": 1, "episodes": 2, "finalEpisodes": 2},
                   "ippo": {"numEnvs": 4, "numSteps": 3, "minibatches": 1, "network": "mlp", "hidden": 8}}}]}""".formatted(folder.resolve("runs"), folder.resolve("page.md")));
        Cli cli = Cli.run("benchmark", "run", file);
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(Files.readString(folder.resolve("page.md")))
                .contains("![Greedy return over environment steps]")
                .contains("| algorithm | seeds | return |");
    }

    @Test
    void theResultsPageHasACurveAndSeedsTogether() throws IOException {
        List<Path> runs = new ArrayList<>();
        for (int seed = 1; seed <= 3; seed++) {
            runs.add(folder.resolve("reinforce-plain/seed" + seed));
            assertThat(Cli.train(runs.get(seed - 1), "--seed", seed).code()).isZero();
        }
        new ResultsPage("walk", "Three walks.", RunFolders.read(runs), "./marl4j benchmark run walk.json")
                .write(folder.resolve("page.md"));
        assertThat(folder.resolve("page.md"))
                .content()
                .contains("\nThree walks.\n")
                .contains("## walkthrough/meeting-v1")
                .contains("| reinforce-plain | 3 |")
                .contains("(page/walkthrough-meeting-v1.svg)");
        assertThat(folder.resolve("page/walkthrough-meeting-v1.svg")).content().contains("<svg");
    }

    @Test
    void aRunOfAnotherConfigIsNotTakenForTheSuites() throws IOException {
        Path file = suite("0.9", "[1]");
        Cli.run("benchmark", "run", file);
        Path run = folder.resolve("runs/walkthrough-meeting-v1/reinforce/seed1");
        Files.delete(run.resolve("DONE"));
        Files.writeString(
                folder.resolve("base.json"),
                Files.readString(folder.resolve("base.json")).replace("12800", "25600"));
        Cli cli = Cli.run("benchmark", "run", file);
        assertThat(cli.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(cli.err()).contains("differs from what the suite says");
    }

    @Test
    void theBuiltInTasksAreValid() throws IOException {
        try (var in = QuickCommand.class.getResourceAsStream("quick.json")) {
            JsonObject suite = com.google.gson.JsonParser.parseString(
                            new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .getAsJsonObject();
            assertThat(suite.getAsJsonArray("entries")).isNotEmpty();
        }
    }
}
