package io.github.marl4j.cli;

import io.github.marl4j.algorithms.run.TrainingRun;
import io.github.marl4j.evaluation.Episode;
import io.github.marl4j.evaluation.EvaluationResult;
import io.github.marl4j.evaluation.runs.MetricNames;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how a training goes: a bar on a terminal, else a line for each evaluation. */
final class TrainingProgress implements TrainingRun.Listener, AutoCloseable {
    private static final int UPDATE_MILLIS = 250;
    private static final int DEFAULT_COLUMNS = 100;

    private final PrintWriter err;
    private final String task;
    private final long totalSteps;
    private final long startedNanos = System.nanoTime();
    private long firstSteps = -1;
    private long steps;
    private Optional<ProgressBar> bar = Optional.empty();
    private EvaluationResult latest;
    private double trainWinRate = Double.NaN;

    /**
     * Prepares to show.
     *
     * @param task what is trained, a few words
     * @param doneBefore steps made before, by the part of the run that was interrupted
     */
    TrainingProgress(PrintWriter err, String task, long doneBefore, long totalSteps) {
        this.err = err;
        this.task = task;
        this.steps = doneBefore;
        this.totalSteps = totalSteps;
    }

    @Override
    public void started() {
        if (Terminal.isPresent()) bar = Optional.of(newBar());
        else err.println(task + ": " + Words.whole(steps) + " of " + Words.whole(totalSteps) + " steps");
    }

    private ProgressBar newBar() {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(totalSteps)
                .startsFrom(steps, Duration.ZERO)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                .setConsumer(new DelegatingProgressBarConsumer(
                        line -> {
                            err.print("\r" + line);
                            err.flush();
                        },
                        Terminal.columns(DEFAULT_COLUMNS)))
                .build();
    }

    @Override
    public void progress(long now, long total, Map<String, Double> metrics) {
        if (firstSteps < 0) firstSteps = steps;
        steps = now;
        trainWinRate = metrics.getOrDefault(MetricNames.TRAIN_WIN_RATE, trainWinRate);
        bar.ifPresent(shown -> {
            shown.maxHint(Math.max(now, total));
            shown.stepTo(now);
            shown.setExtraMessage(message());
        });
    }

    private String message() {
        String text = Words.whole(stepsPerSecond()) + " steps/s";
        if (latest != null)
            return text + ", greedy wins " + Words.percent(latest.greedy().winRate());
        return Double.isNaN(trainWinRate) ? text : text + ", wins " + Words.percent(trainWinRate);
    }

    @Override
    public void evaluated(long now, EvaluationResult result) {
        latest = result;
        if (bar.isPresent()) return;
        err.println(
                task + ": " + Words.whole(now) + " steps, " + Words.whole(stepsPerSecond()) + " steps/s, greedy wins "
                        + Words.percent(result.greedy().winRate()) + " ("
                        + result.greedy().count(Episode.WON) + " of "
                        + result.greedy().count() + "), return "
                        + Words.decimal(result.greedy().meanReturn()));
    }

    /** Returns environment steps per second since this process began to train, evaluations included. */
    double stepsPerSecond() {
        return firstSteps < 0 ? 0 : (steps - firstSteps) / seconds();
    }

    /** Returns seconds since this process began to train. */
    double seconds() {
        return (System.nanoTime() - startedNanos) * 1e-9;
    }

    /** Returns environment steps made, earlier parts of the run included. */
    long steps() {
        return steps;
    }

    /** Returns the latest evaluation of this process. */
    Optional<EvaluationResult> latest() {
        return Optional.ofNullable(latest);
    }

    @Override
    public void close() {
        bar.ifPresent(shown -> {
            shown.close();
            err.println();
        });
    }
}
