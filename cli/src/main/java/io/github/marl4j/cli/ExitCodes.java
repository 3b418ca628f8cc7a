package io.github.marl4j.cli;

/** What the exit codes of the command mean. */
final class ExitCodes {
    /** All went well. */
    static final int OK = 0;

    /** The work failed, or what was compared differs. */
    static final int FAILED = 1;

    /** The command line or a configuration is wrong; nothing was done. */
    static final int USAGE = 2;

    private ExitCodes() {}
}
