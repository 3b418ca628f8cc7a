package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.env.Space;

/** What an agent chooses from. */
public enum ActionSpace {
    /** Twelve buttons. */
    RAW12("raw12", new Space.MultiBinary(12)),
    /** Twelve buttons and three bits that choose a special. */
    RAW15("raw15", new Space.MultiBinary(15)),
    /** Nothing, a direction, a button or a special, left and right as on the screen. */
    DISCRETE22("discrete22", new Space.Discrete(22)),
    /** The same with forward and back instead of left and right. */
    EGO22("ego22", new Space.Discrete(22)),
    /** A direction and a button. */
    FACTORED("factored", new Space.MultiDiscrete(9, 8)),
    /** Whole moves, masked by what the state allows. */
    MACRO40("macro40", new Space.Discrete(40));

    private final String word;
    private final Space space;

    ActionSpace(String word, Space space) {
        this.word = word;
        this.space = space;
    }

    /** Returns its name in options. */
    public String word() {
        return word;
    }

    /** Returns the space of one action. */
    public Space space() {
        return space;
    }
}
