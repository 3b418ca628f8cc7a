package io.github.marl4j.envs.fighting.engine;

/** Which boxes a player has now. Source: design, section 5. */
final class Boxes {
    static final int STAND = 0;
    static final int CROUCH = 1;
    static final int AIR = 2;
    static final int JUGGLE = 3;
    static final int DOWN = 4;

    private static final int ON_THE_FLOOR = 1 << State.DOWN | 1 << State.WAKE | 1 << State.KO | 1 << State.THROWN;
    private static final int IN_THE_AIR = 1 << State.AIR | 1 << State.RESET;
    private static final int DUCKED = 1 << State.CROUCH | 1 << State.BLOCK_CROUCH | 1 << State.HIT_CROUCH;

    private final FightTables tables;

    Boxes(FightTables tables) {
        this.tables = tables;
    }

    /** Returns the stance whose boxes count, the first that applies. */
    int stance(int[] c, int p) {
        int state = c[p + Cells.STATE];
        if (state == State.JUGGLE) return JUGGLE;
        if (State.in(state, ON_THE_FLOOR)) return DOWN;
        if (c[p + Cells.Y] > 0 || State.in(state, IN_THE_AIR)) return AIR;
        if (state == State.ATTACK) return tables.moves.get(row(c, p), MoveTable.STANCE);
        return State.in(state, DUCKED) ? CROUCH : STAND;
    }

    /** Returns the row of the player's move. */
    int row(int[] c, int p) {
        return tables.firstMove[c[p + Cells.FIGHTER]] + c[p + Cells.MOVE];
    }

    int pushBox(int[] c, int p) {
        return tables.fighters.pushBox[c[p + Cells.FIGHTER] * FighterTable.STANCES + stance(c, p)];
    }

    /** Returns whether a box overlaps any box of a player that can be hit: body and limbs. */
    boolean touches(int box, int x, int y, int facing, int[] c, int p) {
        int at = c[p + Cells.FIGHTER] * FighterTable.STANCES + stance(c, p);
        int first = tables.fighters.hurtFirst[at];
        if (anyOverlap(box, x, y, facing, c, p, first, tables.fighters.hurtCount[at])) return true;
        if (c[p + Cells.STATE] != State.ATTACK) return false;
        int row = row(c, p);
        int t = c[p + Cells.T];
        int limbs = tables.moves.frame(row, t, MoveTable.F_LIMB_COUNT);
        return limbs > 0
                && anyOverlap(box, x, y, facing, c, p, tables.moves.frame(row, t, MoveTable.F_LIMB_FIRST), limbs);
    }

    private boolean anyOverlap(int box, int x, int y, int facing, int[] c, int p, int first, int count) {
        int px = c[p + Cells.X];
        int py = c[p + Cells.Y];
        int pFacing = c[p + Cells.FACING];
        for (int b = first; b < first + count; b++) {
            if (tables.boxes.overlap(box, x, y, facing, b, px, py, pFacing)) return true;
        }
        return false;
    }

    /**
     * Returns whether a player cannot be touched now.
     *
     * @param by one of the bits {@code SAFE_…} of {@link MoveTable}
     */
    boolean safeFrom(int by, int[] c, int p) {
        int state = c[p + Cells.STATE];
        if (State.in(state, State.UNTOUCHABLE)) return true;
        if (state == State.DASH_B) return c[p + Cells.T] <= tables.fighters.backdashInvul[c[p + Cells.FIGHTER]];
        if (state != State.ATTACK) return false;
        return (tables.moves.frame(row(c, p), c[p + Cells.T], MoveTable.F_FLAGS) & by) != 0;
    }
}
