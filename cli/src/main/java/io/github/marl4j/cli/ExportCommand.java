package io.github.marl4j.cli;

import io.github.marl4j.onnx.OnnxExport;
import io.github.marl4j.onnx.OnnxManifest;
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
            "For policies that are one network for each agent group: ippo and mappo, with or without memory, of numbers or pixels."
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
        Files.createDirectories(onnx.toAbsolutePath().getParent());
        Path manifest = OnnxExport.ofRun(folder, onnx);
        PrintWriter out = spec.commandLine().getOut();
        out.println(OnnxManifest.read(manifest).source() + ": " + manifest);
        out.flush();
        return ExitCodes.OK;
    }
}
