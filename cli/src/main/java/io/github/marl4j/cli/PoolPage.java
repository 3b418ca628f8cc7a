package io.github.marl4j.cli;

import io.github.marl4j.algorithms.pool.PoolReport;
import io.github.marl4j.algorithms.pool.PoolReport.Change;
import io.github.marl4j.algorithms.pool.PoolReport.Recognised;
import io.github.marl4j.algorithms.pool.PoolReport.SplitResult;
import io.github.marl4j.evaluation.runs.AtomicFiles;
import io.github.marl4j.evaluation.runs.RunFolder;
import io.github.marl4j.evaluation.runs.RunGroup;
import io.github.marl4j.evaluation.statistics.Interval;
import io.github.marl4j.evaluation.statistics.Scores;
import io.github.marl4j.evaluation.statistics.StratifiedBootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A Markdown page about agents with hidden partners: a section for each task, a row for each algorithm. */
final class PoolPage {
    private static final double CONFIDENCE = 0.95;
    private static final StratifiedBootstrap BOOTSTRAP = new StratifiedBootstrap(1, 10_000);
    private static final String NONE = "–";

    private final Map<RunFolder, PoolReport> reports;
    private final String command;

    /** Reports of runs that differ in their seed only. */
    private record Group(RunGroup runs, List<PoolReport> reports) {

        /** Returns the folder of the seeds, as in suites, if it tells the algorithm. */
        String name() {
            String folder = ResultsPage.named(runs).label();
            return folder.startsWith(runs.runs().get(0).algorithm()) ? folder : runs.label();
        }

        /** Returns a number of each seed, of those that have it. */
        double[] all(Function<PoolReport, Optional<Double>> of) {
            return reports.stream()
                    .map(of)
                    .flatMap(Optional::stream)
                    .mapToDouble(Double::doubleValue)
                    .toArray();
        }
    }

    /**
     * Prepares a page.
     *
     * @param reports at least one
     * @param command that makes the page
     */
    PoolPage(Map<RunFolder, PoolReport> reports, String command) {
        this.reports = reports;
        this.command = command;
    }

    /** Returns where the picture of a run's embeddings lies. */
    static Path picture(RunFolder run) {
        return run.path().resolve("embedding.png");
    }

    /** Writes the page, and pictures beside it in a folder of its name. */
    void write(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path pictures = target.resolveSibling(target.getFileName().toString().replaceFirst("\\.md$", ""));
        Files.createDirectories(pictures);
        AtomicFiles.write(target, text(Optional.of(pictures)));
    }

    /**
     * Returns the page.
     *
     * @param pictures folder that the pictures are copied to; empty: without pictures
     */
    String text(Optional<Path> pictures) throws IOException {
        int episodes = reports.values().iterator().next().episodes();
        StringBuilder page = new StringBuilder("# Results: hidden partners\n\nMade by `" + command
                + "`; do not edit.\n\n" + episodes
                + " episodes with each partner, actions drawn; a seed's score is the mean over the partners of a split, a row the interquartile mean over seeds with its 95 % bootstrap"
                + " interval. Held-out partners were never met in training.\n\n");
        page.append(ResultsPage.machines(List.copyOf(reports.keySet()))).append(trainedBy());
        Map<String, List<Group>> byTask = new LinkedHashMap<>();
        for (RunGroup runs : RunGroup.of(List.copyOf(reports.keySet()))) {
            Group group = new Group(runs, runs.runs().stream().map(reports::get).toList());
            byTask.computeIfAbsent(runs.task(), task -> new ArrayList<>()).add(group);
        }
        for (Map.Entry<String, List<Group>> task : byTask.entrySet()) {
            page.append("\n## ").append(task.getKey()).append("\n\n").append(scores(task.getValue()));
            page.append("\n### Each partner\n\n").append(members(task.getValue()));
            String known = recognition(task.getValue());
            if (!known.isEmpty()) page.append("\n### Who is it?\n\n").append(known);
            String changes = changes(task.getValue());
            if (!changes.isEmpty()) page.append("\n### Another takes over\n\n").append(changes);
            if (pictures.isPresent()) page.append(pictures(task.getValue(), pictures.get()));
        }
        return page.toString();
    }

    private String trainedBy() {
        TreeSet<String> commands = new TreeSet<>();
        for (RunFolder run : reports.keySet())
            commands.add("- trained by `" + run.manifest().command() + "`\n");
        return String.join("", commands);
    }

    private static String scores(List<Group> groups) {
        TextTable table = new TextTable(
                "algorithm",
                "seeds",
                "return",
                "held out",
                "first ten steps",
                "first ten, held out",
                "steps",
                "time of a seed",
                "weights");
        for (Group group : groups) {
            PoolReport any = group.reports.get(0);
            table.row(
                    group.name(),
                    Integer.toString(group.reports.size()),
                    estimate(group.all(report -> Optional.of(report.train().mean()))),
                    estimate(group.all(report -> report.heldout().map(SplitResult::mean))),
                    estimate(group.all(report -> Optional.of(report.train().beginning()))),
                    estimate(group.all(report -> report.heldout().map(SplitResult::beginning))),
                    Words.whole(any.steps()),
                    Words.duration(mean(group.runs.runs(), run -> run.metrics().lastWallSeconds())),
                    Words.whole(
                            any.parameters().values().stream().mapToInt(n -> n).sum()));
        }
        return table.markdown();
    }

    /** The interquartile mean of several seeds with its interval; of fewer than three the mean. */
    private static String estimate(double[] seeds) {
        if (seeds.length == 0) return NONE;
        Scores scores = Scores.ofTask(seeds);
        if (seeds.length == 1) return number(scores.mean());
        Interval interval = BOOTSTRAP.interval(scores, Scores::iqm, CONFIDENCE);
        return number(scores.iqm()) + " [" + number(interval.low()) + ", " + number(interval.high()) + "]";
    }

