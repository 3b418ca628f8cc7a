package io.github.marl4j.cli;

import io.github.marl4j.commons.experiment.Comparison;
import io.github.marl4j.evaluation.commons.Estimate;
import io.github.marl4j.evaluation.commons.SocietySummary;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.runs.RunFileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares runs of societies. */
@Command(
        name = "compare",
        description = {
            "Compare runs: a row for each experiment and players, means over their seeds.",
            "± is half the 95 % interval by Student's t; a single run has none."
        })
final class CommonsCompareCommand implements Callable<Integer> {
    private static final List<String> SHOWN =
            List.of("survivalMonths", "meanGain", "efficiency", "equality", "overUsage");

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "Run folders, or folders in which some are.")
    private List<Path> given;

    @Option(names = "--markdown", description = "Print the table as Markdown.")
    private boolean markdown;

    @Option(names = "--json", description = "Print JSON, with all metrics and bootstrap intervals.")
    private boolean json;

    @Override
    public Integer call() {
        List<Path> folders = new ArrayList<>();
        for (Path path : given) folders.addAll(below(path));
        Comparison comparison = Comparison.of(folders);
        PrintWriter out = spec.commandLine().getOut();
        for (Path unfinished : comparison.unfinished()) {
            spec.commandLine().getErr().println(unfinished + " has not ended and is left out");
        }
        if (json) out.print(Json.pretty(facts(comparison)));
        else
            out.print(
                    markdown ? table(comparison).markdown() : table(comparison).text());
        out.flush();
        return ExitCodes.OK;
    }

    private static List<Path> below(Path path) {
        if (Files.exists(path.resolve("result.json"))) return List.of(path);
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> found = files.filter(
                            file -> file.endsWith("result.json") && Files.exists(file.resolveSibling("events.jsonl")))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
            if (found.isEmpty()) throw new CommandFailure("no run of a society in " + path);
            return found;
        } catch (IOException failed) {
            throw RunFileException.reading(path, failed);
        }
    }

    private static TextTable table(Comparison comparison) {
        TextTable table = new TextTable(
                "experiment",
                "players",
                "runs",
                "survived",
                "months",
                "gain per agent",
                "efficiency",
                "equality",
                "over-usage");
        for (Comparison.Group group : comparison.groups()) {
            row(table, group.experiment(), group.players(), group.summary());
            if (group.fromNewcomer() != null) {
                row(table, group.experiment() + " (from the newcomer on)", group.players(), group.fromNewcomer());
            }
        }
        return table;
    }

    private static void row(TextTable table, String experiment, String players, SocietySummary summary) {
        List<String> cells = new ArrayList<>(
                List.of(experiment, players, String.valueOf(summary.runs()), Words.percent(summary.survivalRate())));
        for (String metric : SHOWN) {
            boolean share = !metric.equals("survivalMonths") && !metric.equals("meanGain");
            cells.add(cell(summary.estimates().get(metric), share));
        }
        table.row(cells.toArray(String[]::new));
    }

    private static String cell(Estimate estimate, boolean share) {
        if (estimate == null) return "undefined";
        String mean = share ? Words.percent(estimate.mean()) : Words.decimal(estimate.mean());
        if (estimate.tInterval().isEmpty()) return mean;
        double half =
                (estimate.tInterval().get().high() - estimate.tInterval().get().low()) / 2;
        return mean + " ± " + (share ? Words.percent(half) : Words.decimal(half));
    }

    private static List<Object> facts(Comparison comparison) {
        List<Object> list = new ArrayList<>();
        for (Comparison.Group group : comparison.groups()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("experiment", group.experiment());
            map.put("players", group.players());
            map.putAll(facts(group.summary()));
            if (group.fromNewcomer() != null) map.put("fromNewcomer", facts(group.fromNewcomer()));
            list.add(map);
        }
        return list;
    }

    private static Map<String, Object> facts(SocietySummary summary) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("runs", summary.runs());
        map.put("survivalRate", summary.survivalRate());
        map.put(
                "survivalRateInterval",
                List.of(
                        summary.survivalRateInterval().low(),
                        summary.survivalRateInterval().high()));
        map.put("collapsedBy", summary.collapsedBy());
        Map<String, Object> estimates = new LinkedHashMap<>();
        summary.estimates().forEach((name, estimate) -> estimates.put(name, facts(estimate)));
        map.put("metrics", estimates);
        return map;
    }

    private static Map<String, Object> facts(Estimate estimate) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("runs", estimate.runs());
        map.put("undefined", estimate.undefined());
        map.put("mean", estimate.mean());
        map.put(
                "standardDeviation",
                estimate.standardDeviation().isPresent()
                        ? (Double) estimate.standardDeviation().getAsDouble()
                        : null);
        map.put(
                "tInterval",
                estimate.tInterval()
                        .map(each -> List.of(each.low(), each.high()))
                        .orElse(null));
        map.put(
                "bootstrapInterval",
                List.of(
                        estimate.bootstrapInterval().low(),
                        estimate.bootstrapInterval().high()));
        return map;
    }
}
