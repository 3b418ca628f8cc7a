package io.github.marl4j.cli;

import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.algorithms.run.TrainingRun;
import io.github.marl4j.onnx.OnnxExport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a trained policy in another form. */
@Command(
        name = "export",
        description = {
            "Write the networks of a run's newest checkpoint as ONNX, with a manifest beside them.",
            "For policies that are one network for each agent group: ippo and mappo, with or without memory."
        })
final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "Run folder.")
    private Path folder;

    @Option(
            names = "--onnx",
            paramLabel = "FILE",
            required = true,
            description =
                    "File to write, ending in .onnx; with several agent groups one file for each, -GROUP before the ending.")
    private Path onnx;

    @Override
    public Integer call() throws IOException {
        TrainConfig config = TrainingRun.readConfig(folder);
        PrintWriter out = spec.commandLine().getOut();
        Files.createDirectories(onnx.toAbsolutePath().getParent());
        try (Learner learner = TrainingRun.load(folder, config)) {
            String source = config.algorithm() + " on " + config.env().id() + ", seed " + config.seed() + ", "
                    + learner.steps() + " steps";
            Path manifest = OnnxExport.write(
                    onnx, learner.networks(), config.env().id(), config.env().options(), source);
            out.println(source + ": " + manifest);
        }
        out.flush();
        return ExitCodes.OK;
    }
}
