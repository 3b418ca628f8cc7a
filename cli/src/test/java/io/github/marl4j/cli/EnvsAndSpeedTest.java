package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.marl4j.Marl4j;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
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

    @Test
    void aPictureShowsTheEpisodeAsFarAsItWasPlayed(@TempDir Path folder) throws IOException {
        List<BufferedImage> pictures = new ArrayList<>();
        for (String after : new String[] {"--after=0", "--after=3", "--seed=1"}) {
            Path file = folder.resolve("picture" + after + ".png");
            Cli cli = Cli.run("render", "momaland/connect4", "--png", file, "--option=screenScaling=1", after);
            assertThat(cli.code()).as(cli.err()).isZero();
            pictures.add(ImageIO.read(file.toFile()));
        }
        assertThat(pictures).allSatisfy(each -> {
            assertThat(each.getWidth()).isEqualTo(99);
            assertThat(each.getHeight()).isEqualTo(86);
        });
        int[] redOrBlack =
                pictures.stream().mapToInt(EnvsAndSpeedTest::tokenPixels).toArray();
        assertThat(redOrBlack[0]).isLessThan(redOrBlack[1]);
        assertThat(redOrBlack[1]).isLessThan(redOrBlack[2]);
    }

    /** Counts pixels of tokens: neither the blue of the board nor the light colour of the table. */
    private static int tokenPixels(BufferedImage picture) {
        int count = 0;
        for (int rgb : picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth())) {
            if ((rgb & 0xFF) < 0x60) count++;
        }
        return count;
    }
}
