package io.github.marl4j.testkit;

/** A recorded file that cannot be read; the message names it, and the line where one is at fault. */
public final class TraceFileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    TraceFileException(String message) {
        super(message);
    }

    TraceFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
