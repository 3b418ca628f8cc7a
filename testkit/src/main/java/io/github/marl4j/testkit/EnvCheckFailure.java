package io.github.marl4j.testkit;

/** An environment breaks its contract; the message says how, and ends with the line that repeats the case. */
public final class EnvCheckFailure extends AssertionError {
    private static final long serialVersionUID = 1;

    /** Creates the failure. */
    EnvCheckFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
