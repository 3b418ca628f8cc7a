package io.github.marl4j.python;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Observation;
import io.github.marl4j.env.Reward;
import io.github.marl4j.env.Space;
import io.github.marl4j.env.shared.DirectMemory;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One copy of an environment in direct memory, agent after agent in the order of {@link EnvSpec#order()}; rows have the lengths of the agents' own spaces. */
public final class SharedAgents {
    /** What each sees, one row after the other. */
    public final FloatBuffer observations;

    /** What each may do, one row after the other. */
    public final ByteBuffer actionMask;

    /** {@code [agent][objective]}. */
    public final FloatBuffer rewards;

    /** {@code [agent]}. */
    public final ByteBuffer terminated;

    /** {@code [agent]}. */
    public final ByteBuffer truncated;

    /** {@code [agent]}: for whom the last step told anything. */
    public final ByteBuffer reported;

    /** {@code [agent]}: who is in the game. */
    public final ByteBuffer agents;

    /** {@code [agent]}: for whom Python wrote an action; Java clears it. */
    public final ByteBuffer given;

    /** Discrete parts of the actions, one row after the other. */
    public final IntBuffer ints;

    /** Real parts of the actions, one row after the other. */
    public final FloatBuffer floats;

    /** {@code [info]}. */
    public final FloatBuffer infos;

    /** {@code [feature]}, as of the last {@code showState}. */
    public final FloatBuffer state;

    final EnvSpec spec;
    private final Map<String, Integer> places = new HashMap<>();
    private final int[][] starts; // [agent][observation, mask, int, float]

    SharedAgents(EnvSpec spec) {
        this.spec = spec;
        List<String> order = spec.order();
        starts = new int[order.size() + 1][4];
        for (int i = 0; i < order.size(); i++) {
            places.put(order.get(i), i);
            Space action = spec.groupOf(order.get(i)).actionSpace();
            starts[i + 1][0] =
                    starts[i][0] + spec.groupOf(order.get(i)).observationSpace().flatSize();
            starts[i + 1][1] = starts[i][1] + action.maskSize();
            starts[i + 1][2] = starts[i][2] + action.numInts();
            starts[i + 1][3] = starts[i][3] + action.numFloats();
        }
        int[] ends = starts[order.size()];
        observations = DirectMemory.floats(ends[0]);
        actionMask = DirectMemory.bytes(ends[1]);
        ints = DirectMemory.ints(ends[2]);
        floats = DirectMemory.floats(ends[3]);
        rewards = DirectMemory.floats((long) order.size() * spec.numObjectives());
        terminated = DirectMemory.bytes(order.size());
        truncated = DirectMemory.bytes(order.size());
        reported = DirectMemory.bytes(order.size());
        agents = DirectMemory.bytes(order.size());
        given = DirectMemory.bytes(order.size());
        infos = DirectMemory.floats(spec.infos().size());
        state = DirectMemory.floats(spec.stateSpace().flatSize());
    }

    int place(String agent) {
        return places.get(agent);
    }

    /** Sets the flags of these agents and clears all others. */
    void mark(ByteBuffer flags, Iterable<String> names) {
        for (int i = 0; i < places.size(); i++) flags.put(i, (byte) 0);
        for (String agent : names) flags.put(place(agent), (byte) 1);
    }

    void observation(String agent, Observation seen) {
        int[] start = starts[place(agent)];
        observations.put(start[0], seen.values());
        boolean[] mask = seen.actionMask();
        for (int i = 0; i < mask.length; i++) actionMask.put(start[1] + i, (byte) (mask[i] ? 1 : 0));
    }

    void reward(String agent, Reward earned) {
        rewards.put(place(agent) * spec.numObjectives(), earned.values());
    }

    void flag(ByteBuffer flags, String agent, boolean set) {
        flags.put(place(agent), (byte) (set ? 1 : 0));
    }

    void infos(Map<String, Float> values) {
        for (int i = 0; i < spec.infos().size(); i++)
            infos.put(i, values.get(spec.infos().get(i)));
    }

    /** Returns the action in memory of an agent. */
    Action action(String agent) {
        int place = place(agent);
        int[] discrete = new int[starts[place + 1][2] - starts[place][2]];
        float[] real = new float[starts[place + 1][3] - starts[place][3]];
        ints.get(starts[place][2], discrete);
        floats.get(starts[place][3], real);
        return new Action(discrete, real);
    }
}
