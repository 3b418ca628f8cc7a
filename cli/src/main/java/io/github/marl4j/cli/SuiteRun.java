package io.github.marl4j.cli;

import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.algorithms.run.TrainingRun;
import io.github.marl4j.evaluation.runs.Metrics;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Works through a suite, one training after the other; what is done stays done, what was interrupted goes on. */
final class SuiteRun {
    private final Suite suite;
    private final String command;
    private final PrintWriter err;

    /** Environment steps per second by algorithm, of runs that are finished. */
    private final Map<String, Double> speeds = new LinkedHashMap<>();

    private final List<String> failures = new ArrayList<>();

    SuiteRun(Suite suite, String command, PrintWriter err) {
        this.suite = suite;
        this.command = command;
        this.err = err;
    }

    /** Returns what failed, a sentence each. */
    List<String> failures() {
        return failures;
    }

    /**
     * Trains everything that is not done yet. A training that fails does not keep the others from running.
     *
     * @return whether the suite came to its end; false if it was asked to stop
     */
    boolean train() {
        List<Suite.Training> all = suite.trainings();
        for (Suite.Training training : all) if (isDone(training)) noteSpeed(training);
        for (int i = 0; i < all.size(); i++) {
            Suite.Training training = all.get(i);
            if (isDone(training)) continue;
            if (all.size() > 1) err.println("training " + (i + 1) + " of " + all.size() + remaining(all));
            try {
                if (one(training) == TrainingRun.Ending.STOPPED) return false;
                noteSpeed(training);
            } catch (RuntimeException failed) {
                if (!Failures.isExpected(failed)) throw failed;
                failures.add(training.folder() + ": " + Failures.oneLine(failed));
                err.println("failed: " + failures.get(failures.size() - 1));
            }
        }
        return true;
    }

    private TrainingRun.Ending one(Suite.Training training) {
        boolean begun = Files.exists(training.folder().resolve("config.json"));
        if (!begun)
            return Trainings.start(training.folder(), training.config(), command, err)
                    .ending();
        requireSame(training);
        return Trainings.resume(training.folder(), err).ending();
    }

    private static void requireSame(Suite.Training training) {
        TrainConfig there = TrainingRun.readConfig(training.folder());
        if (!there.toMap().equals(training.config().toMap())) {
            throw new CommandFailure(
                    "its config.json differs from what the suite says now; move the folder away to train anew");
        }
    }

    static boolean isDone(Suite.Training training) {
        return Files.exists(training.folder().resolve("DONE"));
    }

    private void noteSpeed(Suite.Training training) {
        Metrics metrics = Metrics.read(training.folder().resolve("metrics.csv"));
        if (metrics.lastWallSeconds() > 0) {
            speeds.put(training.config().algorithm(), metrics.lastStep() / metrics.lastWallSeconds());
        }
    }

    /** Says how long the rest will take, judging from runs of the same algorithm, else of any. */
    private String remaining(List<Suite.Training> all) {
        if (speeds.isEmpty()) return "";
        double average =
                speeds.values().stream().mapToDouble(speed -> speed).average().orElseThrow();
        double seconds = 0;
        for (Suite.Training training : all) {
            if (isDone(training)) continue;
            double speed = speeds.getOrDefault(training.config().algorithm(), average);
            seconds += training.config().totalSteps() / speed;
        }
        return ", about " + Words.duration(seconds) + " to go";
    }

    /** Returns the folders of the runs that are done. */
    List<Path> done() {
        return suite.trainings().stream()
                .filter(SuiteRun::isDone)
                .map(Suite.Training::folder)
                .toList();
    }
}
