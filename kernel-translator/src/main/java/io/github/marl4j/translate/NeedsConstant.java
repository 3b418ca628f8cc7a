package io.github.marl4j.translate;

/** An object is chosen by a number that only a running kernel knows; unrolling a loop, or a copy of a method for each value of a parameter, may tell it earlier. */
final class NeedsConstant extends Untranslatable {
    private static final long serialVersionUID = 1L;

    NeedsConstant(String message) {
        super(message);
    }
}
