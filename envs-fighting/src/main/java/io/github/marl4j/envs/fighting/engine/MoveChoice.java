package io.github.marl4j.envs.fighting.engine;

/** Which move a player's inputs ask for. Source: design, section 2 (candidates and choice) and 9 (cancels). */
final class MoveChoice {
    /** Height from which air specials may start [su]. */
    static final int AIR_SPECIAL_HEIGHT = 32 * BoxTable.SU;

    private static final int LIGHT_CHAINS = 2;
    private static final int LOWEST_KEY = -1;

    private final FightTables tables;
    private final int[] moves;
    private final FrameNotes notes;

    MoveChoice(FightTables tables, FrameNotes notes) {
        this.tables = tables;
        this.moves = tables.moves.cells;
        this.notes = notes;
    }

    /** Returns the row of the move to start from a neutral state, or -1. */
    int fromNeutral(int[] c, long[] held, int i) {
        int p = notes.player[i];
        int requested = Inputs.requested(c, p);
        if (requested == 0) return -1;
        return best(c, held, i, requested, tables.moves.choices[c[p + Cells.FIGHTER]], -1, -1);
    }

    /** Returns the row of the air normal or air special to start in the air, or -1. */
    int fromAir(int[] c, long[] held, int i) {
        int p = notes.player[i];
        int requested = Inputs.requested(c, p);
        if (requested == 0 || c[p + Cells.Y] <= 0) return -1;
        int classes = MoveTable.CLASS_NORMAL | MoveTable.CLASS_SPECIAL;
        return best(c, held, i, requested, tables.moves.airChoices[c[p + Cells.FIGHTER]], classes, -1);
    }

    /**
     * Returns the row of the move that the present one is cancelled into, or -1.
     *
     * @param from row of the present move
     */
    int cancel(int[] c, long[] held, int i, int from) {
        int p = notes.player[i];
        int requested = Inputs.requested(c, p);
        if (requested == 0) return -1;
        int cancels = moves[from * MoveTable.WIDTH + MoveTable.CANCEL];
        int classes = 0;
        if ((cancels & MoveTable.CANCEL_SPECIAL) != 0) classes |= MoveTable.CLASS_SPECIAL;
        if ((cancels & MoveTable.CANCEL_SUPER) != 0) classes |= MoveTable.CLASS_SUPER;
        if ((cancels & MoveTable.CANCEL_CHAIN) != 0) classes |= MoveTable.CLASS_NORMAL;
        int fighter = c[p + Cells.FIGHTER];
        int[] choices = c[p + Cells.Y] > 0 ? tables.moves.airChoices[fighter] : tables.moves.choices[fighter];
        return best(c, held, i, requested, choices, classes, from);
    }

    /** Highest priority, then youngest button, then greatest strength, then highest index: one number that says all of it. */
    private int best(int[] c, long[] held, int i, int requested, int[] choices, int classes, int from) {
        int bestRow = -1;
        int bestKey = LOWEST_KEY;
        int bestPriority = LOWEST_KEY;
        for (int row : choices) {
            int at = row * MoveTable.WIDTH;
            int priority = moves[at + MoveTable.PRIORITY];
            if (priority < bestPriority) break; // choices come in the order of priority
            if ((moves[at + MoveTable.CLASS] & classes) == 0) continue;
            boolean grips = moves[at + MoveTable.CLASS] == MoveTable.CLASS_THROW;
            if (!grips && (moves[at + MoveTable.BUTTONS] & requested) == 0) continue;
            if (!allowed(c, held, i, at, grips, from)) continue;
            int p = notes.player[i];
            int age = grips ? 0 : Inputs.youngest(c, p, moves[at + MoveTable.BUTTONS]);
            int key = (Inputs.NOT_PRESSED - age) << 10 | moves[at + MoveTable.STRENGTH] << 8 | row - firstRow(c, p);
            if (priority > bestPriority || key > bestKey) {
                bestRow = row;
                bestKey = key;
                bestPriority = priority;
            }
        }
        return bestRow;
    }

    private int firstRow(int[] c, int p) {
        return tables.firstMove[c[p + Cells.FIGHTER]];
    }

    private boolean allowed(int[] c, long[] held, int i, int at, boolean grips, int from) {
        int p = notes.player[i];
        if (moves[at + MoveTable.METER_COST] > c[p + Cells.METER]) return false;
        int facing = c[p + Cells.FACING];
        int kind = moves[at + MoveTable.CLASS];
        if (grips) return asksGrip(c, held, i, at, facing);
        if (kind == MoveTable.CLASS_NORMAL) return normalAllowed(c, i, at, from);
        if (moves[at + MoveTable.NEEDS_AIR] != 0 && c[p + Cells.Y] < AIR_SPECIAL_HEIGHT) return false;
        int maxActive = moves[at + MoveTable.P_MAX_ACTIVE];
        if (maxActive <= Cells.SLOTS && projectiles(c, i) >= maxActive) return false;
        return Inputs.makes(moves[at + MoveTable.MOTION], held, notes.held[i], facing);
    }

    private boolean asksGrip(int[] c, long[] held, int i, int at, int facing) {
        if (!Inputs.asksThrow(c, notes.player[i])) return false;
        if (moves[at + MoveTable.BACK] == 0) return true;
        int direction = Inputs.newest(held, notes.held[i], facing);
        return direction == 1 || direction == 4 || direction == 7;
    }

    private boolean normalAllowed(int[] c, int i, int at, int from) {
        boolean ducks = (notes.word[i] & Inputs.DOWN) != 0;
        boolean crouching = moves[at + MoveTable.STANCE] == Boxes.CROUCH;
        if (moves[at + MoveTable.NEEDS_AIR] == 0 && ducks != crouching) return false;
        return from < 0 || chains(c, i, from * MoveTable.WIDTH, at);
    }

    private boolean chains(int[] c, int i, int from, int to) {
        int p = notes.player[i];
        if (moves[from + MoveTable.CLASS] != MoveTable.CLASS_NORMAL) return false;
        int before = moves[from + MoveTable.STRENGTH];
        int after = moves[to + MoveTable.STRENGTH];
        if (before == 0 && after == 0) return c[p + Cells.CHAIN_COUNT] < LIGHT_CHAINS;
        return tables.fighters.magicChains[c[p + Cells.FIGHTER]] && after > before;
    }

    private int projectiles(int[] c, int i) {
        int count = 0;
        for (int slot = 0; slot < Cells.SLOTS; slot++) {
            if (c[Cells.projectile(notes.match, i, slot) + Cells.P_FIGHTER] >= 0) count++;
        }
        return count;
    }
}