    private static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size < 1 ? "%.3f" : size < 10 ? "%.2f" : "%.1f", value);
    }

    private static String members(List<Group> groups) {
        List<String> header = new ArrayList<>(List.of("partner", "split"));
        groups.forEach(group -> header.add(group.name()));
        TextTable table = new TextTable(header.toArray(String[]::new));
        addMembers(table, "learnt with", groups, report -> Optional.of(report.train()));
        addMembers(table, "held out", groups, PoolReport::heldout);
        return table.markdown();
    }

    private static void addMembers(
            TextTable table, String split, List<Group> groups, Function<PoolReport, Optional<SplitResult>> of) {
        List<String> names = groups.stream()
                .flatMap(group -> group.reports.stream())
                .map(of)
                .flatMap(Optional::stream)
                .findFirst()
                .map(SplitResult::members)
                .orElse(List.of());
        for (int m = 0; m < names.size(); m++) {
            int member = m;
            List<String> row = new ArrayList<>(List.of(names.get(m), split));
            for (Group group : groups) {
                double[] seeds = group.all(report -> of.apply(report).map(result -> result.returns()[member]));
                row.add(seeds.length == 0 ? NONE : number(Scores.ofTask(seeds).mean()));
            }
            table.row(row.toArray(String[]::new));
        }
    }

    private static String recognition(List<Group> groups) {
        TextTable table = new TextTable(
                "algorithm",
                "split",
                "observations",
                "1-NN",
                "linear probe",
                "cosine, same",
                "cosine, other",
                "chance");
        boolean any = false;
        for (Group group : groups) {
            any |= addRecognition(table, group, "learnt with", report -> Optional.of(report.train()));
            any |= addRecognition(table, group, "held out", PoolReport::heldout);
        }
        String legend =
                "\nShare of episodes whose partner is recognised from the embedding after so many observations, by the nearest neighbour and by a linear probe, both fitted to other episodes; and mean"
                        + " cosines of embeddings of the same and of different partners. Means over seeds.\n";
        return any ? table.markdown() + legend : "";
    }

    private static boolean addRecognition(
            TextTable table, Group group, String split, Function<PoolReport, Optional<SplitResult>> of) {
        List<SplitResult> results =
                group.reports.stream().map(of).flatMap(Optional::stream).toList();
        TreeSet<Integer> times = new TreeSet<>();
        results.forEach(result -> times.addAll(result.recognition().keySet()));
        for (int time : times) {
            List<Recognised> found = results.stream()
                    .filter(result -> result.recognition().containsKey(time))
                    .map(result -> result.recognition().get(time))
                    .toList();
            double chance = 1.0 / results.get(0).members().size();
            table.row(
                    group.name(),
                    split,
                    Integer.toString(time),
                    Words.percent(mean(found, Recognised::neighbour)),
                    Words.percent(mean(found, Recognised::probe)),
                    number(mean(found, Recognised::same)),
                    number(mean(found, Recognised::other)),
                    Words.percent(chance));
        }
        return !times.isEmpty();
    }

    private static <T> double mean(List<T> values, ToDoubleFunction<T> of) {
        return values.stream().mapToDouble(of).average().orElseThrow();
    }

    private static String changes(List<Group> groups) {
        TextTable table = new TextTable(
                "algorithm", "before", "after", "later", "undisturbed", "1-NN of the new partner, by steps since");
        int step = 0;
        for (Group group : groups) {
            List<Change> changes = group.reports.stream()
                    .map(PoolReport::change)
                    .flatMap(Optional::stream)
                    .toList();
            if (changes.isEmpty()) continue;
            step = changes.get(0).step();
            table.row(
                    group.name(),
                    number(mean(changes, Change::before)),
                    number(mean(changes, Change::after)),
                    number(mean(changes, Change::late)),
                    number(mean(changes, change -> change.undisturbed()[0])) + ", "
                            + number(mean(changes, change -> change.undisturbed()[1])) + ", "
                            + number(mean(changes, change -> change.undisturbed()[2])),
                    neighbours(changes));
        }
        String legend = "\nMean reward per step where another partner takes over after " + step
                + " steps: in the quarter of the episode before, in the quarter after, and in the rest; and the same three where nobody does.\n";
        return step == 0 ? "" : table.markdown() + legend;
    }

    private static String neighbours(List<Change> changes) {
        StringBuilder text = new StringBuilder();
        TreeSet<Integer> times = new TreeSet<>();
        changes.forEach(change -> times.addAll(change.recognition().keySet()));
        for (int time : times) {
            List<Recognised> found = changes.stream()
                    .filter(change -> change.recognition().containsKey(time))
                    .map(change -> change.recognition().get(time))
                    .toList();
            text.append(text.isEmpty() ? "" : ", ").append(time).append(": ");
            text.append(Words.percent(mean(found, Recognised::neighbour)));
        }
        return text.isEmpty() ? NONE : text.toString();
    }

    /** Copies the picture of each algorithm's first seed. */
    private static String pictures(List<Group> groups, Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Group group : groups) {
            Path source = picture(group.runs.runs().get(0));
            if (!Files.exists(source)) continue;
            String name = Trainings.folderName(group.runs.task()) + "-" + group.name() + ".png";
            Files.copy(source, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            text.append("\n![Embeddings of ")
                    .append(group.name())
                    .append(" by partner](")
                    .append(folder.getFileName())
                    .append("/")
                    .append(name)
                    .append(")\n\n*")
                    .append(group.name())
                    .append(
                            ", first seed: embeddings late in the episode in their principal plane, one colour for each partner.*\n");
        }
        return text.toString();
    }
}
