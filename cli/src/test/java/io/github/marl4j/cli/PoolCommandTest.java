package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolCommandTest {
    @TempDir
    Path folder;

    private Cli train(String algorithm, Path run) {
        return Cli.run(
                "train",
                "--env",
                "games/repeated-rps-v1",
                "--algo",
                algorithm,
                "--steps",
                "2000",
                "--threads",
                "1",
                "--run-dir",
                run,
                "--set",
                "env.pool=repeated-rps-types",
                "--set",
                "evaluation.times=0",
                "--set",
                "evaluation.finalEpisodes=12");
    }

    @Test
    void aReportHasARowForEachAlgorithmAndIsMeasuredOnce() throws IOException {
        assertThat(train("nam", folder.resolve("nam/seed1")).code()).isZero();
        assertThat(train("clam", folder.resolve("clam/seed1")).code()).isZero();
        Path page = folder.resolve("page.md");
        Cli first = Cli.run("pool", "report", folder, "--episodes", 4, "--out", page);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.err()).contains("measuring");
        assertThat(Files.readString(page))
                .contains(
                        "## games/repeated-rps-v1", "| nam | 1 |", "| clam | 1 |", "| always-scissors | learnt with |")
                .contains("### Who is it?", "![Embeddings of clam by partner](page/games-repeated-rps-v1-clam.png)");
        assertThat(folder.resolve("page/games-repeated-rps-v1-clam.png")).exists();
        String before = Files.readString(page);
        Cli again = Cli.run("pool", "report", folder, "--episodes", 4, "--out", page);
        assertThat(again.err()).doesNotContain("measuring");
        assertThat(Files.readString(page)).isEqualTo(before);
    }

    @Test
    void aRunWithoutHiddenPartnersHasNothingToReport() {
        Path run = folder.resolve("plain");
        assertThat(Cli.train(run).code()).isZero();
        Cli report = Cli.run("pool", "report", run);
        assertThat(report.code()).isNotZero();
        assertThat(report.err()).contains("learnt without hidden partners: its configuration has no env.pool");
    }

    @Test
    void aSavedPolicyIsListedWithItsHash() {
        assertThat(train("ippo", folder.resolve("run")).code()).isZero();
        Cli saved =
                Cli.run("pool", "save", folder.resolve("run"), "--group", "players", "--out", folder.resolve("p.json"));
        assertThat(saved.err()).isEmpty();
        assertThat(saved.out()).containsPattern("weights, sha256 [0-9a-f]{64}");
        Cli wrong = Cli.run("pool", "save", folder.resolve("run"), "--group", "row", "--out", folder.resolve("q.json"));
        assertThat(wrong.err()).contains("ippo on games/repeated-rps-v1 has no weights of a group row");
    }

    @Test
    void thePoolsOfTheLibraryAreListed() {
        assertThat(Cli.run("pool", "list").out())
                .contains("repeated-rps-types", "predator-prey", "foraging-8x8", "prey_0");
    }
}
