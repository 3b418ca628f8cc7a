package io.github.marl4j.cli;

import io.github.marl4j.evaluation.runs.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a list of configurations with several seeds each. */
@Command(
        name = "run",
        description = {
            "Work through a suite: train every configuration with every seed, one after the other.",
            "Called again it skips what is done and goes on with what was interrupted.",
            "At the end it writes report.html into the folder of the runs and the suite's page of results."
        })
final class SuiteCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SUITE", description = "JSON file, see configs/suites/.")
    private Path file;

    @Option(names = "--list", description = "Say what is done and what is not, and do nothing.")
    private boolean list;

    @Option(names = "--only-results", description = "Train nothing; write report and results of what is done.")
    private boolean onlyResults;

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            description =
                    "Only trainings with this text in the path of their folder, so that several processes can share a suite.")
    private String only;

    @Override
    public Integer call() throws IOException {
        Suite suite = only == null ? Suite.read(file) : Suite.read(file).only(only);
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            out.print(listing(suite));
            out.flush();
            return ExitCodes.OK;
        }
        PrintWriter err = spec.commandLine().getErr();
        SuiteRun run = new SuiteRun(suite, CommandText.of(spec), err);
        boolean complete = onlyResults || run.train();
        List<Path> done = run.done();
        if (!done.isEmpty()) write(suite, RunFolders.read(done), out);
        for (String failure : run.failures()) err.println("failed: " + failure);
        if (!complete) err.println("go on with: ./marl4j benchmark run " + file);
        if (done.isEmpty()) throw new CommandFailure("suite " + suite.name() + ": no training is done");
        return complete && run.failures().isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private void write(Suite suite, List<RunFolder> runs, PrintWriter out) throws IOException {
        Path report = suite.runs().resolve("report.html");
        ReportCommand.write(runs, CommandText.of(spec), report);
        out.println("report:  " + report);
        if (suite.results() != null) {
            new ResultsPage(suite.name(), suite.description(), runs, "./marl4j benchmark run " + file)
                    .write(suite.results());
            out.println("results: " + suite.results());
        }
        out.flush();
    }

    private static String listing(Suite suite) {
        TextTable table = new TextTable("task", "algorithm", "seed", "state", "folder");
        for (Suite.Training training : suite.trainings()) {
            String state = SuiteRun.isDone(training)
                    ? "done"
                    : Files.exists(training.folder().resolve("config.json")) ? "interrupted" : "not begun";
            table.row(
                    training.config().env().id(),
                    training.config().algorithm(),
                    Long.toString(training.config().seed()),
                    state,
                    training.folder().toString());
        }
        return table.text();
    }
}
