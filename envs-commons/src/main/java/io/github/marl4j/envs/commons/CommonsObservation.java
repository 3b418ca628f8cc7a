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

    /** What all see, with the own numbers left out. */
    private final float[] common;

    private boolean harvestsShown;

    CommonsObservation(CommonsSpec spec, SocietyState state, CommonsMessages messages) {
        this.spec = spec;
        this.s = state;
        this.messages = messages;
        this.seats = spec.seats;
        this.factor = new float[spec.observationSize];
        this.common = new float[spec.observationSize];
        Arrays.fill(factor, 1f);
        if (spec.options.scaled()) for (int i = 0; i < factor.length; i++) factor[i] = 1f / spec.greatest[i];
    }

    /** Gathers what all agents of a society see. */
    void prepare(int env) {
        common[CommonsSpec.MONTH] = s.month[env] * factor[CommonsSpec.MONTH];
        common[CommonsSpec.MONTHS] = spec.society.months() * factor[CommonsSpec.MONTHS];
        common[CommonsSpec.POOL] = s.pool[env] * factor[CommonsSpec.POOL];
        int people = 0;
        for (int seat = 0; seat < seats; seat++) {
            int row = env * seats + seat;
            common[CommonsSpec.HARVESTS + seat] = s.obtained[row] * factor[CommonsSpec.HARVESTS];
            common[spec.present + seat] = s.present[row] ? 1 : 0;
            if (s.present[row]) people++;
        }
        common[CommonsSpec.AGENTS] = people * factor[CommonsSpec.AGENTS];
        common[spec.told] = spec.society.universalization() ? s.threshold[env] * factor[spec.told] : -1;
        common[spec.agreed] = s.agreed[env] < 0 ? -1 : s.agreed[env] * factor[spec.agreed];
        int size = seats * spec.messageParts;
        for (int i = 0; i < size; i++) {
            common[spec.messages + i] = messages.said[env * size + i] * factor[spec.messages + i];
        }
        harvestsShown = s.language[env] != Language.NONE_AND_NO_OBSERVATION.ordinal();
    }

    /** Writes what one agent sees. */
    void write(int env, int seat, float[] out, int at) {
        int row = env * seats + seat;
        System.arraycopy(common, 0, out, at, common.length);
        out[at + CommonsSpec.OWN_REQUEST] = s.requested[row] * factor[CommonsSpec.OWN_REQUEST];
        out[at + CommonsSpec.OWN_HARVEST] = s.obtained[row] * factor[CommonsSpec.OWN_HARVEST];
        out[at + CommonsSpec.OWN_TOTAL] = s.total[row] * factor[CommonsSpec.OWN_TOTAL];
        if (harvestsShown) return;
        Arrays.fill(out, at + CommonsSpec.HARVESTS, at + CommonsSpec.HARVESTS + seats, 0f);
        out[at + CommonsSpec.HARVESTS + seat] = s.obtained[row] * factor[CommonsSpec.HARVESTS];
    }

    /** Writes the global state: pool, month, then requests, harvests and totals of all seats. */
    void writeState(int env, float[] out) {
        int at = env * spec.stateSize;
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
