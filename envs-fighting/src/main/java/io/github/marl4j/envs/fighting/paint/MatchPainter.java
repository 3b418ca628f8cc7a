package io.github.marl4j.envs.fighting.paint;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.MoveFacts;
import io.github.marl4j.envs.fighting.engine.State;
import io.github.marl4j.envs.fighting.figure.FigureBuilder;

/** Paints a match: street, fighters, projectiles, sparks, bars. One for each thread and size; allocates nothing. */
public final class MatchPainter {
    private static final double SU = 256;
    private static final int CAMERA = 192;
    private static final int FLASH_LIGHT = 90;
    private static final double OUTLINE = 1.5;
    /** Below this scale an outline would be thinner than a pixel. */
    private static final double OUTLINE_SCALE = 0.6;

    private static final int HIT_SPARK = 0xFFF3B0;
    private static final int BLOCK_SPARK = 0x8FB3D9;
    private static final int SHADOW = 0x221B30;
    private static final double[] RAYS = {1, 0, 0.7, 0.7, 0, 1, -0.7, 0.7, -1, 0, -0.7, -0.7, 0, -1, 0.7, -0.7};

    private final FightTables tables;
    private final MoveFacts facts;
    private final FigureBuilder figures;
    private final Canvas canvas;
    private final Street street;
    private final Bars bars;

    /** Creates a painter of pictures of one size. */
    public MatchPainter(FightTables tables, int width, int height) {
        this.tables = tables;
        this.facts = new MoveFacts(tables);
        this.figures = new FigureBuilder(tables);
        this.canvas = new Canvas(width, height);
        this.street = new Street(width, height);
        this.bars = new Bars(tables, canvas);
    }

    /** Returns the pixels of the last picture, row by row from the top left, 0xRRGGBB; the array itself. */
    public int[] pixels() {
        return canvas.rgb;
    }

    /** Paints a match as it is. */
    public void paint(FightState s, int env) {
        double middle = (s.player(env, 0, Cells.X) + s.player(env, 1, Cells.X)) / 2 / SU;
        double camera = Math.max(-CAMERA, Math.min(CAMERA, middle));
        canvas.look(camera - Canvas.VIEW_WIDTH / 2.0);
        street.paint(camera, canvas);
        if (s.match(env, Cells.FLASH) > 0) canvas.dim(FLASH_LIGHT);
        double outline = canvas.scaleY() >= OUTLINE_SCALE ? OUTLINE : 0;
        for (int i = 0; i < 2; i++) shadow(s, env, i);
        int front = front(s, env);
        figures.build(s, env, 1 - front, outline, canvas);
        figures.build(s, env, front, outline, canvas);
        for (int slot = 0; slot < 4; slot++) projectile(s, env, slot / 2, slot % 2);
        for (int i = 0; i < 2; i++) spark(s, env, i);
        bars.paint(s, env);
    }

    /** Returns who is drawn in front: who strikes or throws. */
    private static int front(FightState s, int env) {
        int state = s.player(env, 1, Cells.STATE);
        return state == State.ATTACK || state == State.THROWING ? 1 : 0;
    }

    private void shadow(FightState s, int env, int i) {
        double x = s.player(env, i, Cells.X) / SU;
        double half = Math.max(8, 24 - s.player(env, i, Cells.Y) / SU / 8);
        canvas.capsule(x - half + 3, -1, 2.6, x + half - 3, -1, 2.6, SHADOW);
    }

    private void projectile(FightState s, int env, int player, int slot) {
        int fighter = s.projectile(env, player, slot, Cells.P_FIGHTER);
        if (fighter < 0) return;
        int row = tables.firstMove[fighter] + s.projectile(env, player, slot, Cells.P_MOVE);
        double w = facts.projectileHalf(row, true) / SU;
        double h = facts.projectileHalf(row, false) / SU;
        double x = s.projectile(env, player, slot, Cells.P_X) / SU;
        double y = s.projectile(env, player, slot, Cells.P_Y) / SU;
        double back = -Integer.signum(s.projectile(env, player, slot, Cells.P_VX)) * w * 0.8;
        int accent = tables.roster.fighters().get(fighter).palette().get(1);
        blob(x + 2 * back, y, w * 0.5, h * 0.5, half(accent));
        blob(x + back, y, w * 0.75, h * 0.75, half(accent));
        blob(x, y, w, h, accent);
        blob(x, y, w * 0.55, h * 0.55, 0xFFFFFF);
    }

    private static int half(int rgb) {
        return rgb >>> 1 & 0x7F7F7F;
    }

    /** A rounded box. */
    private void blob(double x, double y, double w, double h, int rgb) {
        double r = Math.min(w, h);
        if (w >= h) canvas.capsule(x - w + r, y, r, x + w - r, y, r, rgb);
        else canvas.capsule(x, y - h + r, r, x, y + h - r, r, rgb);
    }

    /** Rays at the victim's side while both stand still after a contact. */
    private void spark(FightState s, int env, int i) {
        int state = s.player(env, i, Cells.STATE);
        int hitstop = s.player(env, i, Cells.HITSTOP);
        boolean blocked = State.block(state);
        if (hitstop == 0 || !blocked && !State.hit(state) && state != State.JUGGLE) return;
        double x = s.player(env, i, Cells.X) / SU + s.player(env, i, Cells.FACING) * 14;
        double y =
                s.player(env, i, Cells.Y) / SU + (state == State.HIT_CROUCH || state == State.BLOCK_CROUCH ? 36 : 58);
        double size = 5 + 1.3 * Math.min(12, hitstop);
        int colour = blocked ? BLOCK_SPARK : HIT_SPARK;
        for (int ray = 0; ray < RAYS.length; ray += 2) {
            double far = ray % 4 == 0 ? size : size * 0.65;
            canvas.capsule(
                    x + RAYS[ray] * 3,
                    y + RAYS[ray + 1] * 3,
                    2.2,
                    x + RAYS[ray] * far,
                    y + RAYS[ray + 1] * far,
                    0.7,
                    colour);
        }
    }
}
