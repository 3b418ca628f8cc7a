package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.marl4j.Marl4j;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvsAndSpeedTest {

    @Test
    void everyEnvironmentIsListedAndDescribed() {
        Cli list = Cli.run("envs");
        assertThat(list.code()).isZero();
        assertThat(list.out()).contains(Marl4j.ids());
        assertThat(Cli.run("envs", "--json").json().getAsJsonArray("environments"))
                .hasSize(Marl4j.ids().size());
        for (String id : Marl4j.ids()) {
            Cli text = Cli.run("envs", "describe", id);
            assertThat(text.code()).as(id + text.err()).isZero();
            assertThat(text.out())
                    .contains(id)
                    .contains(Marl4j.spec(id).groups().get(0).name());
            assertThat(Cli.run("envs", "describe", id, "--json")
                            .json()
                            .get("id")
                            .getAsString())
                    .isEqualTo(id);
        }
    }

    @Test
    void aDescriptionShowsTheOptionsAsGiven() {
        JsonObject facts = Cli.run("envs", "describe", "walkthrough/meeting", "--option", "maxSteps=7", "--json")
                .json();
        assertThat(facts.get("maxSteps").getAsInt()).isEqualTo(7);
        JsonObject option = facts.getAsJsonArray("options").get(1).getAsJsonObject();
        assertThat(option.get("default").getAsInt()).isEqualTo(20);
        assertThat(option.get("value").getAsInt()).isEqualTo(7);
    }

    @Test
    void speedReportsWhatItMeasured() {
        for (String mode : new String[] {"--json", "--lockstep"}) {
            Cli cli = Cli.run(
                    "speed",
                    "walkthrough/meeting-v1",
                    "--num-envs",
                    "64",
                    "--threads",
                    "2",
                    "--seconds",
                    "0.2",
                    "--windows",
                    "2",
                    "--warmup",
                    "0",
                    "--kernel",
                    "plain",
                    "--option",
                    "cells=12",
                    "--json",
                    mode.equals("--json") ? "--seed=3" : mode);
            assertThat(cli.code()).as(cli.err()).isZero();
            JsonObject facts = cli.json();
            assertThat(facts.get("envStepsPerSecond").getAsDouble()).isPositive();
            assertThat(facts.get("bestEnvStepsPerSecond").getAsDouble())
                    .isGreaterThanOrEqualTo(facts.get("envStepsPerSecond").getAsDouble());
            assertThat(facts.get("agentStepsPerSecond").getAsDouble()).isPositive();
            assertThat(facts.get("threads").getAsInt()).isEqualTo(2);
            assertThat(facts.get("kernel").getAsString()).isEqualTo("plain");
            assertThat(facts.getAsJsonObject("options").get("cells").getAsInt()).isEqualTo(12);
            assertThat(facts.has("jvm")).isTrue();
        }
    }

    @Test
    void renderingAnIdPlaysAtRandom(@TempDir Path folder) {
        Cli cli = Cli.run(
                "render",
                "walkthrough/meeting-v1",
                "--gif",
                folder.resolve("new/random.gif"),
                "--episodes",
                "1",
                "--option",
                "maxSteps=3");
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(folder.resolve("new/random.gif")).isNotEmptyFile();
    }
}
