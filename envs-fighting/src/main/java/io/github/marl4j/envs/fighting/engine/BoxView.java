package io.github.marl4j.envs.fighting.engine;

/** Tells which boxes a match has now, for people who want to see them. One for each thread; allocates nothing. */
public final class BoxView {

    /** What a box is for. */
    public enum Kind {
        /** Bodies push each other apart with it. */
        PUSH,
        /** A body that can be hit. */
        HURT,
        /** A limb that can be hit while a move lasts. */
        LIMB,
        /** A strike that can connect on this frame. */
        HIT,
        /** Reach of a throw on this frame. */
        GRIP,
        /** A projectile. */
        PROJECTILE
    }

    /** Takes boxes. */
    public interface Sink {
        /**
         * A box.
         *
         * @param player whose it is
         * @param left its left edge, from the middle of the stage [su]
         * @param low its lower edge, above the floor [su]
         * @param width [su]
         * @param height [su]
         */
        void box(Kind kind, int player, int left, int low, int width, int height);
    }

    private final FightTables tables;
    private final Boxes boxes;

    /** Creates a view. */
    public BoxView(FightTables tables) {
        this.tables = tables;
        this.boxes = new Boxes(tables);
    }

    /** Gives all boxes of a match to a sink. */
    public void show(FightState state, int env, Sink sink) {
        for (int i = 0; i < 2; i++) {
            body(state.cells, Cells.player(Cells.match(env), i), i, sink);
            for (int slot = 0; slot < Cells.SLOTS; slot++) {
                projectile(state.cells, Cells.projectile(Cells.match(env), i, slot), i, sink);
            }
        }
    }

    private void body(int[] c, int p, int i, Sink sink) {
        int at = c[p + Cells.FIGHTER] * FighterTable.STANCES + boxes.stance(c, p);
        if (!State.in(c[p + Cells.STATE], State.NO_PUSH)) each(Kind.PUSH, c, p, i, boxes.pushBox(c, p), 1, sink);
        each(Kind.HURT, c, p, i, tables.fighters.hurtFirst[at], tables.fighters.hurtCount[at], sink);
        if (c[p + Cells.STATE] != State.ATTACK) return;
        int row = boxes.row(c, p);
        int t = c[p + Cells.T];
        int limb = tables.moves.frame(row, t, MoveTable.F_LIMB_FIRST);
        each(Kind.LIMB, c, p, i, limb, tables.moves.frame(row, t, MoveTable.F_LIMB_COUNT), sink);
        int hit = tables.moves.frame(row, t, MoveTable.F_HIT);
        if (hit >= 0) {
            int first = tables.hits.get(hit, HitTable.RECT_FIRST);
            each(Kind.HIT, c, p, i, first, tables.hits.get(hit, HitTable.RECT_COUNT), sink);
        }
        if (tables.moves.get(row, MoveTable.GRIP_LAST) > 0
                && t >= tables.moves.get(row, MoveTable.GRIP_FIRST)
                && t <= tables.moves.get(row, MoveTable.GRIP_LAST)) grip(c, p, i, row, sink);
    }

    private void grip(int[] c, int p, int i, int row, Sink sink) {
        int range = tables.moves.get(row, MoveTable.GRIP_RANGE);
        int x = c[p + Cells.X];
        int push = 4 * boxes.pushBox(c, p);
        sink.box(
                Kind.GRIP,
                i,
                c[p + Cells.FACING] > 0 ? x : x - range,
                c[p + Cells.Y],
                range,
                tables.boxes.rects[push + 3]);
    }

    private void each(Kind kind, int[] c, int p, int i, int first, int count, Sink sink) {
        for (int box = first; box < first + count; box++) {
            int at = 4 * box;
            sink.box(
                    kind,
                    i,
                    tables.boxes.left(box, c[p + Cells.X], c[p + Cells.FACING]),
                    c[p + Cells.Y] + tables.boxes.rects[at + 1],
                    tables.boxes.rects[at + 2],
                    tables.boxes.rects[at + 3]);
        }
    }

    private void projectile(int[] c, int q, int i, Sink sink) {
        if (c[q + Cells.P_FIGHTER] < 0) return;
        int row = tables.firstMove[c[q + Cells.P_FIGHTER]] + c[q + Cells.P_MOVE];
        int box = tables.moves.get(row, MoveTable.P_BOX);
        int at = 4 * box;
        sink.box(
                Kind.PROJECTILE,
                i,
                tables.boxes.left(box, c[q + Cells.P_X], c[q + Cells.P_FACING]),
                c[q + Cells.P_Y] + tables.boxes.rects[at + 1],
                tables.boxes.rects[at + 2],
                tables.boxes.rects[at + 3]);
    }
}
