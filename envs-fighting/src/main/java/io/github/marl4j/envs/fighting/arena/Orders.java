package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.envs.fighting.cpu.CpuLevel;

/**
 * Actions of the vector view that are no buttons: for this decision the computer drives the fighter, or a whole script is pressed, whatever the action space and the frames of a decision. An order is
 * the first number of an action; the others do not matter. Orders lie far below all ordinary numbers, so that no learner gives one by mistake, and dictionaries of actions cannot hold them. They know
 * neither sticky actions nor delays.
 */
public final class Orders {
    private static final int FIRST_LEVEL = Integer.MIN_VALUE;
    private static final int FIRST_HELD = FIRST_LEVEL + CpuLevel.STRONGEST + 1;
    private static final int FIRST_MOVE = FIRST_HELD + 10;
    private static final int MOVES = 10_000;

    private Orders() {}

    /**
     * Returns the order to let the computer decide.
     *
     * @param level 1 to 8
     * @throws IllegalArgumentException if there is no such level
     */
    public static int computer(int level) {
        CpuLevel.of(level);
        return FIRST_LEVEL + level;
    }

    /** Returns the order to hold a direction, a keypad digit as for a fighter who looks to the right, for eight frames. */
    static int hold(int digit) {
        return FIRST_HELD + digit;
    }

    /** Returns the order to press what makes a move. */
    static int press(int moveRow) {
        return FIRST_MOVE + moveRow;
    }

    static boolean isOrder(int number) {
        return number < FIRST_MOVE + MOVES;
    }

    /** Returns whether it is an order to hold a direction or to press a move. */
    static boolean isScript(int number) {
        return number >= FIRST_HELD && isOrder(number);
    }

    /** Returns the level of the computer that is to decide, 0 if the order is another. */
    static int level(int order) {
        return order < FIRST_HELD ? order - FIRST_LEVEL : 0;
    }

    /** Returns the direction to hold, -1 if the order is to press a move. */
    static int digit(int order) {
        return order < FIRST_MOVE ? order - FIRST_HELD : -1;
    }

    static int moveRow(int order) {
        return order - FIRST_MOVE;
    }
}
