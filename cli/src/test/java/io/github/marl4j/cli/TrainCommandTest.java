package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.marl4j.algorithms.run.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
    @TempDir
    Path folder;

    @Test
    void trainingLeavesARunThatCanBeEvaluatedRenderedAndReported() throws IOException {
        Path run = folder.resolve("run");
        Cli trained = Cli.train(run, "--json");
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.json().get("ending").getAsString()).isEqualTo("done");
        assertThat(trained.json().get("steps").getAsLong()).isEqualTo(12_800);
        assertThat(run.resolve("DONE")).exists();
        assertThat(trained.err())
                .contains("reinforce on walkthrough/meeting-v1, seed 1")
                .contains("greedy wins");

        Cli evaluated = Cli.run("evaluate", run, "--episodes", "32", "--seed", "7", "--json");
        assertThat(evaluated.code()).as(evaluated.err()).isZero();
        JsonObject greedy = evaluated.json().getAsJsonObject("greedy");
        assertThat(greedy.get("episodes").getAsInt()).isEqualTo(32);
        assertThat(greedy.get("winRate").getAsDouble()).isGreaterThan(0.9);
        assertThat(greedy.getAsJsonArray("winRateInterval95")).hasSize(2);

        Path gif = run.resolve("media/greedy.gif");
        Cli rendered = Cli.run("render", run, "--gif", gif, "--episodes", "2");
        assertThat(rendered.code()).as(rendered.err()).isZero();
        assertThat(rendered.out()).contains("won after");
        assertThat(Files.readString(gif, java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith("GIF89a");

        Cli reported = Cli.run("report", run);
        assertThat(reported.code()).as(reported.err()).isZero();
        assertThat(Files.readString(run.resolve("report.html")))
                .contains("walkthrough/meeting-v1")
                .contains("data:image/gif");
    }

    @Test
    void aConfigFileIsOverriddenByOptionsAndThoseBySet() throws IOException {
        Path config = folder.resolve("config.json");
        Files.writeString(config, """
                {"algorithm": "reinforce", "env": {"id": "walkthrough/meeting", "options": {"cells": 5}},
                 "seed": 3, "totalSteps": 100, "reinforce": {"horizon": 10}}""");
        Cli printed = Cli.run(
                "train",
                "--config",
                config,
                "--steps",
                "200",
                "--set",
                "totalSteps=300",
                "--set",
                "reinforce.learningRate=0.5",
                "--set",
                "env.options.maxSteps=9",
                "--print-config");
        assertThat(printed.code()).as(printed.err()).isZero();
        JsonObject resolved = printed.json();
        assertThat(resolved.get("seed").getAsInt()).isEqualTo(3);
        assertThat(resolved.get("totalSteps").getAsInt()).isEqualTo(300);
        JsonObject env = resolved.getAsJsonObject("env");
        assertThat(env.get("id").getAsString()).isEqualTo("walkthrough/meeting-v1");
        assertThat(env.getAsJsonObject("options")).isEqualTo(JsonParser.parseString("{\"cells\":5,\"maxSteps\":9}"));
        JsonObject settings = resolved.getAsJsonObject("reinforce");
        assertThat(settings.get("horizon").getAsInt()).isEqualTo(10);
        assertThat(settings.get("learningRate").getAsDouble()).isEqualTo(0.5);
        assertThat(settings.get("numEnvs").getAsInt()).isEqualTo(32);
    }

    @Test
    void aRunWithoutItsEndGoesOnToTheSameWeights() throws IOException {
        Path whole = folder.resolve("whole");
        Path broken = folder.resolve("broken");
        Cli.train(whole);
        Cli.train(broken);
        Files.delete(broken.resolve("DONE"));
        Path newest = Checkpoint.newest(broken.resolve("checkpoints")).orElseThrow();
        Files.delete(newest);
        Cli resumed = Cli.run("train", "--resume", broken);
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(broken.resolve("DONE")).exists();
        Path again = Checkpoint.newest(broken.resolve("checkpoints")).orElseThrow();
        assertThat(Checkpoint.read(again).state())
                .isEqualTo(Checkpoint.read(
                                Checkpoint.newest(whole.resolve("checkpoints")).orElseThrow())
                        .state());
    }

    @Test
    void resumingADoneRunDoesNothing() {
        Path run = folder.resolve("run");
        Cli.train(run, "--set", "totalSteps=1280");
        Cli again = Cli.run("train", "--resume", run);
        assertThat(again.code()).isZero();
        assertThat(again.err()).contains("is done; nothing to resume");
    }

    @Test
    void resumeRefusesOtherOptions() {
        Cli refused = Cli.run("train", "--resume", folder, "--seed", "2");
        assertThat(refused.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(refused.err()).contains("--resume takes everything from the run");
    }

    @Test
    void aDamagedCheckpointIsNamed() throws IOException {
        Path run = folder.resolve("run");
        Cli.train(run);
        Files.delete(run.resolve("DONE"));
        Path newest = Checkpoint.newest(run.resolve("checkpoints")).orElseThrow();
        byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(newest, bytes);
        Cli refused = Cli.run("train", "--resume", run);
        assertThat(refused.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(refused.err())
                .contains(newest.toString())
                .contains("damaged")
                .hasLineCount(1);
    }

    @Test
    void aFolderInUseIsNotOverwritten() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "mine");
        Cli refused = Cli.train(folder);
        assertThat(refused.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(refused.err()).contains("is not empty").doesNotContain("\tat ");
        assertThat(folder.resolve("thesis.txt")).hasContent("mine");
    }
}
