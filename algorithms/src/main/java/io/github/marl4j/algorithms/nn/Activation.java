package io.github.marl4j.algorithms.nn;

/** What a dense layer does to its sums. */
public enum Activation {
    /** Nothing. */
    NONE,
    /** {@code max(x, 0)}. */
    RELU,
    /** Hyperbolic tangent. */
    TANH
}
