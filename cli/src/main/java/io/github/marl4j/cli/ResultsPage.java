package io.github.marl4j.cli;

import io.github.marl4j.evaluation.ActionMode;
import io.github.marl4j.evaluation.Episodes;
import io.github.marl4j.evaluation.EvaluationResult;
import io.github.marl4j.evaluation.curves.ChartStyle;
import io.github.marl4j.evaluation.curves.Curve;
import io.github.marl4j.evaluation.curves.CurveData;
import io.github.marl4j.evaluation.curves.LearningCurveChart;
import io.github.marl4j.evaluation.runs.AtomicFiles;
import io.github.marl4j.evaluation.runs.RunFolder;
import io.github.marl4j.evaluation.runs.RunGroup;
import io.github.marl4j.evaluation.statistics.Interval;
import io.github.marl4j.evaluation.statistics.Scores;
import io.github.marl4j.evaluation.statistics.StratifiedBootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** A Markdown page with a learning curve and a table for each task of a suite, and the tasks taken together. */
final class ResultsPage {
    private static final double CONFIDENCE = 0.95;
    private static final StratifiedBootstrap BOOTSTRAP = new StratifiedBootstrap(1, 2000);

    private final String name;
    private final String description;
    private final List<RunFolder> runs;
    private final String command;

    /**
     * Prepares a page.
     *
     * @param description what is compared; may be empty
     * @param runs that are done, at least one; runs of one entry and different seeds lie in one folder, whose name is what tables and curves call them
     * @param command that makes the page
     */
    ResultsPage(String name, String description, List<RunFolder> runs, String command) {
        this.name = name;
        this.description = description;
        this.runs = runs;
        this.command = command;
    }

    /** Writes the page, and the curves beside it in a folder of its name. */
    void write(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        String stem = target.getFileName().toString().replaceFirst("\\.md$", "");
        Path pictures = target.resolveSibling(stem);
        Files.createDirectories(pictures);
        Map<String, List<RunGroup>> byTask = new LinkedHashMap<>();
        for (RunGroup group : RunGroup.of(runs)) {
            byTask.computeIfAbsent(group.task(), task -> new ArrayList<>()).add(named(group));
        }
        StringBuilder page = new StringBuilder("# Results: " + name + "\n\n");
        if (!description.isEmpty()) page.append(description).append("\n\n");
        page.append("Made by `")
                .append(command)
                .append("`; do not edit.\n\n")
                .append(machines(runs))
                .append('\n');
        boolean fronts = FrontResults.fits(runs);
        boolean measured = ExploitabilityResults.fits(runs);
        if (!fronts && !measured) page.append(together(byTask));
        for (Map.Entry<String, List<RunGroup>> task : byTask.entrySet()) {
            page.append("\n## ").append(task.getKey()).append("\n\n");
            if (fronts) page.append(FrontResults.section(task.getValue(), pictures));
            else if (measured) page.append(ExploitabilityResults.section(task.getValue(), pictures));
            else page.append(section(task.getValue(), pictures));
        }
        page.append('\n').append(fronts ? FrontResults.legend() : measured ? ExploitabilityResults.legend() : legend());
        AtomicFiles.write(target, page.toString());
    }

    /** Returns the group under the name of the folder that its seeds lie in. */
    static RunGroup named(RunGroup group) {
        Path seeds = group.runs().get(0).path().toAbsolutePath().getParent();
        return new RunGroup(group.task(), seeds.getFileName().toString(), group.runs());
    }

    private static String section(List<RunGroup> groups, Path pictures) {
        String picture = Trainings.folderName(groups.get(0).task()) + ".svg";
        boolean drawn = drawCurve(groups, pictures.resolve(picture));
        String link = "![Greedy " + Yardstick.of(groups.get(0).task()).title() + " over environment steps]("
                + pictures.getFileName() + "/" + picture + ")\n\n";
        return (drawn ? link : "") + table(groups).markdown();
    }

    /** Returns what the runs were made with, a line each. */
    static String machines(List<RunFolder> runs) {
        TreeSet<String> lines = new TreeSet<>();
        for (RunFolder run : runs) {
            lines.add("- " + run.manifest().cpu() + "; " + run.manifest().jvm() + "; threads "
                    + run.manifest().threads()
                    + "; kernel " + run.manifest().kernel() + "; MARL4J "
                    + run.manifest().version() + " ("
                    + run.manifest().commit() + ")");
        }
        return String.join("\n", lines) + "\n";
    }

    private static String legend() {
        return "Win rates, returns and lengths are those of the final evaluation, greedy unless said otherwise: the mean over seeds, then the lowest and the"
                + " highest seed. Bands and intervals are 95 % bootstrap intervals over seeds (stratified by task where tasks are taken"
                + " together); with three seeds they are indicative only. Time is wall time of one seed, evaluations included.\n";
    }

