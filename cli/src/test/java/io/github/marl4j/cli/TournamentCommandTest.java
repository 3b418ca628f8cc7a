package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TournamentCommandTest {
    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path run;
    private static Path onnx;

    @BeforeAll
    static void trainAPlayer() {
        run = shared.resolve("kuhn");
        onnx = shared.resolve("kuhn.onnx");
        Cli.trainOnKuhn(run, 1);
        Cli exported = Cli.run("export", run, "--onnx", onnx);
        assertThat(exported.code()).as(exported.err()).isZero();
    }

    @Test
    void computersOfAnEnvironmentTakePartAndTheStrongerWins() {
        Cli played = Cli.run(
                "tournament",
                "fighting/vector-fast",
                "cpu-8",
                "cpu-2",
                "--games",
                "8",
                "--out",
                folder.resolve("computers"),
                "--json");
        assertThat(played.code()).as(played.err()).isZero();
        assertThat(played.json().getAsJsonArray("forfeits")).isEmpty();
        JsonObject best = played.json().getAsJsonArray("standings").get(0).getAsJsonObject();
        assertThat(best.get("player").getAsString()).isEqualTo("cpu-8");
    }

    @Test
    void scriptsRunsAndOnnxFilesMeet() throws IOException {
        Path out = folder.resolve("t");
        Cli played = Cli.run(
                "tournament",
                "games/kuhn",
                "random",
                "net=" + run,
                "best=" + run + "@greedy",
                "file=" + onnx + "@greedy",
                "--games",
                "30",
                "--out",
                out,
                "--anchor",
                "random",
                "--threads",
                "2");
        assertThat(played.code()).as(played.err()).isZero();
        assertThat(played.out()).contains("random").contains("A game is decided by the objective \"win\"");
        assertThat(out.resolve("payoffs.png")).exists();
        assertThat(out.resolve("DONE")).exists();
        assertThat(Files.readString(out.resolve("report.html"))).contains("MARL4J tournament");
        JsonObject results = Cli.run("tournament", "--resume", out, "--json")
                .json(); // one that is over only tells its results again
        JsonArray standings = results.getAsJsonArray("standings");
        assertThat(standings).hasSize(4);
        for (var each : standings) {
            if (each.getAsJsonObject().get("player").getAsString().equals("random")) {
                assertThat(each.getAsJsonObject().get("elo").getAsDouble()).isEqualTo(1000);
            }
        }
        // The exported policy is the greedy one: they are paid the same against each other's moves, card by card.
        int best = 2;
        int file = 3;
        assertThat(results.getAsJsonArray("firstReturn")
                        .get(best)
                        .getAsJsonArray()
                        .get(file))
                .isEqualTo(results.getAsJsonArray("firstReturn")
                        .get(file)
                        .getAsJsonArray()
                        .get(best));
    }

    @Test
    void evaluationsFindOpponentsLikeTournaments() {
        Cli evaluated = Cli.run("evaluate", run, "--episodes", "16", "--opponent", onnx + "@greedy");
        assertThat(evaluated.code()).as(evaluated.err()).isZero();
        Cli unknown = Cli.run("evaluate", run, "--episodes", "16", "--opponent", "randon");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("did you mean \"random\"?");
    }

    @Test
    void killedInTheMiddleOfItsGamesAndResumedItEndsWithTheSameGames() throws Exception {
        List<String> play = List.of(
                "tournament",
                "games/leduc",
                "a=random",
                "b=random",
                "c=random",
                "--games",
                "2000",
                "--at-once",
                "20",
                "--threads",
                "2");
        Path whole = folder.resolve("whole");
        Path killed = folder.resolve("killed");
        finish(Cli.with(play, "--out", whole.toString()));
        long size = Files.size(whole.resolve("games.csv"));
        List<String> next = Cli.with(play, "--out", killed.toString());
        for (int quarter = 1; quarter <= 3; quarter++) {
            Process process = process(next);
            while (process.isAlive() && size(killed.resolve("games.csv")) < size * quarter / 4) Thread.sleep(1);
            process.destroyForcibly().waitFor();
            assertThat(killed.resolve("DONE")).doesNotExist();
            next = List.of("tournament", "--resume", killed.toString());
        }
        finish(next);
        assertThat(killed.resolve("DONE")).exists();
        assertThat(killed.resolve("games.csv")).hasSameTextualContentAs(whole.resolve("games.csv"));
        assertThat(killed.resolve("results.json")).hasSameTextualContentAs(whole.resolve("results.json"));
    }

    private void finish(List<String> arguments) throws Exception {
        Process process = process(arguments);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("output.txt")))
                .isZero();
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private Process process(List<String> arguments) throws IOException {
        return Cli.start(folder.resolve("output.txt"), arguments);
    }

    @Test
    void whatCannotBePlayedIsSaidBeforeTheFirstGame() {
        refused("at least 2 players", "tournament", "games/kuhn", "random");
        refused("two players are called \"random\"", "tournament", "games/kuhn", "random", "random");
        refused("did you mean \"random\"?", "tournament", "games/kuhn", "random", "randon");
        refused("has learned games/kuhn-v1, not games/rps-v1", "tournament", "games/rps", "random", run);
        refused("a tournament needs two sides", "tournament", "smax/3m", "random", "heuristic");
        refused("set the option bothSides=true", "tournament", "smax/3m", "random", "heuristic");
        refused(
                "anchor \"nobody\" does not play",
                "tournament",
                "games/kuhn",
                "a=random",
                "b=random",
                "--anchor",
                "nobody");
        refused("which environment?", "tournament");
        refused("leave @greedy away", "tournament", "games/kuhn", "a=random@greedy", "b=random");
    }

    private void refused(String sentence, Object... words) {
        Object[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--out";
        all[words.length + 1] = folder.resolve("never");
        Cli cli = Cli.run(all);
        assertThat(cli.err()).contains(sentence);
        assertThat(cli.code()).isEqualTo(2);
        assertThat(folder.resolve("never")).doesNotExist();
    }
}
