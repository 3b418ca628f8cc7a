package io.github.marl4j.cli;

import io.github.marl4j.evaluation.curves.ChartStyle;
import io.github.marl4j.evaluation.curves.Curve;
import io.github.marl4j.evaluation.curves.CurveData;
import io.github.marl4j.evaluation.curves.LearningCurveChart;
import io.github.marl4j.evaluation.pareto.FrontFile;
import io.github.marl4j.evaluation.runs.AtomicFiles;
import io.github.marl4j.evaluation.runs.MetricNames;
import io.github.marl4j.evaluation.runs.Metrics;
import io.github.marl4j.evaluation.runs.RunFolder;
import io.github.marl4j.evaluation.runs.RunGroup;
import io.github.marl4j.evaluation.statistics.Scores;
import io.github.marl4j.evaluation.statistics.StratifiedBootstrap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What {@link ResultsPage} says about searches for Pareto fronts: for each task the hypervolume and the expected utility over training, and a table of how good the fronts are in the end.
 */
final class FrontResults {
    private static final double CONFIDENCE = 0.95;
    private static final StratifiedBootstrap BOOTSTRAP = new StratifiedBootstrap(1, 2000);

    private FrontResults() {}

    /** Returns whether all runs have a front. */
    static boolean fits(List<RunFolder> runs) {
        return runs.stream().allMatch(run -> Files.exists(run.path().resolve(FrontFile.NAME)));
    }

    /**
     * Returns the part of a page about one task, and draws its curves.
     *
     * @param groups of the task, at least one
     * @param pictures folder of the curves, beside the page
     */
    static String section(List<RunGroup> groups, Path pictures) {
        String picture = Trainings.folderName(groups.get(0).task());
        return facts(groups.get(0).runs().get(0)) + "\n\n"
                + curve(groups, MetricNames.HYPERVOLUME, "Hypervolume", pictures, picture + "-hypervolume")
                + curve(groups, MetricNames.EXPECTED_UTILITY, "Expected utility", pictures, picture + "-utility")
                + table(groups).markdown();
    }

    /** Returns what the numbers of a task are measured by. */
    private static String facts(RunFolder run) {
        FrontFile front = FrontFile.read(run.path().resolve(FrontFile.NAME));
        return "Objectives " + String.join(", ", front.objectives()) + "; options " + front.environmentOptions()
                + "; reference point " + Arrays.toString(front.referencePoint().values()) + "; discount "
                + front.discount() + "; expected utility over "
                + front.weights().weights().length
                + " equally spaced weights.";
    }

    /** Draws a metric of the groups and returns the link to the picture; empty if no run has it. */
    static String curve(List<RunGroup> groups, String metric, String title, Path folder, String picture) {
        List<Curve.Band> bands = new ArrayList<>();
        for (RunGroup group : groups) {
            CurveData.curve(group, metric, CurveData.XAxis.STEPS)
                    .ifPresent(curve -> bands.add(curve.band(Curve.Centre.MEAN, BOOTSTRAP, CONFIDENCE)));
        }
        if (bands.isEmpty()) return "";
        LearningCurveChart chart = new LearningCurveChart("", CurveData.XAxis.STEPS.title(), title, false, bands);
        AtomicFiles.write(folder.resolve(picture + ".svg"), chart.svg(ChartStyle.DEFAULT));
        return "![" + title + " over environment steps](" + folder.getFileName() + "/" + picture + ".svg)\n\n";
    }

    private static TextTable table(List<RunGroup> groups) {
        TextTable table = new TextTable(
                "algorithm",
                "seeds",
                "hypervolume",
                "95 % interval",
                "expected utility",
                "95 % interval",
                "points",
                "steps",
                "time");
        for (RunGroup group : groups) {
            Scores hypervolume = Scores.ofTask(last(group, MetricNames.HYPERVOLUME));
            Scores utility = Scores.ofTask(last(group, MetricNames.EXPECTED_UTILITY));
            Scores points = Scores.ofTask(last(group, MetricNames.CARDINALITY));
            table.row(
                    group.label(),
                    Integer.toString(group.runs().size()),
                    Words.significant(hypervolume.mean()),
                    interval(hypervolume),
                    Words.significant(utility.mean()),
                    interval(utility),
                    Words.decimal(points.mean()),
                    Words.whole(mean(group, run -> run.metrics().lastStep())),
                    Words.duration(mean(group, run -> run.metrics().lastWallSeconds())));
        }
        return table;
    }

    static String interval(Scores scores) {
        var interval = BOOTSTRAP.interval(scores, Scores::mean, CONFIDENCE);
        return Words.significant(interval.low()) + " to " + Words.significant(interval.high());
    }

    /** Returns the numbers of the final evaluations, one for each seed. */
    static double[] last(RunGroup group, String metric) {
        return group.runs().stream()
                .mapToDouble(run -> run.metrics()
                        .series("final/" + metric)
                        .map(FrontResults::lastValue)
                        .orElseThrow(() -> new CommandFailure("run " + run.path() + " has no final evaluation")))
                .toArray();
    }

    private static double lastValue(Metrics.Series series) {
        return series.points().get(series.points().size() - 1).value();
    }

    static double mean(RunGroup group, java.util.function.ToDoubleFunction<RunFolder> of) {
        return group.runs().stream().mapToDouble(of).average().orElseThrow();
    }

    /** Returns what the words and numbers mean. */
    static String legend() {
        return "A front is what the policies of a run are worth: the mean discounted return of the team, the sum over its agents, in each objective. Hypervolume is measured from the reference point"
                + " of the task, expected utility is the mean over weights of the best weighted value; both count the policies found so far, higher is better. Numbers of the table are"
                + " those of the final evaluations: the mean over seeds and its 95 % bootstrap interval, which with three seeds is indicative only. Points are policies that no other dominates."
                + " Time is wall time of one seed, evaluations included.\n";
    }
}
