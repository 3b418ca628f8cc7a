package io.github.marl4j.env;

/** An action that the agent may not take now: outside its space, masked out, missing, or of an agent that does not act. */
public final class IllegalActionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** Creates the error with its sentence. */
    public IllegalActionException(String message) {
        super(message);
    }
}
