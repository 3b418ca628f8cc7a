package io.github.marl4j.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Trains and evaluates several things at once. */
@Command(
        name = "benchmark",
        description = "Train and evaluate on several tasks; writes a report.",
        subcommands = {QuickCommand.class, SuiteCommand.class})
final class BenchmarkCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which benchmark? There are quick and run SUITE");
    }
}
