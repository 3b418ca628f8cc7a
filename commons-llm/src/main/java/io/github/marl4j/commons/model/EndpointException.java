package io.github.marl4j.commons.model;

import java.util.List;

/** An endpoint cannot be reached, refuses, or has failed too often. The message says which, what came, and what to do. */
public final class EndpointException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    EndpointException(String message, List<Fault> faults) {
        super(message);
        this.faults = List.copyOf(faults);
    }

    /** Returns all attempts that failed, the last one included. */
    public List<Fault> faults() {
        return faults;
    }
}
