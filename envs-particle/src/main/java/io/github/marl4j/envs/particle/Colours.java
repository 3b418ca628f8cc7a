package io.github.marl4j.envs.particle;

/** Colours of pictures, {@code 0xRRGGBB}; from Okabe and Ito's palette, which colour-blind people can tell apart. */
final class Colours {
    static final int GOOD = 0x0072B2;
    static final int ADVERSARY = 0xD55E00;
    static final int LEADER = 0x8F3F00;
    static final int GOAL = 0x009E73;
    static final int LANDMARK = 0x8A8F98;
    static final int FOOD = 0xE69F00;
    static final int FOREST = 0xA9D4A0;
    static final int SPEAKER = 0x5A5F68;
    /** Kinds of landmarks that agents tell apart. */
    private static final int[] MARKS = {0xD55E00, 0x009E73, 0x0072B2, 0xCC79A7, 0xE69F00, 0x56B4E9};

    private Colours() {}

    static int mark(int landmark) {
        return MARKS[landmark % MARKS.length];
    }
}
