package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.marl4j.algorithms.run.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: killed without warning, or out of disk space. */
class KilledProcessTest {
    private static final List<String> TRAIN = List.of(
            "train",
            "--env",
            "smax/3m-v1",
            "--algo",
            "ippo",
            "--steps",
            "40960",
            "--seed",
            "3",
            "--threads",
            "1",
            "--set",
            "ippo.numEnvs=16",
            "--set",
            "ippo.numSteps=32",
            "--set",
            "ippo.hidden=16",
            "--set",
            "ippo.minibatches=2",
            "--set",
            "evaluation.times=2",
            "--set",
            "evaluation.episodes=8",
            "--set",
            "evaluation.finalEpisodes=8",
            "--set",
            "checkpoints=20");

    @TempDir
    Path folder;

    private Process start(List<String> arguments) throws IOException {
        return Cli.start(folder.resolve("output.txt"), arguments);
    }

    private int run(List<String> arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ended in time").isTrue();
        return process.exitValue();
    }

    private Checkpoint last(Path run) {
        return Checkpoint.read(Checkpoint.newest(run.resolve("checkpoints")).orElseThrow());
    }

    @Test
    void killedAtRandomMomentsAndResumedItEndsWithTheSameWeights() throws Exception {
        Path whole = folder.resolve("whole");
        Path killed = folder.resolve("killed");
        long started = System.nanoTime();
        assertThat(run(Cli.with(TRAIN, "--run-dir", whole.toString()))).isZero();
        long wholeMillis = (System.nanoTime() - started) / 1_000_000;
        long seed = System.nanoTime();
        Random moments = new Random(seed);
        List<String> next = Cli.with(TRAIN, "--run-dir", killed.toString());
        int kills = 0;
        while (kills < 4) {
            Process process = start(next);
            if (process.waitFor(wholeMillis / 4 + moments.nextInt((int) wholeMillis / 2), TimeUnit.MILLISECONDS)) break;
            process.destroyForcibly().waitFor();
            kills++;
            if (Files.exists(killed.resolve("config.json"))) next = List.of("train", "--resume", killed.toString());
        }
        assertThat(run(Cli.with(next)))
                .as("output: %s", Files.readString(folder.resolve("output.txt")))
                .isZero();
        assertThat(kills).as("kills with moments of seed %d", seed).isPositive();
        assertThat(last(killed).state())
                .as("kills with moments of seed %d", seed)
                .isEqualTo(last(whole).state());
        assertThat(killed.resolve("DONE")).exists();
    }

    @Test
    void fullDiskIsSaidAndTheRunGoesOnWhenThereIsRoom() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                command("mount", "-t", "tmpfs", "-o", "size=160k", "tmpfs", disk.toString()),
                "needs the right to mount a tmpfs");
        try {
            Path run = disk.resolve("run");
            assertThat(run(Cli.with(TRAIN, "--run-dir", run.toString()))).isEqualTo(1);
            assertThat(Files.readString(folder.resolve("output.txt"))).contains("No space left on device");
            assertThat(command("mount", "-o", "remount,size=64m", disk.toString()))
                    .isTrue();
            assertThat(run(List.of("train", "--resume", run.toString()))).isZero();
            Path whole = folder.resolve("whole");
            assertThat(run(Cli.with(TRAIN, "--run-dir", whole.toString()))).isZero();
            assertThat(last(run).state()).isEqualTo(last(whole).state());
        } finally {
            command("umount", disk.toString());
        }
    }

    private static boolean command(String... words) throws InterruptedException {
        try {
            return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
