package io.github.marl4j.python;

/** What Python code raised, where Java must be able to tell of it: in the reasons of forfeits. The message is the last line of Python's traceback. */
public final class PythonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Tells what was raised, e.g. {@code ZeroDivisionError: division by zero}. */
    public PythonException(String message) {
        super(message);
    }
}
