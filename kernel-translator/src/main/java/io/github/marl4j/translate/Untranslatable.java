package io.github.marl4j.translate;

/** A kernel does something that has no form on a device. */
class Untranslatable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Untranslatable(String message) {
        super(message);
    }
}
