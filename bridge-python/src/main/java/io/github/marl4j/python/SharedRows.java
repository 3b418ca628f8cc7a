package io.github.marl4j.python;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/** What one agent group of a batch sees, earns and does, in direct memory. */
public final class SharedRows {
    /** {@code [env][agent][feature]}. */
    public final FloatBuffer observations;

    /** {@code [env][agent][feature]}; valid where the episode is over. */
    public final FloatBuffer finalObservations;

    /** {@code [env][agent][choice]}. */
    public final ByteBuffer actionMask;

    /** {@code [env][agent][objective]}. */
    public final FloatBuffer rewards;

    /** {@code [env][agent]}. */
    public final ByteBuffer alive;

    /** {@code [env][agent]}; the very buffer {@link #alive} unless the environment is turn-based. */
    public final ByteBuffer acts;

    /** {@code [env][agent]}. */
    public final ByteBuffer terminated;

    /** {@code [env][agent]}. */
    public final ByteBuffer truncated;

    /** Discrete parts of the actions, {@code [env][agent][part]}. */
    public final IntBuffer ints;

    /** Real parts of the actions, {@code [env][agent][part]}. */
    public final FloatBuffer floats;

    SharedRows(Batch.Rows rows, int numEnvs) {
        long agents = (long) numEnvs * rows.numAgents;
        AgentGroup group = rows.group;
        observations = DirectMemory.floats(agents * rows.observationSize);
        finalObservations = DirectMemory.floats(agents * rows.observationSize);
        actionMask = DirectMemory.bytes(agents * rows.maskSize);
        rewards = DirectMemory.floats(agents * rows.numObjectives);
        alive = DirectMemory.bytes(agents);
        acts = rows.acts == rows.alive ? alive : DirectMemory.bytes(agents);
        terminated = DirectMemory.bytes(agents);
        truncated = DirectMemory.bytes(agents);
        ints = DirectMemory.ints(agents * group.actionSpace().numInts());
        floats = DirectMemory.floats(agents * group.actionSpace().numFloats());
    }

    /** Copies the rows of some environments to where Python reads them. */
    void show(Batch.Rows rows, int from, int to) {
        int first = from * rows.numAgents;
        int end = to * rows.numAgents;
        copy(rows.observations, first * rows.observationSize, end * rows.observationSize, observations);
        copy(rows.rewards, first * rows.numObjectives, end * rows.numObjectives, rewards);
        DirectMemory.copy(rows.actionMask, first * rows.maskSize, end * rows.maskSize, actionMask);
        DirectMemory.copy(rows.alive, first, end, alive);
        if (acts != alive) DirectMemory.copy(rows.acts, first, end, acts);
        DirectMemory.copy(rows.terminated, first, end, terminated);
        DirectMemory.copy(rows.truncated, first, end, truncated);
    }

    /** Copies the last observations of an episode. */
    void showFinal(Batch.Rows rows, int env) {
        int row = rows.numAgents * rows.observationSize;
        copy(rows.finalObservations, env * row, (env + 1) * row, finalObservations);
    }

    /** Copies what Python saw to where a player reads it. */
    void read(Batch.Rows rows) {
        observations.get(0, rows.observations);
        DirectMemory.copy(actionMask, rows.actionMask);
        DirectMemory.copy(alive, rows.alive);
        if (acts != alive) DirectMemory.copy(acts, rows.acts);
    }

    static void copy(float[] values, int from, int end, FloatBuffer to) {
        to.put(from, values, from, end - from);
    }
}
