package io.github.marl4j.cli;

import io.github.marl4j.commons.experiment.CommonsRun;
import io.github.marl4j.commons.experiment.Experiment;
import io.github.marl4j.commons.experiment.RunReport;
import io.github.marl4j.commons.model.Cassette;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.runs.Manifest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays societies. */
@Command(
        name = "run",
        description = {
            "Play a society to its end and keep everything about it in a run folder.",
            "With several seeds or models all combinations are played; called again, what is done is skipped and what was interrupted goes on.",
            "Every answer of a model is recorded before it is used, so nothing is asked twice."
        })
final class CommonsRunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "CONFIG", description = "Experiment, a JSON file; see configs/commons/.")
    private Path config;

    @Option(names = "--resume", paramLabel = "RUN", description = "Go on with the run in this folder.")
    private Path resume;

    @Option(
            names = "--run-dir",
            paramLabel = "DIR",
            description = "Folder of the run; of several runs, the folder that theirs are in.")
    private Path folder;

    @Option(names = "--seeds", split = ",", paramLabel = "N", description = "Seeds, e.g. 1,2,3.")
    private List<Long> seeds = new ArrayList<>();

    @Option(
            names = "--models",
            split = ",",
            paramLabel = "NAME",
            description = "Names of models at the endpoint; each takes the place of all models of the experiment.")
    private List<String> models = new ArrayList<>();

    @Option(names = "--cassette", paramLabel = "FILE", description = "Recorded answers to begin with.")
    private Path cassette;

    @Option(names = "--replay-only", description = "Ask nothing: what is not recorded is an error.")
    private boolean replayOnly;

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    @Mixin
    private CommonsMixin changes;

    @Override
    public Integer call() {
        if ((config == null) == (resume == null)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "name either an experiment, e.g. configs/commons/offline.json, or --resume RUN");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        RootCommand root = (RootCommand) spec.root().userObject();
        List<Object> reports = new ArrayList<>();
        boolean complete = true;
        try (CommonsSurroundings surroundings = new CommonsSurroundings(root.typed, out, err, Interrupt.begin())) {
            for (Plan plan : plans()) {
                if (plan.done()) {
                    err.println(plan.folder + " is done already");
                    reports.add(CommonsRun.result(plan.folder));
                    continue;
                }
                RunReport report = play(plan, surroundings);
                reports.add(report.toMap());
                if (!json) out.println(text(plan.folder, report));
                if (report.status() != RunReport.Status.DONE) {
                    complete = false;
                    err.println(report.reason() + "; go on with: ./marl4j commons run --resume " + plan.folder);
                    break;
                }
            }
        }
        if (json) out.print(Json.pretty(reports.size() == 1 ? reports.get(0) : reports));
        out.flush();
        return complete ? ExitCodes.OK : ExitCodes.FAILED;
    }

    /** One run. */
    private record Plan(Path folder, Experiment experiment) {
        boolean done() {
            return CommonsRun.isDone(folder);
        }
    }

    private List<Plan> plans() {
        if (resume != null) {
            Experiment changed = changes.change(
                    resume.resolve("config.json").toString(),
                    CommonsRun.experiment(resume).toMap(),
                    null,
                    null);
            return List.of(new Plan(resume, changed));
        }
        List<Plan> plans = new ArrayList<>();
        boolean single = seeds.size() <= 1 && models.size() <= 1;
        for (String model : models.isEmpty() ? Collections.<String>singletonList(null) : models) {
            for (Long seed : seeds.isEmpty() ? Collections.<Long>singletonList(null) : seeds) {
                Experiment experiment = changes.experiment(config, model, seed);
                plans.add(new Plan(folderOf(experiment, single), experiment));
            }
        }
        return plans;
    }

    private Path folderOf(Experiment experiment, boolean single) {
        if (folder != null && single) return folder;
        Path parent = folder == null ? Path.of("runs", "commons") : folder;
        String players = experiment.players().replaceAll("[^A-Za-z0-9._+-]+", "-");
        return parent.resolve(experiment.name()).resolve(players).resolve("seed" + experiment.seed());
    }

    private RunReport play(Plan plan, CommonsSurroundings surroundings) {
        Cassette.Mode mode = replayOnly ? Cassette.Mode.REPLAY_ONLY : Cassette.Mode.RECORD;
        String name = plan.experiment.name() + " seed " + plan.experiment.seed();
        try {
            if (CommonsRun.exists(plan.folder)) {
                return CommonsRun.resume(plan.folder, plan.experiment, mode, surroundings.of(name));
            }
            Manifest manifest = Manifest.starting(Build.version(), Build.commit(), CommandText.of(spec), "plain", 1);
            return CommonsRun.start(plan.folder, plan.experiment, manifest, cassette, mode, surroundings.of(name));
        } finally {
            surroundings.endLine();
        }
    }

    private static String text(Path folder, RunReport report) {
        StringBuilder text = new StringBuilder(folder + ": " + report.months() + " months");
        report.metrics()
                .ifPresent(m -> text.append(m.survived() ? ", survived" : ", collapsed")
                        .append(", gain ")
                        .append(m.totalGain())
                        .append(", efficiency ")
                        .append(Words.percent(m.efficiency()))
                        .append(", equality ")
                        .append(
                                m.equality().isPresent()
                                        ? Words.percent(m.equality().getAsDouble())
                                        : "undefined")
                        .append(", over-usage ")
                        .append(Words.percent(m.overUsage())));
        text.append("; faults ").append(report.usage().get("faults"));
        return text.append(", fallbacks ")
                .append(report.usage().get("fallbacks"))
                .toString();
    }
}
