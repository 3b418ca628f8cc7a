package io.github.marl4j.cli;

import picocli.CommandLine;

/** The help of a command, for the pages that show it, and the command's grammar. */
public final class CliUsage {
    private static final int WIDTH = 110;

    private CliUsage() {}

    /** Returns the help of a subcommand, e.g. {@code envs describe}. */
    public static String of(String... path) {
        CommandLine command = Cli.commandLine();
        for (String name : path) command = command.getSubcommands().get(name);
        command.setUsageHelpAutoWidth(false).setUsageHelpWidth(WIDTH);
        return command.getUsageMessage(CommandLine.Help.Ansi.OFF).replaceAll("[ \\t]+\\n", "\n");
    }

    /** Parses a command line without running it. */
    public static void parse(String... words) {
        Cli.commandLine().parseArgs(words);
    }
}