    private static boolean drawCurve(List<RunGroup> groups, Path file) {
        Yardstick yardstick = Yardstick.of(groups.get(0).task());
        List<Curve.Band> bands = new ArrayList<>();
        for (RunGroup group : groups) {
            CurveData.curve(group, yardstick.metric(), CurveData.XAxis.STEPS)
                    .ifPresent(curve -> bands.add(curve.band(Curve.Centre.MEAN, BOOTSTRAP, CONFIDENCE)));
        }
        if (bands.isEmpty()) return false;
        LearningCurveChart chart = new LearningCurveChart(
                "", CurveData.XAxis.STEPS.title(), "Greedy " + yardstick.title(), yardstick.share(), bands);
        AtomicFiles.write(file, chart.svg(ChartStyle.DEFAULT));
        return true;
    }

    private static TextTable table(List<RunGroup> groups) {
        Yardstick yardstick = Yardstick.of(groups.get(0).task());
        TextTable table = new TextTable(
                "algorithm",
                "seeds",
                yardstick.title(),
                "lowest to highest seed",
                "sampled",
                "length",
                "steps",
                "time",
                "steps/s");
        for (RunGroup group : groups) {
            double[] greedy = finals(group, ActionMode.GREEDY, yardstick.of());
            double steps = mean(group, run -> run.metrics().lastStep());
            double seconds = mean(group, run -> run.metrics().lastWallSeconds());
            Scores scores = Scores.ofTask(greedy);
            table.row(
                    group.label(),
                    Integer.toString(greedy.length),
                    yardstick.word().apply(scores.mean()),
                    yardstick.range(new Interval(min(greedy), max(greedy))),
                    yardstick
                            .word()
                            .apply(Scores.ofTask(finals(group, ActionMode.SAMPLED, yardstick.of()))
                                    .mean()),
                    Words.decimal(Scores.ofTask(finals(group, ActionMode.GREEDY, Episodes::meanLength))
                            .mean()),
                    Words.whole(steps),
                    Words.duration(seconds),
                    Words.whole(steps / seconds));
        }
        return table;
    }

    /** Algorithms over all tasks; only those with the same seeds on every task can be resampled together. */
    private static String together(Map<String, List<RunGroup>> byTask) {
        boolean allCanBeWon = byTask.keySet().stream().allMatch(task -> Yardstick.of(task) == Yardstick.WIN_RATE);
        if (byTask.size() < 2 || !allCanBeWon) return "";
        Map<String, List<double[]>> byLabel = new TreeMap<>();
        byTask.values()
                .forEach(groups ->
                        groups.forEach(group -> byLabel.computeIfAbsent(group.label(), label -> new ArrayList<>())
                                .add(finals(group, ActionMode.GREEDY, Episodes::winRate))));
        TextTable table = new TextTable("algorithm", "IQM of win rates", "95 % interval", "mean");
        boolean any = false;
        for (Map.Entry<String, List<double[]>> entry : byLabel.entrySet()) {
            List<double[]> tasks = entry.getValue();
            int seeds = tasks.get(0).length;
            if (tasks.size() != byTask.size() || tasks.stream().anyMatch(task -> task.length != seeds)) continue;
            double[][] perSeed = new double[seeds][tasks.size()];
            for (int s = 0; s < seeds; s++) for (int t = 0; t < tasks.size(); t++) perSeed[s][t] = tasks.get(t)[s];
            Scores scores = Scores.of(perSeed);
            Interval interval = BOOTSTRAP.interval(scores, Scores::iqm, CONFIDENCE);
            table.row(
                    entry.getKey(),
                    Words.percent(scores.iqm()),
                    Words.percents(interval),
                    Words.percent(scores.mean()));
            any = true;
        }
        return any ? "\n## All " + byTask.size() + " tasks together\n\n" + table.markdown() : "";
    }

    private static double[] finals(RunGroup group, ActionMode mode, ToDoubleFunction<Episodes> of) {
        return group.runs().stream()
                .map(run -> run.finalEvaluation()
                        .map(EvaluationResult::fromPerEpisode)
                        .orElseThrow(() -> new CommandFailure("run " + run.path() + " has no final evaluation"))
                        .episodes(mode))
                .mapToDouble(of)
                .toArray();
    }

    private static double mean(RunGroup group, ToDoubleFunction<RunFolder> of) {
        return group.runs().stream().mapToDouble(of).average().orElseThrow();
    }

    private static double min(double[] values) {
        return java.util.Arrays.stream(values).min().orElseThrow();
    }

    private static double max(double[] values) {
        return java.util.Arrays.stream(values).max().orElseThrow();
    }
}
