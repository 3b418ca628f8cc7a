package io.github.marl4j.python;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
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

    /** {@code [flag][agent]}: who is terminated, who is truncated, for whom the last step told anything, who is in the game. */
    public final ByteBuffer flags;

    /** {@code [agent]}: for whom Python wrote an action. */
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
        flags = DirectMemory.bytes(4L * order.size());
        given = DirectMemory.bytes(order.size());
        infos = DirectMemory.floats(spec.infos().size());
        state = DirectMemory.floats(spec.stateSpace().flatSize());
    }

    int place(String agent) {
        return places.get(agent);
    }

    /**
     * Shows what the latest step told of an agent.
     *
     * @param seen of its group in a batch of one environment
     * @param row of the agent in its group
     */
    void show(int place, Batch.Rows seen, int row) {
        int[] start = starts[place];
        observations.put(start[0], seen.observations, row * seen.observationSize, seen.observationSize);
        DirectMemory.copy(seen.actionMask, row * seen.maskSize, (row + 1) * seen.maskSize, actionMask, start[1]);
        rewards.put(place * seen.numObjectives, seen.rewards, row * seen.numObjectives, seen.numObjectives);
        terminated(place, seen.terminated[row]);
        truncated(place, seen.truncated[row]);
    }

    void terminated(int place, boolean set) {
        flag(0, place, set);
    }

    void truncated(int place, boolean set) {
        flag(1, place, set);
    }

    void reported(int place, boolean set) {
        flag(2, place, set);
    }

    void inGame(int place, boolean set) {
        flag(3, place, set);
    }

    private void flag(int kind, int place, boolean set) {
        flags.put(kind * places.size() + place, (byte) (set ? 1 : 0));
    }

    void observation(String agent, Observation seen) {
        int[] start = starts[place(agent)];
        observations.put(start[0], seen.values());
        boolean[] mask = seen.actionMask();
        DirectMemory.copy(mask, 0, mask.length, actionMask, start[1]);
    }

    void reward(String agent, Reward earned) {
        rewards.put(place(agent) * spec.numObjectives(), earned.values());
    }

    void infos(Map<String, Float> values) {
        for (int i = 0; i < spec.infos().size(); i++)
            infos.put(i, values.get(spec.infos().get(i)));
    }

    /**
     * Takes the action in memory of an agent over.
     *
     * @param actions of its group in a batch of one environment, overwritten at {@code row}
     */
    void readAction(int place, Actions.Rows actions, int row) {
        ints.get(starts[place][2], actions.ints, row * actions.numInts, actions.numInts);
        floats.get(starts[place][3], actions.floats, row * actions.numFloats, actions.numFloats);
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
