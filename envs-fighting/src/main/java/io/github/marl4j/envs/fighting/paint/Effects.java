package io.github.marl4j.envs.fighting.paint;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.Event;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.MoveFacts;
import io.github.marl4j.envs.fighting.engine.State;

/** Projectiles, sparks, dust, and the moment of a super. All of it is a function of the state. Allocates nothing. */
final class Effects {
    private static final int HIT_SPARK = 0xFFF3B0;
    private static final int COUNTER_SPARK = 0xFFB52E;
    private static final int BLOCK_SPARK = 0x8FB3D9;
    private static final int WHITE = 0xFFFFFF;
    private static final int DUST = 0xB9A88F;
    private static final int DUST_FRAMES = 9;
    private static final int LONGEST_STOP = 14;
    /** Directions around a circle, sixteenths of a turn. */
    private static final double[] COS = {
        1, 0.92, 0.71, 0.38, 0, -0.38, -0.71, -0.92, -1, -0.92, -0.71, -0.38, 0, 0.38, 0.71, 0.92
    };

    private static final int TURN = COS.length;

    private final FightTables tables;
    private final MoveFacts facts;
    private final Surface canvas;
    private final boolean people;

    Effects(FightTables tables, Surface canvas, boolean people) {
        this.tables = tables;
        this.facts = new MoveFacts(tables);
        this.canvas = canvas;
        this.people = people;
    }

    void paint(FightState s, int env) {
        for (int slot = 0; slot < 4; slot++) projectile(s, env, slot / 2, slot % 2);
        for (int i = 0; i < 2; i++) {
            if (people) dust(s, env, i);
            spark(s, env, i);
        }
    }

    private static double cos(int part) {
        return COS[part & TURN - 1];
    }

    private static double sin(int part) {
        return COS[part - TURN / 4 & TURN - 1];
    }

    private static int half(int rgb) {
        return rgb >>> 1 & 0x7F7F7F;
    }

    private int accent(int fighter) {
        return tables.roster.fighters().get(fighter).palette().get(1);
    }

    /** A glowing shape as large as its box, with two copies that trail behind, a dark edge and a bright core. */
    private void projectile(FightState s, int env, int player, int slot) {
        int fighter = s.projectile(env, player, slot, Cells.P_FIGHTER);
        if (fighter < 0) return;
        int row = tables.firstMove[fighter] + s.projectile(env, player, slot, Cells.P_MOVE);
        double w = facts.projectileHalf(row, true) / MatchScene.SU;
        double h = facts.projectileHalf(row, false) / MatchScene.SU;
        double x = s.projectile(env, player, slot, Cells.P_X) / MatchScene.SU;
        double y = s.projectile(env, player, slot, Cells.P_Y) / MatchScene.SU;
        double back = -Integer.signum(s.projectile(env, player, slot, Cells.P_VX)) * w * 0.8;
        int accent = accent(fighter);
        int life = s.projectile(env, player, slot, Cells.P_LIFE);
        double pulse = people ? 1 + (life % 6 < 3 ? 0.08 : -0.04) : 1;
        if (back != 0) {
            blob(x + 2 * back, y, w * 0.5, h * 0.5, half(half(accent)));
            blob(x + back, y, w * 0.75, h * 0.75, half(accent));
        }
        if (people) blob(x, y, w * pulse + 1.5, h * pulse + 1.5, half(half(accent)));
        blob(x, y, w * pulse, h * pulse, accent);
        blob(x, y, w * 0.55, h * 0.55, WHITE);
        if (!people) return;
        for (int mote = 0; mote < 3; mote++) {
            int at = life * 2 + mote * 5;
            double mx = x + cos(at) * (w + 3);
            double my = y + sin(at) * (h + 3);
            canvas.capsule(mx, my, 1.4, mx + Math.signum(back) * 4, my, 0.5, HIT_SPARK);
        }
    }

    /** A rounded box. */
    private void blob(double x, double y, double w, double h, int rgb) {
        double r = Math.min(w, h);
        if (w >= h) canvas.capsule(x - w + r, y, r, x + w - r, y, r, rgb);
        else canvas.capsule(x, y - h + r, r, x, y + h - r, r, rgb);
    }

