package io.github.marl4j.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** Starts the {@code marl4j} command. */
public final class Main {
    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Interrupt.install();
        int code = execute(arguments);
        System.out.flush();
        settle();
        System.exit(code);
    }

    private static int execute(String[] arguments) {
        Charset charset = Charset.forName(System.getProperty("stdout.encoding", "UTF-8"));
        try {
            return newCommandLine(
                            System.in,
                            new PrintWriter(System.out, true, charset),
                            new PrintWriter(System.err, true, charset))
                    .execute(arguments);
        } catch (OutOfMemoryError full) {
            System.err.println("marl4j: out of memory with a heap of "
                    + Runtime.getRuntime().maxMemory() / (1 << 20)
                    + " MiB; use fewer environments, or set MARL4J_JAVA_OPTS=-Xmx8g");
            return ExitCodes.FAILED;
        }
    }

    /** Returns the command, reading what a person types and printing to these writers. */
    static CommandLine newCommandLine(InputStream typed, PrintWriter out, PrintWriter err) {
        CommandLine command = new CommandLine(new RootCommand(typed));
        command.getCommandSpec()
                .usageMessage()
                .footer(
                        "",
                        "Exit codes: 0 all went well, 1 the work failed or a comparison differs,",
                        "2 the command line or a configuration is wrong.");
        return command.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Failures::refuse)
                .setExecutionExceptionHandler(Failures::report);
    }

    /**
     * Lets the launcher's filter of standard error (see the script {@code marl4j}) write out what it still holds, so that nothing appears after the
     * process has ended. Standard error is closed afterwards.
     */
    static void settle() {
        System.err.flush();
        if (!Boolean.getBoolean("marl4j.stderrFilter")) return;
        System.err.close();
        ProcessHandle.current()
                .children()
                .forEach(filter -> filter.onExit()
                        .completeOnTimeout(filter, 1, TimeUnit.SECONDS)
                        .join());
    }
}
