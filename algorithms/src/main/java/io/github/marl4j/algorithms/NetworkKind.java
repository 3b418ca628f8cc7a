package io.github.marl4j.algorithms;

/** What an agent can remember. */
public enum NetworkKind {
    /** Dense layers on the present observation. */
    MLP,
    /** A gated recurrent unit that carries a memory from step to step. */
    GRU
}
