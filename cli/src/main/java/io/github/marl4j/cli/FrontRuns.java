package io.github.marl4j.cli;

import io.github.marl4j.evaluation.pareto.FrontFile;
import io.github.marl4j.evaluation.pareto.ParetoReport;
import io.github.marl4j.evaluation.pareto.ReferencePoint;
import io.github.marl4j.evaluation.pareto.WeightSet;
import io.github.marl4j.evaluation.pareto.WeightVectors;
import io.github.marl4j.evaluation.runs.RunFolder;
import io.github.marl4j.evaluation.runs.RunGroup;
import io.github.marl4j.evaluation.statistics.StratifiedBootstrap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The runs on one environment with their fronts, all measured the same way.
 *
 * @param fronts by group, in the order of the runs
 * @param reports one for each group, in the same order
 */
record FrontRuns(Map<RunGroup, List<FrontFile>> fronts, List<ParetoReport> reports) {
    static final double CONFIDENCE = 0.95;
    static final StratifiedBootstrap BOOTSTRAP = new StratifiedBootstrap(0, 10_000);

    /**
     * What a user chose; where nothing was chosen the runs must agree.
     *
     * @param weights how many
     * @param knownFront {@code [point][objective]}
     */
    record Choice(
            Optional<ReferencePoint> referencePoint, Optional<Integer> weights, Optional<double[][]> knownFront) {}

    /** Sorts runs by environment and group and measures them. */
    static List<FrontRuns> of(List<RunFolder> runs, Choice choice) {
        Map<String, Map<RunGroup, List<FrontFile>>> byTask = new TreeMap<>();
        for (RunGroup group : RunGroup.of(runs)) {
            List<FrontFile> fronts = group.runs().stream().map(FrontRuns::front).toList();
            byTask.computeIfAbsent(group.task(), task -> new LinkedHashMap<>()).put(group, fronts);
        }
        return byTask.values().stream().map(groups -> measured(groups, choice)).toList();
    }

    private static FrontFile front(RunFolder run) {
        Path file = run.path().resolve(FrontFile.NAME);
        if (!Files.exists(file)) {
            throw new CommandFailure(
                    "run " + run.path() + " has no " + FrontFile.NAME + "; only multi-objective algorithms write one");
        }
        return FrontFile.read(file);
    }

    private static FrontRuns measured(Map<RunGroup, List<FrontFile>> groups, Choice choice) {
        List<String> objectives = common(groups, "objectives", FrontFile::objectives, "leave some of them out");
        ParetoReport.Setup setup = new ParetoReport.Setup(
                groups.keySet().iterator().next().task(),
                objectives,
                common(groups, "discounts", FrontFile::discount, "leave some of them out"),
                choice.referencePoint.orElseGet(() -> common(
                        groups, "reference points", FrontFile::referencePoint, "choose one with --reference-point")),
                choice.weights
                        .map(count -> WeightVectors.equallySpaced(objectives.size(), count))
                        .orElseGet(() -> common(groups, "weights", FrontFile::weights, "choose with --weights")),
                choice.knownFront,
                BOOTSTRAP,
                CONFIDENCE);
        List<ParetoReport> reports = new ArrayList<>();
        groups.forEach((group, fronts) -> reports.add(ParetoReport.of(group.label(), setup, seeds(group, fronts))));
        return new FrontRuns(groups, List.copyOf(reports));
    }

    private static List<ParetoReport.SeedFront> seeds(RunGroup group, List<FrontFile> fronts) {
        List<ParetoReport.SeedFront> seeds = new ArrayList<>();
        for (int i = 0; i < fronts.size(); i++) {
            RunFolder run = group.runs().get(i);
            String version = run.manifest().version() + " (" + run.manifest().commit() + ")";
            seeds.add(new ParetoReport.SeedFront(
                    run.seed(), run.path().toString(), version, fronts.get(i).policies()));
        }
        return seeds;
    }

    /** Returns what is the same in all runs; numbers of runs that differ cannot be compared. */
    private static <T> T common(
            Map<RunGroup, List<FrontFile>> groups, String what, Function<FrontFile, T> of, String advice) {
        Map<T, Path> first = new LinkedHashMap<>();
        groups.forEach((group, fronts) -> {
            for (int i = 0; i < fronts.size(); i++) {
                first.putIfAbsent(of.apply(fronts.get(i)), group.runs().get(i).path());
            }
        });
        if (first.size() > 1) {
            String differing = first.entrySet().stream()
                    .limit(2)
                    .map(each -> shown(each.getKey()) + " in " + each.getValue())
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException("the runs of "
                    + groups.keySet().iterator().next().task() + " have different " + what + ": " + differing + "; "
                    + advice);
        }
        return first.keySet().iterator().next();
    }

    private static String shown(Object value) {
        return value instanceof WeightSet set ? set.weights().length + " weights, " + set.origin() : value.toString();
    }

    /** Returns what is the same for all reports. */
    ParetoReport.Setup setup() {
        return reports.get(0).setup();
    }

    /** Returns whether the histories of all runs were measured from the reference point of the reports. */
    boolean historiesCompare() {
        return fronts.values().stream()
                .flatMap(List::stream)
                .allMatch(front -> front.referencePoint().equals(setup().referencePoint()));
    }

    /** Returns what a reader should know, one sentence each. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (ParetoReport report : reports) {
            report.notes().forEach(note -> notes.add(setup().environmentId() + " " + report.label() + " " + note));
        }
        if (!historiesCompare()) {
            notes.add(setup().environmentId() + ": hypervolume over training is not drawn, because the runs measured it"
                    + " from another reference point than " + setup().referencePoint());
        }
        return notes;
    }
}
