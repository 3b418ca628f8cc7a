package io.github.marl4j.algorithms.duel;

/** Which side a learner sits on. */
enum Seat {
    /** Always the first. */
    FIRST,
    /** Always the second. */
    SECOND,
    /** The first in every other environment, the second in the rest: for one network that plays both sides. */
    BOTH;

    /** Returns the learner's side in an environment. */
    int side(int env) {
        return this == BOTH ? env & 1 : ordinal();
    }

    /** Returns the side whose networks the learner trains; the first where it sits on both. */
    int network() {
        return this == SECOND ? 1 : 0;
    }

    /** Returns the side whose networks its opponents have. */
    int opponents() {
        return this == FIRST ? 1 : 0;
    }
}
