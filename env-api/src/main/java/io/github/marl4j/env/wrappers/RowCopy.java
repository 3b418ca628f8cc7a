package io.github.marl4j.env.wrappers;

import io.github.marl4j.env.Batch;

/** Copies rows from one batch to another, except what has another size there; for wrappers that change some of the sizes. Allocates nothing. */
public final class RowCopy {
    private RowCopy() {}

    /** Copies what is known at the start of an episode: observations, masks, who is alive, who acts, state. */
    public static void start(Batch from, Batch to, int firstEnv, int endEnv) {
        for (int g = 0; g < to.groups.length; g++) start(from.groups[g], to.groups[g], firstEnv, endEnv);
        copy(from.state, to.state, from.stateSize, to.stateSize, firstEnv, endEnv);
    }

    static void start(Batch.Rows from, Batch.Rows to, int firstEnv, int endEnv) {
        int first = firstEnv * from.numAgents;
        int end = endEnv * from.numAgents;
        copy(from.observations, to.observations, from.observationSize, to.observationSize, first, end);
        System.arraycopy(
                from.actionMask,
                first * from.maskSize,
                to.actionMask,
                first * from.maskSize,
                (end - first) * from.maskSize);
        System.arraycopy(from.alive, first, to.alive, first, end - first);
        if (to.acts != to.alive) System.arraycopy(from.acts, first, to.acts, first, end - first);
    }

    /** Copies everything. */
    public static void all(Batch from, Batch to) {
        start(from, to, 0, from.numEnvs);
        for (int g = 0; g < to.groups.length; g++) outcome(from.groups[g], to.groups[g]);
        outcome(from, to);
    }

    static void outcome(Batch.Rows from, Batch.Rows to) {
        int rows = from.alive.length;
        copy(from.finalObservations, to.finalObservations, from.observationSize, to.observationSize, 0, rows);
        copy(from.rewards, to.rewards, from.numObjectives, to.numObjectives, 0, rows);
        System.arraycopy(from.terminated, 0, to.terminated, 0, rows);
        System.arraycopy(from.truncated, 0, to.truncated, 0, rows);
    }

    static void outcome(Batch from, Batch to) {
        copy(from.finalState, to.finalState, from.stateSize, to.stateSize, 0, from.numEnvs);
        System.arraycopy(from.episodeOver, 0, to.episodeOver, 0, from.numEnvs);
        System.arraycopy(from.infos, 0, to.infos, 0, from.infos.length);
    }

    private static void copy(float[] from, float[] to, int fromSize, int toSize, int first, int end) {
        if (fromSize == toSize)
            System.arraycopy(from, first * fromSize, to, first * fromSize, (end - first) * fromSize);
    }
}
