package io.github.marl4j.commons.memory;

/** Which memories count as recent. */
public enum Recency {
    /** The oldest, as in GovSim: its weights fall with the order of storing (D3). */
    REFERENCE,
    /** The newest. */
    CORRECTED
}
