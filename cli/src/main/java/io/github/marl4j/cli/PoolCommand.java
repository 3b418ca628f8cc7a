package io.github.marl4j.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Pools of hidden partners. */
@Command(
        name = "pool",
        description = "Pools of policies that a learning agent meets without being told which.",
        subcommands = {PoolListCommand.class, PoolReportCommand.class, PoolSaveCommand.class})
final class PoolCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which command? There are list, report and save");
    }
}
