package io.github.marl4j.env;

import java.util.Arrays;

/**
 * What a {@link VectorEnv} tells after a reset or step, for all its environments. The caller owns it; every step overwrites it.
 * Arrays are row-major and may be read and written directly; nothing in them is padded.
 */
public final class Batch {

    /** The environments' facts. */
    public final EnvSpec spec;

    /** How many environments there are. */
    public final int numEnvs;

    /** The rows of each agent group, in the order of {@link EnvSpec#groups()}. */
    public final Rows[] groups;

    /** Features of one global state; 0 if the environment has none. */
    public final int stateSize;

    /** Global state, {@code [env][feature]}; empty if the environment has none. */
    public final float[] state;

    /** Global state at the end of the episode that this step ended, {@code [env][feature]}; valid where {@link #episodeOver}. */
    public final float[] finalState;

    /** Whether this step ended the episode, {@code [env]}: nobody is left to act, or time is up. */
    public final boolean[] episodeOver;

    /** Named numbers of {@link EnvSpec#infos()}, {@code [env][info]}; they belong to the step just made, like rewards. */
    public final float[] infos;

    /** Creates an empty batch for {@code numEnvs} environments of this kind. */
    public Batch(EnvSpec spec, int numEnvs) {
        this.spec = spec;
        this.numEnvs = numEnvs;
        this.groups = new Rows[spec.groups().size()];
        for (int g = 0; g < groups.length; g++) groups[g] = new Rows(spec, g, numEnvs);
        this.stateSize = spec.stateSpace().flatSize();
        this.state = new float[Math.multiplyExact(numEnvs, stateSize)];
        this.finalState = new float[state.length];
        this.episodeOver = new boolean[numEnvs];
        this.infos = new float[Math.multiplyExact(numEnvs, spec.infos().size())];
    }

    /** Copies the present observations and state of an environment to where the final ones belong. Allocates nothing. */
    public void keepFinal(int env) {
        System.arraycopy(state, env * stateSize, finalState, env * stateSize, stateSize);
        for (Rows rows : groups) {
            int row = rows.numAgents * rows.observationSize;
            System.arraycopy(rows.observations, env * row, rows.finalObservations, env * row, row);
        }
    }

    /** Sets rewards, flags and infos of an environment to zero: nothing has happened yet. Allocates nothing. */
    public void clearOutcome(int env) {
        episodeOver[env] = false;
        int numInfos = spec.infos().size();
        Arrays.fill(infos, env * numInfos, (env + 1) * numInfos, 0f);
        for (Rows rows : groups) {
            int first = env * rows.numAgents;
            int end = first + rows.numAgents;
            Arrays.fill(rows.rewards, first * rows.numObjectives, end * rows.numObjectives, 0f);
            Arrays.fill(rows.terminated, first, end, false);
            Arrays.fill(rows.truncated, first, end, false);
        }
    }

    /** The rows of one agent group. */
    public static final class Rows {
        /** The group that these rows belong to. */
        public final AgentGroup group;

        /** Agents of the group. */
        public final int numAgents;

        /** Features of one observation. */
        public final int observationSize;

        /** Length of one action mask. */
        public final int maskSize;

        /** Columns of the reward. */
        public final int numObjectives;

        /** What the agents see now, {@code [env][agent][feature]}; after an episode's end, the first observation of the next. */
        public final float[] observations;

        /** What they saw at the end of the episode, {@code [env][agent][feature]}; valid where {@link Batch#episodeOver}. */
        public final float[] finalObservations;

        /** What is legal now, {@code [env][agent][choice]}. */
        public final boolean[] actionMask;

        /** What the step just made earned, {@code [env][agent][objective]}. Agents out of the game may still earn. */
        public final float[] rewards;

        /** Who is in the game now, {@code [env][agent]}. */
        public final boolean[] alive;

        /**
         * Who acts now, {@code [env][agent]}; the very array {@link #alive} unless the environment is turn-based. After the end of a turn-based episode it still
         * marks whose turn it would have been: that agent makes the first empty step of the {@link AecEnv}.
         */
        public final boolean[] acts;

        /** Who was out of the game for good after the step just made, {@code [env][agent]}. */
        public final boolean[] terminated;

        /** Whose episode the step just made cut off without an end, {@code [env][agent]}; never who is terminated, be it now or before. */
        public final boolean[] truncated;

        Rows(EnvSpec spec, int groupIndex, int numEnvs) {
            group = spec.groups().get(groupIndex);
            numAgents = group.size();
            observationSize = group.observationSpace().flatSize();
            maskSize = group.actionSpace().maskSize();
            numObjectives = spec.numObjectives();
            int rows = Math.multiplyExact(numEnvs, numAgents);
            observations = new float[Math.multiplyExact(rows, observationSize)];
            finalObservations = new float[observations.length];
            actionMask = new boolean[Math.multiplyExact(rows, maskSize)];
            rewards = new float[Math.multiplyExact(rows, numObjectives)];
            alive = new boolean[rows];
            acts = spec.turnBased() ? new boolean[rows] : alive;
            terminated = new boolean[rows];
            truncated = new boolean[rows];
        }
    }
}
