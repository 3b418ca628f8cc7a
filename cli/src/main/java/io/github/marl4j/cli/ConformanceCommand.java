package io.github.marl4j.cli;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.env.VectorBackend;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.testkit.BackendReplay;
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
            "A backend that cannot take recorded draws leaves the steps that ask for some to the JVM.",
            "What has no kernel on a backend is skipped.",
            "Exit code 1 if anything differs or a file cannot be read."
        })
final class ConformanceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Folder with recorded files at any depth, or one file.")
    private Path root;

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            defaultValue = VectorBackend.JVM,
            description = "Who plays: jvm, opencl, cuda, nd4j or nd4j-tensor [${DEFAULT-VALUE}].")
    private String backend;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private final Map<Conformance.Status, Integer> counts = new EnumMap<>(Conformance.Status.class);
    private final List<Object> rows = new ArrayList<>();
    private double largest;
    private BackendReplay.Steps steps = BackendReplay.Steps.NONE;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (onJvm()) {
            Conformance.run(root, this::tell);
        } else {
            try (BackendReplay replay = new BackendReplay(backend)) {
                Conformance.run(root, replay, this::tell);
            }
        }
        if (counts.isEmpty()) throw new CommandFailure(root + " has no file whose name ends with .json or .json.gz");
        if (json) out.print(Json.pretty(summaryFacts()));
        else out.println(summary());
        out.flush();
        return count(Conformance.Status.FAILED) + count(Conformance.Status.UNREADABLE) == 0
                ? ExitCodes.OK
                : ExitCodes.FAILED;
    }

    private boolean onJvm() {
        return backend.equals(VectorBackend.JVM);
    }

    private void tell(Conformance.Report report) {
        counts.merge(report.status(), 1, Integer::sum);
        largest = Math.max(largest, report.largestDeviation());
        steps = steps.plus(report.steps());
        if (json) {
            rows.add(facts(report));
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(line(report));
        out.flush();
    }

    private int count(Conformance.Status status) {
        return counts.getOrDefault(status, 0);
    }

    private String line(Conformance.Report report) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-10s", word(report.status())));
        line.append("  ").append(report.file());
        for (ConformanceCheck.Result result : report.results()) {
            line.append("  ").append(result.variant().isEmpty() ? "" : result.variant() + ": ");
            line.append(result.comparisons())
                    .append(" compared, largest deviation ")
                    .append(deviation(result.largestDeviation()));
            if (!result.passed()) line.append(", first mismatch: ").append(result.mismatch());
        }
        if (!report.steps().equals(BackendReplay.Steps.NONE)) line.append("  ").append(whoPlayed(report.steps()));
        if (report.problem() != null) line.append("  ").append(report.problem());
        else if (report.status() == Conformance.Status.SKIPPED) line.append("  no check knows this file");
        return line.toString();
    }

    private String whoPlayed(BackendReplay.Steps played) {
        String there = number(played.onBackend(), "step", "steps") + " on " + backend + "; recorded draws in "
                + number(played.recorded(), "step or reset", "steps and resets");
        if (played.drawn() + played.resets() == 0) return there;
        return there + "; in " + number(played.drawn(), "step", "steps") + " and "
                + number(played.resets(), "reset", "resets")
                + " chance decides: left to the JVM, and played beside it with other draws";
    }

    private static String number(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
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
                + " skipped; largest deviation " + deviation(largest) + " of what is allowed"
                + (onJvm() ? "" : "; " + whoPlayed(steps));
    }

    private Map<String, Object> facts(Conformance.Report report) {
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
        putSteps(facts, report.steps());
        return facts;
    }

    private void putSteps(Map<String, Object> facts, BackendReplay.Steps made) {
        if (onJvm()) return;
        facts.put("stepsOnBackend", made.onBackend());
        facts.put("withRecordedDraws", made.recorded());
        facts.put("stepsLeftToJvm", made.drawn());
        facts.put("resetsLeftToJvm", made.resets());
    }

    /** JSON has no NaN and no infinity; a mismatch says what the matter is. */
    private static Object finite(double number) {
        return Double.isFinite(number) ? number : String.valueOf(number);
    }

    private Map<String, Object> summaryFacts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("backend", backend);
        putSteps(facts, steps);
        for (Conformance.Status status : Conformance.Status.values()) facts.put(word(status), count(status));
        facts.put("largestDeviation", finite(largest));
        facts.put("files", rows);
        return facts;
    }
}
