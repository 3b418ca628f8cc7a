package io.github.marl4j.cli;

import io.github.marl4j.commons.replay.ReplayPage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the page that shows a run. */
@Command(
        name = "replay",
        description = {
            "Write one HTML file that shows a run month by month: resource, harvests, conversation, memories, prompts, metrics.",
            "With two runs they stand side by side. The page loads nothing from the network."
        })
final class CommonsReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..2", paramLabel = "RUN", description = "One or two run folders.")
    private List<Path> runs;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The page; the default is replay.html in the folder of the first run.")
    private Path file;

    @Override
    public Integer call() {
        Path page = file == null ? runs.get(0).resolve("replay.html") : file;
        ReplayPage.write(runs, page);
        spec.commandLine().getOut().println("replay: " + page);
        return ExitCodes.OK;
    }
}
