package io.github.marl4j.env;

import java.util.Arrays;

/** What all agents of all environments do in one step. The caller owns it and fills it; environments only read it. */
public final class Actions {

    /** How many environments there are. */
    public final int numEnvs;

    /** The rows of each agent group, in the order of {@link EnvSpec#groups()}. */
    public final Rows[] groups;

    /** Creates actions for {@code numEnvs} environments of this kind, all numbers zero. */
    public Actions(EnvSpec spec, int numEnvs) {
        this.numEnvs = numEnvs;
        this.groups = new Rows[spec.groups().size()];
        for (int g = 0; g < groups.length; g++)
            groups[g] = new Rows(spec.groups().get(g), numEnvs);
    }

    /** The rows of one agent group. */
    public static final class Rows {
        /** Agents of the group. */
        public final int numAgents;

        /** Whole numbers of one action. */
        public final int numInts;

        /** Real numbers of one action. */
        public final int numFloats;

        /** Discrete parts, {@code [env][agent][part]}. */
        public final int[] ints;

        /** Real parts, {@code [env][agent][part]}. */
        public final float[] floats;

        Rows(AgentGroup group, int numEnvs) {
            numAgents = group.size();
            numInts = group.actionSpace().numInts();
            numFloats = group.actionSpace().numFloats();
            int rows = Math.multiplyExact(numEnvs, numAgents);
            ints = new int[Math.multiplyExact(rows, numInts)];
            floats = new float[Math.multiplyExact(rows, numFloats)];
        }

        /** Writes one agent's action. Its form must fit the action space. */
        public void set(int env, int agent, Action action) {
            int row = env * numAgents + agent;
            action.copyTo(ints, row * numInts, floats, row * numFloats);
        }

        /** Returns one agent's action as an object. Allocates. */
        public Action get(int env, int agent) {
            int row = env * numAgents + agent;
            return new Action(
                    Arrays.copyOfRange(ints, row * numInts, (row + 1) * numInts),
                    Arrays.copyOfRange(floats, row * numFloats, (row + 1) * numFloats));
        }
    }
}
