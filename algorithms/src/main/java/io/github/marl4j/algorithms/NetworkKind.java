package io.github.marl4j.algorithms;

/** How an agent sees, and what it can remember. */
public enum NetworkKind {
    /** Dense layers on the present observation. */
    MLP,
    /** A gated recurrent unit that carries a memory from step to step. */
    GRU,
    /** Convolutions on an observation that is an image. */
    CNN
}