    /** Shards at the victim's side while both stand still after a contact; blue-grey on a guard, golden on a counter hit. */
    private void spark(FightState s, int env, int i) {
        int state = s.player(env, i, Cells.STATE);
        int hitstop = s.player(env, i, Cells.HITSTOP);
        boolean blocked = State.block(state);
        if (hitstop == 0 || !blocked && !State.hit(state) && state != State.JUGGLE) return;
        boolean low = state == State.HIT_CROUCH || state == State.BLOCK_CROUCH;
        double x = s.player(env, i, Cells.X) / MatchScene.SU + s.player(env, i, Cells.FACING) * 14;
        double y = s.player(env, i, Cells.Y) / MatchScene.SU + (low ? 36 : 58);
        double size = 5 + 1.3 * Math.min(12, hitstop);
        boolean counter = (s.player(env, 1 - i, Cells.EVENTS) & Event.COUNTER_HIT) != 0;
        int colour = blocked ? BLOCK_SPARK : counter ? COUNTER_SPARK : HIT_SPARK;
        int turn = people ? s.match(env, Cells.FRAME) / 3 : 0;
        for (int ray = 0; ray < TURN; ray += 2) {
            double far = ray % 4 == 0 ? size : size * 0.65;
            int at = ray + (turn & 1);
            canvas.capsule(x + cos(at) * 3, y + sin(at) * 3, 2.2, x + cos(at) * far, y + sin(at) * far, 0.7, colour);
        }
        if (!people) return;
        canvas.capsule(x, y, size * 0.3, x, y, size * 0.3, WHITE);
        shards(x, y, hitstop, i, colour);
    }

    /** Paper shards that fly away while the world stands still. */
    private void shards(double x, double y, int hitstop, int i, int colour) {
        double out = 8 + 2.6 * Math.max(0, LONGEST_STOP - hitstop);
        for (int shard = 0; shard < 7; shard++) {
            int at = shard * 7 + i * 3;
            double far = out * (0.7 + shard % 3 * 0.25);
            double sx = x + cos(at) * far;
            double sy = y + sin(at) * far * 0.8;
            double w = 2.6 - shard % 3 * 0.5;
            canvas.quad(sx - w, sy, sx, sy + w * 0.7, sx + w, sy, sx, sy - w * 0.7, shard % 2 == 0 ? colour : WHITE);
        }
    }

    /** Puffs behind the feet of who lands, dashes or falls. */
    private void dust(FightState s, int env, int i) {
        int state = s.player(env, i, Cells.STATE);
        int t = s.player(env, i, Cells.T);
        boolean dash = state == State.DASH_F || state == State.DASH_B;
        if (t > DUST_FRAMES || !dash && state != State.LAND && state != State.DOWN) return;
        double x = s.player(env, i, Cells.X) / MatchScene.SU;
        double wide = state == State.DOWN ? 26 : 12;
        int forward = s.player(env, i, Cells.FACING) * (state == State.DASH_F ? 1 : -1);
        for (int puff = 0; puff < 4; puff++) {
            double side = puff % 2 == 0 ? -1 : 1;
            double at = dash ? x - forward * (8 + puff * 5 + t) : x + side * (wide + t * (1 + puff / 2));
            double r = 3.4 - 0.3 * t + (puff & 1);
            if (r > 0.5) canvas.capsule(at, r + t * 0.4, r, at + 2, r + t * 0.5, r * 0.7, DUST);
        }
    }

    /** Lines that run away from who begins a super, and a band in the fighter's colour. */
    void superFlash(FightState s, int env, double camera) {
        for (int i = 0; i < 2; i++) {
            int state = s.player(env, i, Cells.STATE);
            if (state != State.ATTACK || s.player(env, i, Cells.T) > 1) continue;
            int fighter = s.player(env, i, Cells.FIGHTER);
            int accent = accent(fighter);
            double x = s.player(env, i, Cells.X) / MatchScene.SU;
            double y = s.player(env, i, Cells.Y) / MatchScene.SU + 50;
            double left = camera - Canvas.VIEW_WIDTH / 2.0;
            double right = left + Canvas.VIEW_WIDTH;
            canvas.quad(left, y - 30, right, y - 24, right, y + 30, left, y + 24, half(half(accent)));
            canvas.quad(left, y - 32, right, y - 26, right, y - 24, left, y - 30, accent);
            canvas.quad(left, y + 24, right, y + 30, right, y + 32, left, y + 26, accent);
            int flash = s.match(env, Cells.FLASH);
            for (int ray = 0; people && ray < TURN; ray++) {
                double near = 46 + (ray * 37 + flash * 11) % 40;
                double far = near + 60;
                canvas.capsule(
                        x + cos(ray) * near,
                        y + sin(ray) * near,
                        0.6,
                        x + cos(ray) * far,
                        y + sin(ray) * far,
                        1.8,
                        ray % 3 == 0 ? WHITE : accent);
            }
        }
    }
}
