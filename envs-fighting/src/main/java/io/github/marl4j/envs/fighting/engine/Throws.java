package io.github.marl4j.envs.fighting.engine;

/** Grips, holds, releases and techs. Source: design, section 8. */
final class Throws {
    /** Presses older than this when a grip connects cannot break it. */
    private static final int TECH_BUFFER = 3;

    private final FighterTable fighters;
    private final int[] moves;
    private final FrameNotes notes;
    private final Boxes boxes;
    private final Contacts contacts;

    Throws(FightTables tables, FrameNotes notes, Boxes boxes, Contacts contacts) {
        this.fighters = tables.fighters;
        this.moves = tables.moves.cells;
        this.notes = notes;
        this.boxes = boxes;
        this.contacts = contacts;
    }

    /** Returns whether a player's throw connects now. */
    boolean grips(int[] c, int a) {
        int p = notes.player[a];
        if (c[p + Cells.STATE] != State.ATTACK || notes.frozen[a]) return false;
        int at = boxes.row(c, p) * MoveTable.WIDTH;
        int t = c[p + Cells.T];
        if (t < moves[at + MoveTable.GRIP_FIRST] || t > moves[at + MoveTable.GRIP_LAST]) return false;
        int victim = notes.player[1 - a];
        int apart = c[victim + Cells.X] - c[p + Cells.X];
        int reach = moves[at + MoveTable.GRIP_RANGE] + fighters.standingWidth[c[victim + Cells.FIGHTER]] / 2;
        if (Math.abs(apart) > reach || apart * c[p + Cells.FACING] < 0) return false;
        boolean open = c[victim + Cells.Y] == 0 && c[victim + Cells.THROW_PROTECT] == 0;
        return open
                && !State.in(c[victim + Cells.STATE], State.NO_GRIP)
                && !boxes.safeFrom(MoveTable.SAFE_THROW, c, victim);
    }

    /** Applies the throws that connect. */
    void apply(int[] c, boolean first, boolean second) {
        if (first && second) {
            boolean firstBreaks = techable(c, 0);
            if (firstBreaks == techable(c, 1)) tech(c);
            else grip(c, firstBreaks ? 1 : 0);
        } else if (first) grip(c, 0);
        else if (second) grip(c, 1);
    }

    private boolean techable(int[] c, int i) {
        return moves[boxes.row(c, notes.player[i]) * MoveTable.WIDTH + MoveTable.GRIP_TECH] != 0;
    }

    private void grip(int[] c, int a) {
        int p = notes.player[a];
        int victim = notes.player[1 - a];
        int move = c[p + Cells.MOVE];
        int facing = c[p + Cells.FACING];
        Motions.enter(c, p, State.THROWING, 0);
        c[p + Cells.MOVE] = move;
        c[p + Cells.HIT_MASK] = 1;
        c[p + Cells.EVENTS] |= Event.GRIP;
        Motions.enter(c, victim, State.THROWN, 0);
        c[victim + Cells.FACING] = -facing;
        c[victim + Cells.VX] = 0;
        c[victim + Cells.VY] = 0;
        c[victim + Cells.COMBO_HITS] = 0;
        c[victim + Cells.COMBO_DAMAGE] = 0;
        Inputs.forget(c, victim, TECH_BUFFER);
        int apart =
                (fighters.standingWidth[c[p + Cells.FIGHTER]] + fighters.standingWidth[c[victim + Cells.FIGHTER]]) / 2;
        int wanted = c[p + Cells.X] + facing * apart;
        int reached = notes.clamp(wanted);
        c[victim + Cells.X] = reached;
        c[p + Cells.X] += reached - wanted;
    }

    /** A held player breaks the throw, or is released when the hold is over. */
    void hold(int[] c, int a) {
        int p = notes.player[a];
        int victim = notes.player[1 - a];
        if (c[p + Cells.STATE] != State.THROWING || c[victim + Cells.STATE] != State.THROWN) return;
        int at = boxes.row(c, p) * MoveTable.WIDTH;
        boolean breaks = moves[at + MoveTable.GRIP_TECH] != 0
                && c[victim + Cells.T] <= moves[at + MoveTable.GRIP_TECH_WINDOW]
                && Inputs.asksThrow(c, victim);
        if (breaks) tech(c);
        else if (c[p + Cells.T] == moves[at + MoveTable.GRIP_HOLD]) release(c, a, at);
    }

    private void tech(int[] c) {
        for (int i = 0; i < 2; i++) {
            int p = notes.player[i];
            Motions.enter(c, p, State.TECH, 0);
            Inputs.forgetAll(c, p);
            c[p + Cells.EVENTS] |= Event.TECH;
        }
    }

    private void release(int[] c, int a, int at) {
        int p = notes.player[a];
        int victim = notes.player[1 - a];
        int damage = moves[at + MoveTable.GRIP_DAMAGE];
        c[victim + Cells.HP] = Math.max(0, c[victim + Cells.HP] - damage);
        c[victim + Cells.COMBO_HITS] = 1;
        contacts.addStun(c, victim, moves[at + MoveTable.GRIP_STUN]);
        contacts.gainMeter(c, a, moves[at + MoveTable.GRIP_METER]);
        contacts.gainMeter(c, 1 - a, damage / 4);
        int facing = c[p + Cells.FACING];
        int side = facing * moves[at + MoveTable.GRIP_SIDE];
        c[victim + Cells.X] = notes.clamp(c[p + Cells.X] + side * moves[at + MoveTable.GRIP_DX]);
        Motions.enter(c, victim, State.JUGGLE, 0);
        c[victim + Cells.VX] = facing * moves[at + MoveTable.GRIP_VX];
        c[victim + Cells.VY] = moves[at + MoveTable.GRIP_VY];
        c[victim + Cells.Y] = 1;
        c[victim + Cells.JUGGLE_POINTS] = Contacts.UNTOUCHABLE_JUGGLE;
        c[victim + Cells.KNOCKDOWN] = moves[at + MoveTable.GRIP_KNOCKDOWN];
        c[p + Cells.EVENTS] |= Event.THROW;
        if (c[victim + Cells.HP] == 0) c[victim + Cells.EVENTS] |= Event.KO;
    }
}
