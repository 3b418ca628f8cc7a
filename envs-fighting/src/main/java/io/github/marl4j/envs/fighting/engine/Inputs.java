package io.github.marl4j.envs.fighting.engine;

import io.github.marl4j.envs.fighting.roster.Motion;

/** Input words, the directions of the last 64 frames, button ages, and the motions they make. Source: design, section 2. */
public final class Inputs {
    private Inputs() {}

    /** Bit of START, which does nothing. */
    public static final int START = 1 << 3;
    /** Bit of UP. */
    public static final int UP = 1 << 4;
    /** Bit of DOWN. */
    public static final int DOWN = 1 << 5;
    /** Bit of LEFT. */
    public static final int LEFT = 1 << 6;
    /** Bit of RIGHT. */
    public static final int RIGHT = 1 << 7;

    /** All twelve bits. */
    public static final int ALL = (1 << 12) - 1;

    /** Age of a button that is not pressed. */
    static final int NOT_PRESSED = 255;

    /** A button counts as pressed for so many frames. */
    static final int BUFFER = 6;

    /** Frames that the ages of LP and LK may differ to ask for a throw. */
    private static final int THROW_APART = 2;

    private static final int HORIZONTAL = LEFT | RIGHT;
    private static final int VERTICAL = UP | DOWN;

    private static final int MK_AGE = 0;
    private static final int LK_AGE = 1;
    private static final int THROW_AGE = 2;
    private static final int LP_AGE = 5;

    /** Newest frame on which the last direction of a motion may lie. */
    private static final int LAST_STEP_AGE = 8;

    /** Directions between the end of a charge and its release. */
    private static final int CHARGE_GAP = 8;

    private static final int CHARGE_FRAMES = 42;
    private static final int DOUBLE_CHARGE_FRAMES = 40;
    private static final int DASH_WINDOW = 12;

    /** Returns a word without START and without opposite directions. */
    static int clean(int word) {
        int cleaned = word & ALL & ~START;
        if ((cleaned & HORIZONTAL) == HORIZONTAL) cleaned &= ~HORIZONTAL;
        if ((cleaned & VERTICAL) == VERTICAL) cleaned &= ~VERTICAL;
        return cleaned;
    }

    /** Appends the direction of a frame. */
    static void remember(long[] held, int at, int word) {
        held[at + FightState.UP] = held[at + FightState.UP] << 1 | word >>> 4 & 1;
        held[at + FightState.DOWN] = held[at + FightState.DOWN] << 1 | word >>> 5 & 1;
        held[at + FightState.LEFT] = held[at + FightState.LEFT] << 1 | word >>> 6 & 1;
        held[at + FightState.RIGHT] = held[at + FightState.RIGHT] << 1 | word >>> 7 & 1;
    }

    /** Returns pressed buttons as bits of the ages: MK, LK, THROW, HK, MP, LP, HP. */
    static int buttons(int word) {
        return word & 0b111 | word >>> 5 & 0b1111000;
    }

    /** Sets the ages of newly pressed buttons to 0; the others grow if {@code grow} is set. */
    static void age(int[] cells, int player, int pressed, boolean grow) {
        int first = player + Cells.AGES;
        int buttons = buttons(pressed);
        for (int a = 0; a < Cells.NUM_AGES; a++) {
            if ((buttons >>> a & 1) != 0) cells[first + a] = 0;
            else if (grow && cells[first + a] < NOT_PRESSED) cells[first + a]++;
        }
    }

    /** Forgets pressed buttons that are older than {@code newest} frames. */
    static void forget(int[] cells, int player, int newest) {
        int first = player + Cells.AGES;
        for (int a = first; a < first + Cells.NUM_AGES; a++) if (cells[a] > newest) cells[a] = NOT_PRESSED;
    }

    /** Forgets all pressed buttons. */
    static void forgetAll(int[] cells, int player) {
        int first = player + Cells.AGES;
        for (int a = first; a < first + Cells.NUM_AGES; a++) cells[a] = NOT_PRESSED;
    }

    /** Returns the buttons that are requested, as bits of the ages. */
    static int requested(int[] cells, int player) {
        int first = player + Cells.AGES;
        int bits = 0;
        for (int a = 0; a < Cells.NUM_AGES; a++) if (cells[first + a] <= BUFFER) bits |= 1 << a;
        return bits;
    }

    /** Returns whether a throw is requested. */
    static boolean asksThrow(int[] cells, int player) {
        int ages = player + Cells.AGES;
        if (cells[ages + THROW_AGE] <= BUFFER) return true;
        int lk = cells[ages + LK_AGE];
        int lp = cells[ages + LP_AGE];
        return lk <= BUFFER && lp <= BUFFER && Math.abs(lk - lp) <= THROW_APART;
    }

    /** Returns the least age of some buttons, given as bits of the ages. */
    static int youngest(int[] cells, int player, int buttons) {
        int least = NOT_PRESSED;
        for (int a = MK_AGE; a < Cells.NUM_AGES; a++) {
            if ((buttons >>> a & 1) != 0) least = Math.min(least, cells[player + Cells.AGES + a]);
        }
        return least;
    }

