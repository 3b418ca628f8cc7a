package io.github.marl4j.envs.fighting.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that changes in a batch of matches, as two arrays: about 620 bytes a match. A copy of the arrays is a clone of the matches.
 *
 * <p>The directions of the last 64 frames are bit rows, newest frame in bit 0: what a motion asks is then a few ands and shifts.
 */
public final class FightState {
    /** Version of the rules; part of snapshots and replays, since another version would play another future. */
    public static final int ENGINE_VERSION = 1;

    static final int UP = 0;
    static final int DOWN = 1;
    static final int LEFT = 2;
    static final int RIGHT = 3;
    static final int DIRECTIONS = 4;

    /** Numbers by {@link Cells}, {@code [match][field]}. */
    public final int[] cells;

    /** Directions held, {@code [match][player][up, down, left, right]}, one bit for each of the last 64 frames. */
    public final long[] held;

    private final int numMatches;

    /** Creates matches that have not begun; see {@link FightEngine#start}. */
    public FightState(int numMatches) {
        this.numMatches = numMatches;
        this.cells = new int[Math.multiplyExact(numMatches, Cells.STRIDE)];
        this.held = new long[Math.multiplyExact(numMatches, 2 * DIRECTIONS)];
    }

    /** Returns the number of matches. */
    public int numMatches() {
        return numMatches;
    }

    /** Returns a number of a match, e.g. {@code match(env, Cells.CLOCK)}. */
    public int match(int env, int field) {
        return cells[Cells.match(env) + field];
    }

    /** Returns a number of a player, e.g. {@code player(env, 0, Cells.HP)}. */
    public int player(int env, int player, int field) {
        return cells[Cells.player(Cells.match(env), player) + field];
    }

    /** Returns a number of a projectile slot; the slot is empty if {@link Cells#P_FIGHTER} is -1. */
    public int projectile(int env, int player, int slot, int field) {
        return cells[Cells.projectile(Cells.match(env), player, slot) + field];
    }

    /** Copies a match here from another state. Allocates nothing. */
    public void copyFrom(FightState from, int fromEnv, int toEnv) {
        System.arraycopy(from.cells, Cells.match(fromEnv), cells, Cells.match(toEnv), Cells.STRIDE);
        int size = 2 * DIRECTIONS;
        System.arraycopy(from.held, fromEnv * size, held, toEnv * size, size);
    }

    /** Returns the screen direction of a frame as a keypad digit, 1 to 9. */
    public int direction(int env, int player, int age) {
        int at = heldAt(env, player);
        int x = bit(at + RIGHT, age) - bit(at + LEFT, age);
        int y = bit(at + UP, age) - bit(at + DOWN, age);
        return 5 + x + 3 * y;
    }

    /** Sets the screen direction of a frame. */
    void setDirection(int env, int player, int age, int digit) {
        int at = heldAt(env, player);
        int x = (digit - 1) % 3 - 1;
        int y = (digit - 1) / 3 - 1;
        set(at + UP, age, y > 0);
        set(at + DOWN, age, y < 0);
        set(at + LEFT, age, x < 0);
        set(at + RIGHT, age, x > 0);
    }

    private int bit(int row, int age) {
        return (int) (held[row] >>> age & 1);
    }

    private void set(int row, int age, boolean on) {
        held[row] = held[row] & ~(1L << age) | (on ? 1L << age : 0);
    }

    static int heldAt(int env, int player) {
        return (env * 2 + player) * DIRECTIONS;
    }

    /** Returns the first number of a match that is not the same in another state, one sentence; {@code null} if there is none. */
    String difference(FightState expected, int env) {
        for (int at = Cells.match(env); at < Cells.match(env + 1); at++) {
            if (cells[at] != expected.cells[at])
                return "cells[" + (at - Cells.match(env)) + "]: got " + cells[at] + ", expected " + expected.cells[at];
        }
        for (int at = heldAt(env, 0); at < heldAt(env + 1, 0); at++) {
            if (held[at] != expected.held[at])
                return "held[" + (at - heldAt(env, 0)) + "]: got " + held[at] + ", expected " + expected.held[at];
        }
        return null;
    }

    /** Returns the live arrays by name, for snapshots; the name carries the engine's version. */
    public Map<String, Object> arrays() {
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("engine" + ENGINE_VERSION + ".cells", cells);
        arrays.put("engine" + ENGINE_VERSION + ".held", held);
        return arrays;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FightState that && Arrays.equals(cells, that.cells) && Arrays.equals(held, that.held);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells) * 31 + Arrays.hashCode(held);
    }
}
