package io.github.marl4j.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Societies of language models, scripts, policies and people. */
@Command(
        name = "commons",
        description =
                "Societies that share a resource, played by language models, scripts, trained policies and people.",
        subcommands = {
            CommonsRunCommand.class,
            CommonsCompareCommand.class,
            CommonsSubskillsCommand.class,
            CommonsReplayCommand.class
        })
final class CommonsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "which command? There are run, compare, subskills and replay");
    }
}
