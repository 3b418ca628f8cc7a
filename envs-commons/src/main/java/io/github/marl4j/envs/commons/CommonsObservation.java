package io.github.marl4j.envs.commons;

import java.util.Arrays;

/** Writes what agents see. All agents of a society see the same but for their own numbers, and others' harvests where these are hidden. One thread each. */
final class CommonsObservation {
    private final CommonsSpec spec;
    private final SocietyState s;
    private final CommonsMessages messages;
    private final int seats;

    /** What each feature is multiplied with. */
    private final float[] factor;

    /** Whether beginnings are copied rather than written anew, which is faster here; not so on a device, where nothing outlives a step but the state. */
    private final boolean remembers = true;

    /** What the agents of each group see at first; no chance decides how a society begins, so it is the same in every episode. {@code null} until it was written once. */
    private final float[][] beginnings;

    private float[] beginningState;

    CommonsObservation(CommonsSpec spec, SocietyState state, CommonsMessages messages) {
        this.spec = spec;
        this.s = state;
        this.messages = messages;
        this.seats = spec.seats;
        this.factor = spec.factors();
        this.beginnings = new float[spec.groupSeats.length][];
    }

    /**
     * Writes what the agents of a group see.
     *
     * @param g index of the group
     * @param at where the row of its first agent begins
     */
    void write(int env, int g, float[] out, int at) {
        if (remembers && begins(env)) copyBeginning(env, g, out, at);
        else writeAll(env, spec.groupSeats[g], out, at);
    }

    private void copyBeginning(int env, int g, float[] out, int at) {
        int[] group = spec.groupSeats[g];
        if (beginnings[g] == null) {
            writeAll(env, group, out, at);
            beginnings[g] = Arrays.copyOfRange(out, at, at + group.length * spec.observationSize);
        } else {
            System.arraycopy(beginnings[g], 0, out, at, beginnings[g].length);
        }
    }

    /** Whether nothing has happened yet. Where a month has phases, something may have happened in the first. */
    private boolean begins(int env) {
        return s.month[env] == 0 && !spec.options.explicitPhases();
    }

    private void writeAll(int env, int[] group, float[] out, int at) {
        int size = spec.observationSize;
        writeCommon(env, out, at);
        for (int rows = 1; rows < group.length; rows *= 2) {
            System.arraycopy(out, at, out, at + rows * size, Math.min(rows, group.length - rows) * size);
        }
        boolean harvestsShown =
                s.language[env] != Language.NONE_AND_NO_OBSERVATION.ordinal() && s.phase[env] != Phase.REVEAL.ordinal();
        for (int a = 0; a < group.length; a++) writeOwn(env, group[a], harvestsShown, out, at + a * size);
    }

    private void writeCommon(int env, float[] out, int at) {
        out[at + CommonsSpec.MONTH] = s.month[env] * factor[CommonsSpec.MONTH];
        out[at + CommonsSpec.MONTHS] = spec.society.months() * factor[CommonsSpec.MONTHS];
        out[at + CommonsSpec.POOL] = s.pool[env] * factor[CommonsSpec.POOL];
        out[at + CommonsSpec.AGENTS] = s.people[env] * factor[CommonsSpec.AGENTS];
        float harvest = factor[CommonsSpec.HARVESTS];
        for (int seat = 0; seat < seats; seat++) {
            int row = env * seats + seat;
            out[at + CommonsSpec.HARVESTS + seat] = s.obtained[row] * harvest;
            out[at + spec.present + seat] = s.present[row] ? 1 : 0;
        }
        out[at + spec.told] = spec.society.universalization() ? s.threshold[env] * factor[spec.told] : -1;
        out[at + spec.agreed] = s.agreed[env] < 0 ? -1 : s.agreed[env] * factor[spec.agreed];
        if (spec.options.explicitPhases()) out[at + spec.phase] = s.phase[env] * factor[spec.phase];
        int size = seats * spec.messageParts;
        for (int i = 0; i < size; i++) {
            out[at + spec.messages + i] = messages.said[env * size + i] * factor[spec.messages];
        }
    }

    private void writeOwn(int env, int seat, boolean harvestsShown, float[] out, int at) {
        int row = env * seats + seat;
        float harvest = s.obtained[row] * factor[CommonsSpec.OWN_HARVEST];
        out[at + CommonsSpec.OWN_REQUEST] = s.requested[row] * factor[CommonsSpec.OWN_REQUEST];
        out[at + CommonsSpec.OWN_HARVEST] = harvest;
        out[at + CommonsSpec.OWN_TOTAL] = s.total[row] * factor[CommonsSpec.OWN_TOTAL];
        if (harvestsShown) return;
        Arrays.fill(out, at + CommonsSpec.HARVESTS, at + CommonsSpec.HARVESTS + seats, 0f);
        out[at + CommonsSpec.HARVESTS + seat] = harvest;
    }

    /** Writes the global state: pool, month, then requests, harvests and totals of all seats. */
    void writeState(int env, float[] out) {
        int at = env * spec.stateSize;
        if (remembers && begins(env)) copyBeginningState(env, out, at);
        else writeState(env, out, at);
    }

    private void copyBeginningState(int env, float[] out, int at) {
        if (beginningState == null) {
            writeState(env, out, at);
            beginningState = Arrays.copyOfRange(out, at, at + spec.stateSize);
        } else {
            System.arraycopy(beginningState, 0, out, at, spec.stateSize);
        }
    }

    private void writeState(int env, float[] out, int first) {
        int at = first;
        out[at++] = s.pool[env] * factor[CommonsSpec.POOL];
        out[at++] = s.month[env] * factor[CommonsSpec.MONTH];
        float request = factor[CommonsSpec.OWN_REQUEST];
        float harvest = factor[CommonsSpec.OWN_HARVEST];
        float total = factor[CommonsSpec.OWN_TOTAL];
        for (int seat = 0; seat < seats; seat++) {
            int row = env * seats + seat;
            out[at + seat] = s.requested[row] * request;
            out[at + seats + seat] = s.obtained[row] * harvest;
            out[at + 2 * seats + seat] = s.total[row] * total;
        }
    }
}
