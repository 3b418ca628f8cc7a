package io.github.marl4j.cli;

import io.github.marl4j.evaluation.report.HtmlReport;
import io.github.marl4j.evaluation.runs.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a report of runs. */
@Command(
        name = "report",
        description = "Write one HTML file about runs: results with intervals, learning curves, recordings, settings.")
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "Run folders, or folders with runs in them.")
    private List<Path> runs;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "File to write; the default is report.html in the run's folder, or here if there are several runs.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        List<RunFolder> read = RunFolders.read(runs);
        Path file = out != null
                ? out
                : read.size() == 1 ? read.get(0).path().resolve("report.html") : Path.of("report.html");
        write(read, CommandText.of(spec), file);
        PrintWriter text = spec.commandLine().getOut();
        text.println("report of " + (read.size() == 1 ? "1 run" : read.size() + " runs") + ": " + file);
        return ExitCodes.OK;
    }

    /** Writes a report and makes its folder if needed. */
    static void write(List<RunFolder> runs, String command, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        HtmlReport.of(runs, command, Instant.now()).write(file);
    }
}
