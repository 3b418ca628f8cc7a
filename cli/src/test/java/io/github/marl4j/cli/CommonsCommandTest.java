package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommonsCommandTest {
    private static final Path CONFIG = Path.of("../configs/commons/offline.json");

    @TempDir
    Path folder;

    private Cli run(Object... more) {
        Object[] words = {"commons", "run", CONFIG, "--set", "society.months=2"};
        Object[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return Cli.run(all);
    }

    @Test
    void aSocietyIsPlayedShownAndCompared() throws IOException {
        Path run = folder.resolve("run");
        Cli played = run("--run-dir", run, "--json");
        assertThat(played.code()).as(played.err()).isZero();
        assertThat(played.json()
                        .getAsJsonObject("metrics")
                        .get("survivalMonths")
                        .getAsInt())
                .isEqualTo(2);
        assertThat(played.err()).contains("month 2 of 2").contains("answers").contains("tokens");
        assertThat(Cli.run("commons", "replay", run).out()).contains("replay.html");
        assertThat(Files.readString(run.resolve("replay.html"))).contains("persona_4");
        assertThat(Cli.run("commons", "compare", folder).out()).contains("offline", "100.0 %");
    }

    @Test
    void aGridSkipsWhatIsDoneAndCompareTakesTheSeedsTogether() {
        assertThat(run("--seeds", "1,2", "--run-dir", folder).code()).isZero();
        Cli again = run("--seeds", "1,2,3", "--run-dir", folder);
        assertThat(again.err()).contains("seed1 is done already", "seed2 is done already", "seed 3: month 2 of 2");
        JsonArray groups = JsonParser.parseString(
                        Cli.run("commons", "compare", folder, "--json").out())
                .getAsJsonArray();
        assertThat(groups)
                .singleElement()
                .satisfies(
                        group -> assertThat(group.getAsJsonObject().get("runs").getAsInt())
                                .isEqualTo(3));
    }

    @Test
    void aPersonPlaysInTheTerminalAndTheEndOfTheInputCanBeResumed() {
        Path run = folder.resolve("run");
        String seats = "seats=[{\"person\":true},\"main\",\"main\",\"main\",\"main\"]";
        Object[] words = {"commons", "run", CONFIG, "--set", "society.months=2", "--set", seats, "--run-dir", run};
        Cli stopped = Cli.typing("10\nGood morning.\n\n", words);
        assertThat(stopped.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(stopped.err()).contains("the input ended");
        assertThat(stopped.out()).contains("You are John", "how much, 0 to 100?", "who speaks next?");
        Cli resumed = Cli.typing("20\n\n", "commons", "run", "--resume", run);
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("month 2, John").doesNotContain("month 1, John");
    }

    @Test
    void whatIsWrongIsSaidInOneSentenceAndTheRunCanBeResumed() {
        Path run = folder.resolve("run");
        Cli poor = run("--url", "http://127.0.0.1:1/v1", "--models", "m", "--max-requests", "0", "--run-dir", run);
        assertThat(poor.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(poor.err()).contains("budget of 0 requests").contains("--resume " + run);
        Cli unreachable =
                Cli.run("commons", "run", "--resume", run, "--max-requests", "99", "--set", "limits.attempts=1");
        assertThat(unreachable.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(unreachable.err()).contains("is the server running");
        Cli healed = Cli.run("commons", "run", "--resume", run, "--url", "scripted:sustainable");
        assertThat(healed.code()).as(healed.err()).isZero();
        assertThat(run("--set", "seats=[\"nobody\"]").err())
                .contains("\"nobody\" is unknown")
                .hasLineCount(1);
        assertThat(run("--url", "scripted:gredy").err()).contains("greedy");
        assertThat(Cli.run("commons", "run").err()).contains("configs/commons/offline.json");
        assertThat(Cli.run("commons").code()).isEqualTo(ExitCodes.USAGE);
        assertThat(Cli.run("commons", "compare", folder.resolve("none")).code()).isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void subskillsAreCounted() {
        Cli cli = Cli.run(
                "commons",
                "subskills",
                CONFIG,
                "--tests",
                "sustainable_action,threshold",
                "--count",
                "5",
                "--run-dir",
                folder);
        assertThat(cli.out()).contains("sustainable_action  100.0 %").contains("threshold           0.0 %");
    }
}
