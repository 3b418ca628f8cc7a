package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.envs.fighting.input.Words;
import java.util.Arrays;

/**
 * What the fighters' hands do, {@code [env][player]}: the word held or the script that runs, the previous decision, and words on their way when actions are delayed. A running script goes on; what is
 * chosen meanwhile is not played.
 */
final class Controls {
    private static final int NONE = -1;

    private final FightingOptions options;
    private final ActionTable table;

    /** Word held for the whole decision. */
    final int[] held;
    /** Script that runs, -1 if none. */
    final int[] script;
    /** Next frame of the script. */
    final int[] at;
    /** Side that the script is played for: 1 as written, -1 mirrored. */
    final int[] facing;
    /** Previous decision: word, script, side; 0, -1, 1 at first. */
    final int[] previous;
    /** Words chosen but not yet effective, {@code [env][player][frame]}. */
    final int[] delayed;

    Controls(FightingOptions options, ActionTable table, int numEnvs) {
        this.options = options;
        this.table = table;
        int rows = 2 * numEnvs;
        held = new int[rows];
        script = new int[rows];
        at = new int[rows];
        facing = new int[rows];
        previous = new int[3 * rows];
        delayed = new int[rows * options.actionDelay()];
    }

    /** Nothing is held. */
    void clear(int env) {
        for (int row = 2 * env; row < 2 * env + 2; row++) {
            held[row] = 0;
            script[row] = NONE;
            at[row] = 0;
            facing[row] = 1;
            previous[3 * row] = 0;
            previous[3 * row + 1] = NONE;
            previous[3 * row + 2] = 1;
        }
        int delay = options.actionDelay();
        Arrays.fill(delayed, 2 * env * delay, (2 * env + 2) * delay, 0);
    }

    /** Returns whether a script runs. */
    boolean busy(int row) {
        return script[row] != NONE;
    }

    /** Lets go of everything. */
    void release(int row) {
        held[row] = 0;
        script[row] = NONE;
    }

    /**
     * Takes an order of {@link Orders} to press something.
     *
     * @throws IllegalActionException if there is no such move of this fighter
     */
    void obey(int row, int order, int fighter, int toward) {
        if (busy(row)) return;
        int digit = Orders.digit(order);
        int ordered = digit >= 0 ? table.holds[digit] : table.press(fighter, Orders.moveRow(order));
        if (ordered < 0) throw illegal(order, "this fighter has no such move");
        take(row, 0, ordered, toward);
    }

    /** Takes the same as in the previous decision. */
    void repeat(int row) {
        if (!busy(row)) take(row, previous[3 * row], previous[3 * row + 1], previous[3 * row + 2]);
    }

    /**
     * Takes an action.
     *
     * @param row of the player
     * @param ints where the action's whole numbers are, from {@code from}
     * @param fighter the player's
     * @param toward direction of the opponent
     * @throws IllegalActionException if this fighter has no such move
     */
    void choose(int row, int[] ints, int from, int fighter, int toward) {
        if (busy(row)) return;
        switch (options.actions()) {
            case RAW12 -> take(row, bits(ints, from, 12), NONE, 1);
            case RAW15 -> {
                int bits = bits(ints, from, 15);
                int combo = (bits >>> 12 & 1) << 2 | (bits >>> 13 & 1) << 1 | bits >>> 14;
                if (combo >= 2 * ActionTable.SPECIALS) take(row, bits & 0xFFF, NONE, 1);
                else special(row, fighter, combo);
            }
            case DISCRETE22 -> {
                int action = ints[from];
                if (action < ActionTable.FIRST_SPECIAL) take(row, ActionTable.heldWord(action), NONE, 1);
                else special(row, fighter, action - ActionTable.FIRST_SPECIAL);
            }
            case EGO22 -> ego(row, ints[from], fighter, toward);
            case FACTORED -> {
                int direction = ActionTable.DIRECTIONS[ints[from]];
                take(row, direction | ActionTable.FACTORED[ints[from + 1]], NONE, 1);
            }
            case MACRO40 -> {
                int macro = table.macros[fighter][ints[from]];
                if (macro < 0) throw illegal(ints[from], "this fighter has no such move");
                int[] words = table.scripts[macro];
                if (words.length == 1) take(row, Words.facing(words[0], toward), NONE, 1);
                else take(row, 0, macro, toward);
            }
        }
    }

    private static int bits(int[] ints, int from, int count) {
        int bits = 0;
        for (int b = 0; b < count; b++) bits |= ints[from + b] << b;
        return bits;
    }

    /** Specials as for a fighter who looks to the right, then as for one who looks to the left. */
    private void special(int row, int fighter, int which) {
        int side = which < ActionTable.SPECIALS ? 1 : -1;
        take(row, 0, table.signature[fighter][which % ActionTable.SPECIALS], side);
    }

    private void ego(int row, int action, int fighter, int toward) {
        int special = action - ActionTable.FIRST_SPECIAL;
        if (special < 0) take(row, Words.facing(ActionTable.heldWord(action), toward), NONE, 1);
        else if (special < ActionTable.SPECIALS) take(row, 0, table.signature[fighter][special], toward);
        else take(row, 0, table.heavy[fighter][special - ActionTable.SPECIALS], toward);
    }

    private IllegalActionException illegal(int action, String why) {
        return new IllegalActionException(options.id() + ": action " + action + " is not allowed; " + why);
    }

    private void take(int row, int word, int newScript, int side) {
        held[row] = word;
        script[row] = newScript;
        at[row] = 0;
        facing[row] = side;
        previous[3 * row] = word;
        previous[3 * row + 1] = newScript;
        previous[3 * row + 2] = side;
    }

    /** Returns the word of the next frame, delays not counted. */
    private int next(int row) {
        if (!busy(row)) return held[row];
        int[] words = table.scripts[script[row]];
        int word = Words.facing(words[at[row]], facing[row]);
        if (++at[row] == words.length) {
            script[row] = NONE;
            held[row] = 0;
        }
        return word;
    }

    /** Returns the word that takes effect on the next frame. */
    int word(int row) {
        int delay = options.actionDelay();
        int chosen = next(row);
        if (delay == 0) return chosen;
        int first = row * delay;
        int word = delayed[first];
        System.arraycopy(delayed, first + 1, delayed, first, delay - 1);
        delayed[first + delay - 1] = chosen;
        return word;
    }
}
