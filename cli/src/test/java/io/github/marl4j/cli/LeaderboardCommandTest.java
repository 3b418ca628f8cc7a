package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.marl4j.algorithms.run.Checkpoint;
import io.github.marl4j.evaluation.runs.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaderboardCommandTest {
    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    @BeforeAll
    static void trainAndExport() {
        Cli.trainOnKuhn(shared.resolve("1"), 1);
        Cli.trainOnKuhn(shared.resolve("2"), 2);
        Cli exported = Cli.run("export", shared.resolve("1"), "--onnx", shared.resolve("onnx/policy.onnx"));
        assertThat(exported.code()).as(exported.err()).isZero();
        Cli played = Cli.run(
                "tournament",
                "games/kuhn",
                "random",
                "net=" + shared.resolve("1"),
                "--games",
                "10",
                "--out",
                shared.resolve("duel"));
        assertThat(played.code()).as(played.err()).isZero();
    }

    @Test
    void runsAndTournamentsBecomeASite() throws IOException {
        Path site = folder.resolve("site");
        Cli made = Cli.run("leaderboard", shared, "--out", site, "--resamples", "100");
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out()).contains("1 entries and 1 tournaments, 0 refused");
        JsonObject board = JsonParser.parseString(Files.readString(site.resolve("leaderboard.json")))
                .getAsJsonObject();
        assertThat(board.getAsJsonObject("headToHead").getAsJsonArray("players"))
                .hasSize(2);
        JsonObject entry = board.getAsJsonArray("entries").get(0).getAsJsonObject();
        assertThat(entry.get("provisional").getAsBoolean()).isTrue();
        assertThat(entry.getAsJsonObject("artifacts").get("checkpointSha256").getAsString())
                .hasSize(64);
        assertThat(Files.readString(site.resolve("index.html"))).contains("Head to head · games/kuhn-v1");
        assertThat(Files.readString(site.resolve("leaderboard.md"))).contains("./marl4j leaderboard");
    }

    @Test
    void nothingToRankIsAnErrorWithTheReasons() throws IOException {
        Path run = Files.createDirectories(folder.resolve("run"));
        Files.writeString(run.resolve("metrics.csv"), "");
        Cli empty = Cli.run("leaderboard", folder, "--out", folder.resolve("site"));
        assertThat(empty.code()).isEqualTo(1);
        assertThat(empty.err())
                .contains("refused")
                .contains("there is no manifest.json")
                .contains("nothing to rank");
        assertThat(Cli.run("leaderboard").err()).contains("needs folders of runs and --out SITE");
    }

    private Path submission() throws IOException {
        Path entry = Files.createDirectories(folder.resolve("entry"));
        copy(shared.resolve("1"), entry.resolve("seed1"));
        copy(shared.resolve("onnx"), entry.resolve("seed2"));
        String first =
                Sha256.of(Checkpoint.newest(entry.resolve("seed1/checkpoints")).orElseThrow());
        String second = Sha256.of(entry.resolve("seed2/policy.json"));
        Files.writeString(entry.resolve("submission.json"), """
                {"format": "marl4j-submission/1", "name": "ours", "submitter": "us", "algorithm": "ippo", "variant": "", "date": "2026-11-24",
                 "codeVersion": "abc", "hardware": "two cores", "env": {"id": "games/kuhn-v1", "options": {}},
                 "training": {"envSteps": 512, "wallSeconds": 1.5}, "seeds": [1, 2],
                 "policies": [{"seed": 1, "path": "seed1", "sha256": "%s"}, {"seed": 2, "path": "seed2/policy.onnx", "sha256": "%s"}]}
                """.formatted(first, second));
        return entry;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else Files.copy(file, target);
            }
        }
    }

    @Test
    void aSoundSubmissionPlaysWithEverySeed() throws IOException {
        Path entry = submission();
        Cli checked = Cli.run("leaderboard", "check", entry);
        assertThat(checked.code()).as(checked.err()).isZero();
        assertThat(checked.out())
                .contains("seed 1: 4 episodes of")
                .contains("seed 2: 4 episodes of")
                .contains("ours: 2 policies for games/kuhn-v1, all in order");
        Cli played =
                Cli.run("tournament", "games/kuhn", "random", entry, "--games", "4", "--out", folder.resolve("duel"));
        assertThat(played.code()).as(played.err()).isZero();
    }

    @Test
    void everyFaultOfASubmissionIsOneSentence() throws IOException {
        Path entry = submission();
        Path file = entry.resolve("submission.json");
        String good = Files.readString(file);
        faulty(
                file,
                good.replace("\"submitter\"", "\"sumbitter\""),
                "key \"sumbitter\" is unknown; did you mean \"submitter\"?");
        faulty(file, good.replace("\"seeds\": [1, 2]", "\"seeds\": [1, 2, 3]"), "\"policies\" lacks seed 3");
        faulty(file, good.replace("\"seed\": 2, ", ""), "\"policies[1].seed\" is missing");
        faulty(file, good.replace("1.5}", "1e999}"), "training.wallSeconds");
        faulty(file, good.replaceFirst("\"sha256\": \"..", "\"sha256\": \"00"), "seed 1: the SHA-256 of");
        faulty(file, good.replace("games/kuhn-v1", "games/kun-v1"), "did you mean \"games/kuhn-v1\"?");
        faulty(file, good.replace("games/kuhn-v1", "games/leduc-v1"), "has learned games/kuhn-v1, not games/leduc-v1");
        faulty(file, good.replace("seed2/policy.onnx", "../policy.onnx"), "a path inside the folder");
        Path manifest = entry.resolve("seed2/policy.json");
        String policy = Files.readString(manifest);
        String hash = Sha256.of(manifest);
        Files.writeString(manifest, policy.replaceFirst("\"inputs\": \\d+", "\"inputs\": 3"));
        faulty(file, good.replace(hash, Sha256.of(manifest)), "expected [batch, 3]");
        Files.writeString(manifest, policy.replace("games/kuhn-v1", "games/leduc-v1"));
        faulty(file, good.replace(hash, Sha256.of(manifest)), "has learned games/leduc-v1, not games/kuhn-v1");
        faulty(file, good, "seed 2: the SHA-256 of");
    }

    private static void faulty(Path file, String content, String sentence) throws IOException {
        Files.writeString(file, content);
        Cli checked = Cli.run("leaderboard", "check", file.getParent());
        assertThat(checked.code()).as(checked.out()).isEqualTo(1);
        assertThat(checked.err().lines()).first().asString().contains(sentence);
    }
}
