package io.github.marl4j.env.shared;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Space;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;

/** What one agent group of a batch sees, earns and does, in memory outside the heap. Observations have the shape of one element of their space where that is a box. */
public final class SharedRows {
    /** {@code [env][agent][dimension of an observation...]}. */
    public final FloatBuffer observations;

    /** {@code [env][agent][dimension of an observation...]}; valid where the episode is over. */
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

    /** Allocates memory of the JDK. */
    public SharedRows(Batch.Rows rows, int numEnvs) {
        this(rows, numEnvs, SharedMemory.DIRECT);
    }

    /** Allocates memory. */
    public SharedRows(Batch.Rows rows, int numEnvs, SharedMemory memory) {
        AgentGroup group = rows.group;
        int agents = rows.numAgents;
        long[] seen = shape(group.observationSpace(), numEnvs, agents);
        observations = memory.floats("observations", seen);
        finalObservations = memory.floats("finalObservations", seen);
        actionMask = memory.flags("actionMask", numEnvs, agents, rows.maskSize);
        rewards = memory.floats("rewards", numEnvs, agents, rows.numObjectives);
        alive = memory.flags("alive", numEnvs, agents);
        acts = rows.acts == rows.alive ? alive : memory.flags("acts", numEnvs, agents);
        terminated = memory.flags("terminated", numEnvs, agents);
        truncated = memory.flags("truncated", numEnvs, agents);
        ints = memory.ints("ints", numEnvs, agents, group.actionSpace().numInts());
        floats = memory.floats("floats", numEnvs, agents, group.actionSpace().numFloats());
    }

    /** Returns {@code [outer..., dimension of the element...]}; what is no array of numbers of one kind is one flat row. */
    static long[] shape(Space space, long... outer) {
        int[] inner =
                space instanceof Space.Box && space.shape().length > 0 ? space.shape() : new int[] {space.flatSize()};
        long[] shape = Arrays.copyOf(outer, outer.length + inner.length);
        for (int i = 0; i < inner.length; i++) shape[outer.length + i] = inner[i];
        return shape;
    }

    /** Copies the rows of some environments to shared memory. */
    public void show(Batch.Rows rows, int from, int to) {
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

    /** Copies the last observations of the episodes of some environments. */
    public void showFinal(Batch.Rows rows, int from, int to) {
        int row = rows.numAgents * rows.observationSize;
        copy(rows.finalObservations, from * row, to * row, finalObservations);
    }

    /** Copies what is in shared memory, but for what a step told, to where a player reads it. */
    public void read(Batch.Rows rows) {
        observations.get(0, rows.observations);
        DirectMemory.copy(actionMask, rows.actionMask);
        DirectMemory.copy(alive, rows.alive);
        if (acts != alive) DirectMemory.copy(acts, rows.acts);
    }

    static void copy(float[] values, int from, int end, FloatBuffer to) {
        to.put(from, values, from, end - from);
    }
}
