package io.github.marl4j.cli;

import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.algorithms.run.TrainingRun;
import io.github.marl4j.evaluation.runs.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains. */
@Command(
        name = "train",
        description = {
            "Train agents and keep everything about it in a run folder.",
            "Ctrl-C stops with a checkpoint; 'train --resume RUN' goes on to the same numbers as an unbroken run."
        })
final class TrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigMixin config;

    @Option(
            names = "--run-dir",
            paramLabel = "DIR",
            description = "Folder of the run; the default is runs/<env>/<algorithm>/<time>-seed<N>.")
    private Path runDir;

    @Option(names = "--resume", paramLabel = "RUN", description = "Go on with this run; its own configuration holds.")
    private Path resume;

    @Option(names = "--print-config", description = "Print the resolved configuration as JSON and do nothing.")
    private boolean printConfig;

    @Option(names = "--json", description = "Print the outcome as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if (resume != null && !(config.isEmpty() && runDir == null)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--resume takes everything from the run; give no other options of the configuration");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (printConfig) {
            out.print(Json.pretty((resume == null ? config.resolve() : TrainingRun.readConfig(resume)).toMap()));
            out.flush();
            return ExitCodes.OK;
        }
        Trainings.Outcome outcome = train();
        out.print(json ? Json.pretty(facts(outcome)) : text(outcome));
        out.flush();
        return ExitCodes.OK;
    }

    private Trainings.Outcome train() {
        PrintWriter err = spec.commandLine().getErr();
        if (resume != null) return Trainings.resume(resume, err);
        TrainConfig resolved = config.resolve();
        Path folder = runDir == null ? Trainings.defaultFolder(resolved) : runDir;
        return Trainings.start(folder, resolved, CommandText.of(spec), err);
    }

    private static Map<String, Object> facts(Trainings.Outcome outcome) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("run", outcome.folder().toString());
        facts.put("ending", outcome.ending().name().toLowerCase(java.util.Locale.ROOT));
        facts.put("steps", outcome.steps());
        facts.put("seconds", outcome.seconds());
        facts.put("stepsPerSecond", outcome.stepsPerSecond());
        if (outcome.ending() == TrainingRun.Ending.DONE) {
            outcome.evaluation().ifPresent(result -> facts.put("evaluation", EvaluationText.facts(result)));
        }
        return facts;
    }

    private static String text(Trainings.Outcome outcome) {
        if (outcome.ending() == TrainingRun.Ending.STOPPED) return "";
        StringBuilder text = new StringBuilder();
        outcome.evaluation().ifPresent(result -> text.append(EvaluationText.table(result)));
        String nl = System.lineSeparator();
        if (outcome.seconds() > 0) {
            text.append(Words.whole(outcome.steps())).append(" steps; this process took ");
            text.append(Words.duration(outcome.seconds())).append(", ").append(Words.whole(outcome.stepsPerSecond()));
            text.append(" steps/s, evaluations included").append(nl);
        }
        return text.append("run     ")
                .append(outcome.folder())
                .append(nl)
                .append("report  ./marl4j report ")
                .append(outcome.folder())
                .append(nl)
                .toString();
    }
}
