package io.github.marl4j.cli;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.testkit.Conformance;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays recorded files. */
@Command(
        name = "conformance",
        description = {
            "Replay recorded files (*.json, *.json.gz) and compare: golden traces of any family, and cases with known answers.",
            "Deviations are in units of each number's tolerance: up to 1 is agreement. Files that no check knows are skipped.",
            "Exit code 1 if anything differs or a file cannot be read."
        })
final class ConformanceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Folder with recorded files at any depth, or one file.")
    private Path root;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private final Map<Conformance.Status, Integer> counts = new EnumMap<>(Conformance.Status.class);
    private final List<Object> rows = new ArrayList<>();
    private double largest;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Conformance.run(root, report -> {
            counts.merge(report.status(), 1, Integer::sum);
            largest = Math.max(largest, report.largestDeviation());
            if (json) rows.add(facts(report));
            else out.println(line(report));
        });
        if (counts.isEmpty()) throw new CommandFailure(root + " has no file whose name ends with .json or .json.gz");
        if (json) out.print(Json.pretty(summaryFacts()));
        else out.println(summary());
        out.flush();
        return count(Conformance.Status.FAILED) + count(Conformance.Status.UNREADABLE) == 0
                ? ExitCodes.OK
                : ExitCodes.FAILED;
    }

    private int count(Conformance.Status status) {
        return counts.getOrDefault(status, 0);
    }

    private static String line(Conformance.Report report) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-10s", word(report.status())));
        line.append("  ").append(report.file());
        for (ConformanceCheck.Result result : report.results()) {
            line.append("  ").append(result.variant().isEmpty() ? "" : result.variant() + ": ");
            line.append(result.comparisons())
                    .append(" compared, largest deviation ")
                    .append(deviation(result.largestDeviation()));
            if (!result.passed()) line.append(", first mismatch: ").append(result.mismatch());
        }
        if (report.problem() != null) line.append("  ").append(report.problem());
        if (report.status() == Conformance.Status.SKIPPED) line.append("  no check knows this file");
        return line.toString();
    }

    private static String deviation(double deviation) {
        return String.format(Locale.ROOT, "%.3g", deviation);
    }

    private static String word(Conformance.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private String summary() {
        return "summary: " + count(Conformance.Status.PASSED) + " passed, " + count(Conformance.Status.FAILED)
                + " failed, "
                + count(Conformance.Status.UNREADABLE) + " unreadable, " + count(Conformance.Status.SKIPPED)
                + " skipped; largest deviation " + deviation(largest) + " of what is allowed";
    }

    private static Map<String, Object> facts(Conformance.Report report) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("file", report.file().toString());
        facts.put("status", word(report.status()));
        facts.put("largestDeviation", finite(report.largestDeviation()));
        List<Object> results = new ArrayList<>();
        for (ConformanceCheck.Result result : report.results()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("variant", result.variant());
            row.put("comparisons", result.comparisons());
            row.put("largestDeviation", finite(result.largestDeviation()));
            row.put("mismatch", result.mismatch());
            results.add(row);
        }
        facts.put("results", results);
        facts.put("problem", report.problem());
        return facts;
    }

    /** JSON has no NaN and no infinity; a mismatch says what the matter is. */
    private static Object finite(double number) {
        return Double.isFinite(number) ? number : String.valueOf(number);
    }

    private Map<String, Object> summaryFacts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Conformance.Status status : Conformance.Status.values()) facts.put(word(status), count(status));
        facts.put("largestDeviation", finite(largest));
        facts.put("files", rows);
        return facts;
    }
}