    /** Returns the newest direction relative to {@code facing} as a keypad digit. */
    static int newest(long[] held, int at, int facing) {
        int x = (int) ((held[at + FightState.RIGHT] & 1) - (held[at + FightState.LEFT] & 1));
        int y = (int) ((held[at + FightState.UP] & 1) - (held[at + FightState.DOWN] & 1));
        return 5 + x * facing + 3 * y;
    }

    /** Returns whether forward was tapped twice: 6, 5, 6. */
    static boolean dashesForward(long[] held, int at, int facing) {
        return doubleTap(held, at, held[at + forward(facing)]);
    }

    /** Returns whether back was tapped twice: 4, 5, 4. */
    static boolean dashesBack(long[] held, int at, int facing) {
        return doubleTap(held, at, held[at + forward(-facing)]);
    }

    private static boolean doubleTap(long[] held, int at, long side) {
        if ((side & 1) == 0) return false;
        long level = ~(held[at + FightState.UP] | held[at + FightState.DOWN]);
        long taps = side & level;
        long neutral = ~(held[at + FightState.LEFT] | held[at + FightState.RIGHT]) & level;
        return sequence(DASH_WINDOW, 0, taps, neutral, taps);
    }

    private static int forward(int facing) {
        return facing > 0 ? FightState.RIGHT : FightState.LEFT;
    }

    /**
     * Returns whether the directions of the last frames make a motion.
     *
     * @param motion ordinal of a {@link Motion} of the ground
     */
    static boolean makes(int motion, long[] held, int at, int facing) {
        long f = held[at + forward(facing)];
        long b = held[at + forward(-facing)];
        long u = held[at + FightState.UP];
        long d = held[at + FightState.DOWN];
        long level = ~(u | d);
        long upright = ~(f | b);
        long down = d & upright;
        long forward = f & level;
        if (motion == Motion.QUARTER_FORWARD.ordinal()) return sequence(16, LAST_STEP_AGE, forward, d & f, down);
        if (motion == Motion.DRAGON_FORWARD.ordinal()) return sequence(16, LAST_STEP_AGE, f & ~u, down, forward);
        if (motion == Motion.QUARTER_BACK.ordinal()) return sequence(16, LAST_STEP_AGE, b & level, d & b, down);
        if (motion == Motion.DOUBLE_QUARTER.ordinal()) return sequence(30, LAST_STEP_AGE, forward, down, f & ~u, down);
        if (motion == Motion.CHARGE_FORWARD.ordinal()) return charged(f, b);
        if (motion == Motion.CHARGE_UP.ordinal()) return charged(u, d);
        if (motion == Motion.CHARGE_DOUBLE.ordinal()) return chargedDouble(forward, b & ~u, b);
        if (motion == Motion.FULL_CIRCLE.ordinal()) return (int) f != 0 && (int) b != 0 && (int) u != 0 && (int) d != 0;
        if (motion == Motion.HALF_BACK.ordinal()) return sequence(24, LAST_STEP_AGE, b & level, down, forward);
        if (motion == Motion.DRAGON_BACK.ordinal()) return sequence(16, LAST_STEP_AGE, b & ~u, down, b & level);
        if (motion == Motion.DOWN_DOWN.ordinal()) return sequence(20, LAST_STEP_AGE, down, upright & level, down);
        if (motion == Motion.FORWARD.ordinal()) return (forward & 1) != 0;
        return motion == Motion.NONE.ordinal();
    }

    /** Matches steps from the newest to the oldest, each on the newest frame that fits and is older than the step before. */
    private static boolean sequence(int window, int newestLast, long last, long middle, long first) {
        long within = (1L << window) - 1;
        long found = last & within;
        if (found == 0 || Long.numberOfTrailingZeros(found) > newestLast) return false;
        found = older(middle, found) & within;
        return found != 0 && (older(first, found) & within) != 0;
    }

    private static boolean sequence(int window, int newestLast, long last, long third, long second, long first) {
        long within = (1L << window) - 1;
        long found = last & within;
        if (found == 0 || Long.numberOfTrailingZeros(found) > newestLast) return false;
        found = older(third, found) & within;
        if (found == 0) return false;
        found = older(second, found) & within;
        return found != 0 && (older(first, found) & within) != 0;
    }

    /** Returns the frames of {@code step} that are older than the newest frame of {@code found}, which is not empty. */
    private static long older(long step, long found) {
        return step & -2L << Long.numberOfTrailingZeros(found);
    }

    /** Released within the last 8 frames, a short gap, before it a long charge. */
    private static boolean charged(long release, long charge) {
        if (release == 0) return false;
        int released = Long.numberOfTrailingZeros(release);
        return released <= LAST_STEP_AGE && chargeBefore(released, charge, CHARGE_FRAMES);
    }

    private static boolean chargedDouble(long forward, long back, long charge) {
        long within = (1L << 24) - 1;
        long found = forward & within;
        if (found == 0) return false;
        found = older(back, found) & within;
        if (found == 0) return false;
        found = older(forward, found) & within;
        return found != 0 && chargeBefore(Long.numberOfTrailingZeros(found), charge, DOUBLE_CHARGE_FRAMES);
    }

    private static boolean chargeBefore(int released, long charge, int frames) {
        long before = charge >>> 1 >>> released;
        int gap = Long.numberOfTrailingZeros(before);
        return gap <= CHARGE_GAP && Long.numberOfTrailingZeros(~(before >>> gap)) >= frames;
    }
}
