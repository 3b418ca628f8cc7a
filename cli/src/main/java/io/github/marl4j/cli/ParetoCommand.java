package io.github.marl4j.cli;

import io.github.marl4j.evaluation.pareto.KnownFront;
import io.github.marl4j.evaluation.pareto.ParetoReport;
import io.github.marl4j.evaluation.pareto.ReferencePoint;
import io.github.marl4j.evaluation.runs.AtomicFiles;
import io.github.marl4j.evaluation.runs.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the fronts of multi-objective runs. */
@Command(
        name = "pareto",
        description = {
            "Measure the fronts that multi-objective runs have found: hypervolume, expected utility and more.",
            "Runs that differ in their seed only make one column: the interquartile mean and its 95 %% bootstrap interval.",
            "What the reference point does not precede adds nothing to the hypervolume; notes on standard error name it."
        })
final class ParetoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "Run folders, or folders with runs in them.")
    private List<Path> runs;

    @Option(
            names = "--reference-point",
            paramLabel = "N,N",
            description = "Where hypervolumes begin, e.g. 0,0 or -300,-300; the default is that of the runs.")
    private String referencePoint;

    @Option(
            names = "--weights",
            paramLabel = "N",
            description = "Number of equally spaced weights for utilities; the default is the weights of the runs.")
    private Integer weights;

    @Option(
            names = "--front",
            paramLabel = "FILE",
            description =
                    "Known front, {\"points\": [[1, 2], [2, 1]]} or the front.json of a run: adds distances to it.")
    private Path knownFront;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Draw the fronts into this folder, and write pareto.json there.")
    private Path out;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (weights != null && weights < 1) {
            throw new IllegalArgumentException("--weights=" + weights + " must be at least 1");
        }
        FrontRuns.Choice choice = new FrontRuns.Choice(
                Optional.ofNullable(referencePoint).map(ParetoCommand::point),
                Optional.ofNullable(weights),
                Optional.ofNullable(knownFront).map(KnownFront::read));
        List<FrontRuns> tasks = FrontRuns.of(RunFolders.read(runs), choice);
        PrintWriter text = spec.commandLine().getOut();
        if (json) text.print(Json.pretty(facts(tasks)));
        else for (FrontRuns task : tasks) text.println(ParetoText.of(task.reports()));
        for (FrontRuns task : tasks)
            task.notes().forEach(note -> spec.commandLine().getErr().println("note: " + note));
        if (out != null) draw(tasks, json ? spec.commandLine().getErr() : text);
        text.flush();
        return ExitCodes.OK;
    }

    private static ReferencePoint point(String text) {
        try {
            return new ReferencePoint(Arrays.stream(text.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "--reference-point " + text + ": expected numbers with commas, e.g. 0,0", e);
        }
    }

    private Map<String, Object> facts(List<FrontRuns> tasks) {
        List<Object> reports = new ArrayList<>();
        for (FrontRuns task : tasks)
            task.reports().stream().map(ParetoReport::toMap).forEach(reports::add);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("version", Build.version());
        facts.put("commit", Build.commit());
        facts.put("command", CommandText.of(spec));
        facts.put("reports", reports);
        return facts;
    }

    private void draw(List<FrontRuns> tasks, PrintWriter told) throws IOException {
        Files.createDirectories(out);
        AtomicFiles.write(out.resolve("pareto.json"), Json.pretty(facts(tasks)));
        told.println("wrote " + out.resolve("pareto.json"));
        for (FrontRuns task : tasks) {
            new FrontPictures(task, out).write().forEach(file -> told.println("wrote " + file));
        }
    }
}
