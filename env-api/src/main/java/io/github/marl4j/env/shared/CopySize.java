package io.github.marl4j.env.shared;

import io.github.marl4j.env.Batch;

/** How many environments are copied out of the heap at once. */
final class CopySize {
    /** What stays in the second cache of a core beside what the rules need there [bytes]; few, and each copy's beginning and end cost more than its middle. */
    private static final int CACHED = 1 << 17;

    /**
     * From 2.5 MB on, JVMs from 22 on copy past the caches where the processor has AVX-512: what is overwritten is then not read first, a third less to move [bytes]. That pays where the rows
     * of one tile of the rules leave the second cache anyway.
     */
    private static final int STREAMED = 3 << 20;

    /** Observations of an environment that are streamed [bytes]. */
    private static final int LARGE = 1 << 15;

    private CopySize() {}

    static int rows(Batch batch) {
        int row = 1;
        for (Batch.Rows rows : batch.groups) {
            row = Math.max(row, rows.numAgents * (rows.observationSize * Float.BYTES + rows.maskSize));
        }
        return Math.max(1, (row < LARGE ? CACHED : STREAMED) / row);
    }
}
