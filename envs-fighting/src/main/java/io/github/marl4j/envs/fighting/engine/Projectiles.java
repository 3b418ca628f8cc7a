package io.github.marl4j.envs.fighting.engine;

/** Flight and clash of projectiles. Source: design, section 8. */
final class Projectiles {
    /** Distance from the middle of the stage at which a projectile vanishes [su]. */
    private static final int EDGE = 416 * BoxTable.SU;

    private final FightTables tables;
    private final int[] moves;
    private final FrameNotes notes;
    private final Contacts contacts;

    Projectiles(FightTables tables, FrameNotes notes, Contacts contacts) {
        this.tables = tables;
        this.moves = tables.moves.cells;
        this.notes = notes;
        this.contacts = contacts;
    }

    /** Returns whether there is any. */
    boolean any(int[] c) {
        int first = Cells.projectile(notes.match, 0, 0);
        int together = -1;
        for (int slot = 0; slot < 2 * Cells.SLOTS; slot++) {
            together &= c[first + slot * Cells.PROJECTILE_SIZE + Cells.P_FIGHTER];
        }
        return together != -1;
    }

    /** Moves all projectiles by one frame. */
    void fly(int[] c) {
        for (int i = 0; i < 2; i++) {
            for (int slot = 0; slot < Cells.SLOTS; slot++) {
                int q = Cells.projectile(notes.match, i, slot);
                if (c[q + Cells.P_FIGHTER] >= 0) fly(c, q);
            }
        }
    }

    private void fly(int[] c, int q) {
        int at = contacts.projectileRow(c, q) * MoveTable.WIDTH;
        c[q + Cells.P_LIFE]--;
        int gravity = moves[at + MoveTable.P_GRAVITY];
        if (c[q + Cells.P_REHIT] > 0) c[q + Cells.P_REHIT]--;
        else {
            c[q + Cells.P_X] += c[q + Cells.P_VX];
            c[q + Cells.P_Y] += c[q + Cells.P_VY];
            c[q + Cells.P_VY] -= gravity;
        }
        if (c[q + Cells.P_LIFE] <= 0 || Math.abs(c[q + Cells.P_X]) > EDGE) {
            c[q + Cells.P_FIGHTER] = -1;
            return;
        }
        int lower = c[q + Cells.P_Y] + tables.boxes.rects[4 * moves[at + MoveTable.P_BOX] + 1];
        if (gravity == 0 || lower > 0 || c[q + Cells.P_VY] >= 0) return;
        if (c[q + Cells.P_BOUNCES] > 0) {
            c[q + Cells.P_BOUNCES]--;
            c[q + Cells.P_VY] = -c[q + Cells.P_VY] * 3 / 4;
        } else {
            c[q + Cells.P_FIGHTER] = -1;
        }
    }

    /** Projectiles of the two sides that meet wear each other down. */
    void clash(int[] c) {
        for (int first = 0; first < Cells.SLOTS; first++) {
            for (int second = 0; second < Cells.SLOTS; second++) {
                clash(c, Cells.projectile(notes.match, 0, first), Cells.projectile(notes.match, 1, second));
            }
        }
    }

    private void clash(int[] c, int a, int b) {
        if (c[a + Cells.P_FIGHTER] < 0 || c[b + Cells.P_FIGHTER] < 0) return;
        boolean meet = tables.boxes.overlap(
                box(c, a),
                c[a + Cells.P_X],
                c[a + Cells.P_Y],
                c[a + Cells.P_FACING],
                box(c, b),
                c[b + Cells.P_X],
                c[b + Cells.P_Y],
                c[b + Cells.P_FACING]);
        if (!meet) return;
        int loss = Math.min(c[a + Cells.P_DURABILITY], c[b + Cells.P_DURABILITY]);
        wear(c, a, loss);
        wear(c, b, loss);
    }

    private int box(int[] c, int q) {
        return moves[contacts.projectileRow(c, q) * MoveTable.WIDTH + MoveTable.P_BOX];
    }

    private static void wear(int[] c, int q, int loss) {
        c[q + Cells.P_DURABILITY] -= loss;
        if (c[q + Cells.P_DURABILITY] <= 0) c[q + Cells.P_FIGHTER] = -1;
    }
}
