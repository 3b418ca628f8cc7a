package io.github.marl4j.cli;

import java.io.InputStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code marl4j} without a subcommand prints its help. */
@Command(
        name = "marl4j",
        description = "Multi-agent reinforcement learning on the JVM: environments, training, evaluation.",
        mixinStandardHelpOptions = true,
        versionProvider = Build.class,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            EnvsCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            ExploitCommand.class,
            TournamentCommand.class,
            LeaderboardCommand.class,
            ExportCommand.class,
            RenderCommand.class,
            PlayCommand.class,
            ReportCommand.class,
            FightCommand.class,
            ViewCommand.class,
            LadderCommand.class,
            ParetoCommand.class,
            PoolCommand.class,
            SpeedCommand.class,
            ConformanceCommand.class,
            BenchmarkCommand.class,
            CommonsCommand.class
        })
final class RootCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Print the stack trace of an error, not only its sentence.")
    boolean verbose;

    /** What a person types into a command that asks. */
    final InputStream typed;

    RootCommand(InputStream typed) {
        this.typed = typed;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "which command? There are "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
