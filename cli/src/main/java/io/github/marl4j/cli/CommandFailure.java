package io.github.marl4j.cli;

/** The work of a command failed for a reason that is not a mistake in the command line. */
final class CommandFailure extends IllegalStateException {
    private static final long serialVersionUID = 1;

    CommandFailure(String message) {
        super(message);
    }

    CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
