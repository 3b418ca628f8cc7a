package io.github.marl4j.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line on standard error and an exit code. */
final class Failures {
    private Failures() {}

    /** Answers a command line that cannot be understood. */
    static int refuse(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + oneLine(problem) + suggestion(problem) + " (see " + name + " --help)");
        return ExitCodes.USAGE;
    }

    private static String suggestion(ParameterException problem) {
        if (!(problem instanceof UnmatchedArgumentException unmatched)) return "";
        List<String> suggestions = unmatched.getSuggestions();
        return suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?";
    }

    /** Answers a command that failed. What a user can cause is one sentence; anything else is a bug and comes with its trace. */
    static int report(Exception problem, CommandLine command, ParseResult parsed) {
        boolean verbose = ((RootCommand) command.getCommandSpec().root().userObject()).verbose;
        if (verbose || !isExpected(problem)) problem.printStackTrace(command.getErr());
        String bug = isExpected(problem) ? "" : "this is a bug of MARL4J: ";
        command.getErr().println("marl4j: " + bug + oneLine(problem));
        return problem instanceof IllegalArgumentException ? ExitCodes.USAGE : ExitCodes.FAILED;
    }

    static boolean isExpected(Throwable problem) {
        return problem instanceof IllegalArgumentException
                || problem instanceof IllegalStateException
                || problem instanceof UncheckedIOException
                || problem instanceof IOException;
    }

    /** Returns what a problem says, without line breaks. */
    static String oneLine(Throwable problem) {
        String message = problem.getMessage() == null ? problem.toString() : problem.getMessage();
        return message.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
