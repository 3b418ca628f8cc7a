package io.github.marl4j.cli;

import io.github.marl4j.evaluation.leaderboard.Leaderboard;
import io.github.marl4j.evaluation.leaderboard.LeaderboardSources;
import io.github.marl4j.evaluation.leaderboard.Refusal;
import io.github.marl4j.evaluation.statistics.StratifiedBootstrap;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes ranked tables of many runs. */
@Command(
        name = "leaderboard",
        subcommands = LeaderboardCheckCommand.class,
        synopsisSubcommandLabel = "[COMMAND]",
        description = {
            "Rank the runs and tournaments in some folders: JSON, Markdown and one self-contained page.",
            "Only folders are read, and only those with a manifest; what cannot count is refused with the reason."
        })
final class LeaderboardCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "RUNS",
            arity = "0..*",
            description = "Folders of runs and tournaments, or folders with such in them.")
    private List<Path> folders = List.of();

    @Option(names = "--out", paramLabel = "SITE", description = "Folder to write, e.g. site.")
    private Path out;

    @Option(
            names = "--submitter",
            paramLabel = "NAME",
            defaultValue = "MARL4J",
            description = "Who made the runs [${DEFAULT-VALUE}].")
    private String submitter;

    @Option(
            names = "--resamples",
            paramLabel = "N",
            defaultValue = "50000",
            description = "Resamples of the bootstrap behind all intervals [${DEFAULT-VALUE}].")
    private int resamples;

    @Override
    public Integer call() {
        if (folders.isEmpty() || out == null) {
            throw new IllegalArgumentException(
                    "leaderboard needs folders of runs and --out SITE, e.g. leaderboard runs --out site");
        }
        LeaderboardSources sources = LeaderboardSources.find(folders);
        Leaderboard board = Leaderboard.of(
                sources, new StratifiedBootstrap(0, resamples), submitter, CommandText.of(spec), Instant.now());
        PrintWriter err = spec.commandLine().getErr();
        for (Refusal each : board.refusals()) err.println("refused " + each.folder() + ": " + each.reason());
        if (board.entries().isEmpty() && board.tournaments().isEmpty()) {
            throw new CommandFailure("nothing to rank in " + folders
                    + ": there is no run with a manifest and a final evaluation," + " and no tournament that is over");
        }
        board.write(out);
        PrintWriter text = spec.commandLine().getOut();
        text.println(
                board.entries().size() + " entries and " + board.tournaments().size() + " tournaments, "
                        + board.refusals().size() + " refused: " + out.resolve("index.html"));
        text.flush();
        return ExitCodes.OK;
    }
}
