package io.github.marl4j.cli;

import io.github.marl4j.algorithms.run.Checkpoint;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.algorithms.run.TrainingRun;
import io.github.marl4j.env.EnvRuntime;
import io.github.marl4j.env.KernelChoice;
import io.github.marl4j.evaluation.EvaluationResult;
import io.github.marl4j.evaluation.runs.Manifest;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Starts and resumes trainings with a progress bar; Ctrl-C stops them so that they can be resumed. */
final class Trainings {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private Trainings() {}

    /**
     * What became of a training.
     *
     * @param folder of the run
     * @param config resolved
     * @param ending whether it is done
     * @param steps made, earlier parts of a resumed run included
     * @param seconds that this process took for it
     * @param stepsPerSecond of this process
     * @param evaluation the final one, if this process made it
     */
    record Outcome(
            Path folder,
            TrainConfig config,
            TrainingRun.Ending ending,
            long steps,
            double seconds,
            double stepsPerSecond,
            Optional<EvaluationResult> evaluation) {}

    /** Returns where runs go by default: {@code runs/<env>/<algorithm>/<time>-seed<N>}. */
    static Path defaultFolder(TrainConfig config) {
        return Path.of(
                "runs",
                folderName(config.env().id()),
                config.algorithm(),
                STAMP.format(LocalDateTime.now()) + "-seed" + config.seed());
    }

    /** Returns an id as one folder name, e.g. {@code smax-3m-v1}. */
    static String folderName(String id) {
        return id.replace('/', '-');
    }

    /** Returns a time as in names of folders. */
    static String stamp() {
        return STAMP.format(LocalDateTime.now());
    }

    /** Trains from the beginning. */
    static Outcome start(Path folder, TrainConfig config, String command, PrintWriter err) {
        boolean simd = EnvRuntime.useSimd(config.env().id(), KernelChoice.AUTO);
        Manifest manifest = Manifest.starting(
                Build.version(), Build.commit(), command, simd ? "vector-api" : "plain", config.threads());
        return follow(
                folder,
                config,
                0,
                err,
                (listener, interrupt) -> TrainingRun.start(folder, config, manifest, listener, interrupt::asked));
    }

    /** Goes on with a run. */
    static Outcome resume(Path folder, PrintWriter err) {
        TrainConfig config = TrainingRun.readConfig(folder);
        if (Files.exists(folder.resolve("DONE"))) {
            err.println("run " + folder + " is done; nothing to resume");
            return new Outcome(folder, config, TrainingRun.Ending.DONE, config.totalSteps(), 0, 0, Optional.empty());
        }
        long done = Checkpoint.newest(folder.resolve("checkpoints"))
                .map(file -> Checkpoint.read(file).step())
                .orElse(0L);
        return follow(
                folder,
                config,
                done,
                err,
                (listener, interrupt) -> TrainingRun.resume(folder, listener, interrupt::asked));
    }

    private interface Work {
        TrainingRun.Ending run(TrainingRun.Listener listener, Interrupt interrupt);
    }

    private static Outcome follow(Path folder, TrainConfig config, long done, PrintWriter err, Work work) {
        Interrupt interrupt = Interrupt.begin();
        String task = config.algorithm() + " on " + config.env().id() + ", seed " + config.seed();
        TrainingProgress progress = new TrainingProgress(err, task, config, done);
        try {
            TrainingRun.Ending ending;
            try (progress) {
                ending = work.run(progress, interrupt);
            }
            if (ending == TrainingRun.Ending.STOPPED) {
                err.println("stopped after " + Words.whole(progress.steps())
                        + " steps; go on with: ./marl4j train --resume " + folder);
            }
            return new Outcome(
                    folder,
                    config,
                    ending,
                    progress.steps(),
                    progress.seconds(),
                    progress.stepsPerSecond(),
                    progress.latest());
        } catch (IllegalArgumentException failed) {
            throw new CommandFailure(Failures.oneLine(failed), failed);
        } finally {
            interrupt.end();
        }
    }
}
