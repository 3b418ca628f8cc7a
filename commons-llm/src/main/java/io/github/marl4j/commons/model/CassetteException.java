package io.github.marl4j.commons.model;

/** A cassette is broken, or lacks an answer that may not be asked for. */
public final class CassetteException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    CassetteException(String message) {
        super(message);
    }

    CassetteException(String message, Throwable cause) {
        super(message, cause);
    }
}
