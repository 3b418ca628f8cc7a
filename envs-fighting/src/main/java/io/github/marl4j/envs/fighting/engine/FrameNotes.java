package io.github.marl4j.envs.fighting.engine;

/** What the parts of the engine must remember within one frame of one match: the scratch memory of one thread. Arrays are {@code [player]}. */
final class FrameNotes {
    /** Where the numbers of the match, the players and their held directions begin. */
    int match;

    final int[] player = new int[2];
    final int[] held = new int[2];

    /** Cleaned input words of this frame, and the bits of them that are new. */
    final int[] word = new int[2];

    final int[] pressed = new int[2];

    /** Positions at the start of the frame [su]. */
    final int[] startX = new int[2];

    final int[] startY = new int[2];

    /** Who stands still after a contact. */
    final boolean[] frozen = new boolean[2];

    /** Slides that a wall refused, with sign, to be given to the other [su]. */
    final int[] refused = new int[2];

    /** Allowed range of x on this frame [su]. */
    int low;

    int high;

    /** Returns the direction in which the opponent is: +1 right, -1 left. */
    int toward(int[] cells, int i) {
        int side = cells[match + Cells.SIDE];
        return i == 0 ? side : -side;
    }

    int clamp(int x) {
        return x < low ? low : Math.min(x, high);
    }
}
