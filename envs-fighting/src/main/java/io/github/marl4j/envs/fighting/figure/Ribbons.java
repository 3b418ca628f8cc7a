package io.github.marl4j.envs.fighting.figure;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;

/**
 * The loose ends of the fighters' clothes: two ribbons of four segments each, moved once in a frame by Verlet integration. They are seen by people only and are no part of the state; who follows a match
 * from the same frame sees the same. Lengths in pixels, x to the right and y up from the floor. Source: viewer, section 6. Allocates nothing.
 */
public final class Ribbons {
    static final int SEGMENTS = 4;
    private static final int POINTS = SEGMENTS + 1;
    /** Ribbons of a fighter. */
    private static final int EACH = 2;

    private static final double GRAVITY = 0.32;
    private static final double DRAG = 0.9;
    /** Breeze that plays with the ends [px per frame²]. */
    private static final double BREEZE = 0.07;
    /** Frames of the simulation before a match is seen. */
    private static final int SETTLING = 45;

    private static final int STIFFNESS = 4;
    /** Who moves farther in a frame has been put somewhere else. */
    private static final double JUMP = 40;

    private final Look[] looks;
    private final Poser poser;
    /** Places now and one frame ago, {@code [player][ribbon][point]}. */
    private final double[] x = new double[2 * EACH * POINTS];

    private final double[] y = new double[x.length];
    private final double[] oldX = new double[x.length];
    private final double[] oldY = new double[x.length];
    /** Where the fighters were when the ribbons were moved last. */
    private final double[] originX = new double[2];

    private final double[] originY = new double[2];
    private int time;

    /** Creates the ribbons of a match; call {@link #begin} first. */
    public Ribbons(FightTables tables) {
        looks = Look.shipped(tables.roster.fighters());
        poser = new Poser(tables);
    }

    /** A match begins or goes on from another place: the ribbons hang. */
    public void begin(FightState s, int env) {
        time = 0;
        for (int player = 0; player < 2; player++) hang(s, env, player);
        for (int frame = 0; frame < SETTLING; frame++) played(s, env);
    }

    /** A frame has been played. */
    public void played(FightState s, int env) {
        time++;
        for (int player = 0; player < 2; player++) {
            if (s.player(env, player, Cells.HITSTOP) > 0) continue;
            double nowX = Poser.pixels(s.player(env, player, Cells.X));
            double nowY = Poser.pixels(s.player(env, player, Cells.Y));
            if (Math.abs(nowX - originX[player]) + Math.abs(nowY - originY[player]) > JUMP) hang(s, env, player);
            originX[player] = nowX;
            originY[player] = nowY;
            poser.pose(s, env, player);
            int[][] ribbons = looks[s.player(env, player, Cells.FIGHTER)].ribbons();
            int facing = s.player(env, player, Cells.FACING);
            for (int ribbon = 0; ribbon < EACH; ribbon++) move(player, ribbon, ribbons[ribbon], facing);
        }
    }

    private static int first(int player, int ribbon) {
        return (player * EACH + ribbon) * POINTS;
    }

    private void hang(FightState s, int env, int player) {
        originX[player] = Poser.pixels(s.player(env, player, Cells.X));
        originY[player] = Poser.pixels(s.player(env, player, Cells.Y));
        poser.pose(s, env, player);
        int[][] ribbons = looks[s.player(env, player, Cells.FIGHTER)].ribbons();
        int facing = s.player(env, player, Cells.FACING);
        for (int ribbon = 0; ribbon < EACH; ribbon++) {
            int at = first(player, ribbon);
            for (int point = 0; point < POINTS; point++) {
                x[at + point] = oldX[at + point] = anchorX(player, ribbons[ribbon], facing) - facing * point;
                y[at + point] = oldY[at + point] = anchorY(player, ribbons[ribbon]) - point * segment(ribbons[ribbon]);
            }
        }
    }

    private double anchorX(int player, int[] ribbon, int facing) {
        return originX[player] + facing * (poser.joints[ribbon[Look.JOINT] * 2] + ribbon[Look.X] * poser.size);
    }

    private double anchorY(int player, int[] ribbon) {
        return originY[player] + poser.joints[ribbon[Look.JOINT] * 2 + 1] + ribbon[Look.Y] * poser.size;
    }

    private double segment(int[] ribbon) {
        return ribbon[Look.LENGTH] * poser.size / SEGMENTS;
    }

    private void move(int player, int number, int[] ribbon, int facing) {
        int at = first(player, number);
        double wind = -facing * BREEZE * (1 + Math.sin(time / 19.0 + number * 2 + player));
        for (int point = at + 1; point < at + POINTS; point++) {
            double nextX = x[point] + (x[point] - oldX[point]) * DRAG + wind;
            double nextY = y[point] + (y[point] - oldY[point]) * DRAG - GRAVITY;
            oldX[point] = x[point];
            oldY[point] = y[point];
            x[point] = nextX;
            y[point] = nextY;
        }
        x[at] = anchorX(player, ribbon, facing);
        y[at] = anchorY(player, ribbon);
        for (int round = 0; round < STIFFNESS; round++) pull(at, segment(ribbon), ribbon[Look.RADIUS]);
    }

    /** Brings neighbours to their distance, the one nearer to the body moves less, and keeps all above the floor. */
    private void pull(int at, double segment, double radius) {
        for (int point = at + 1; point < at + POINTS; point++) {
            double dx = x[point] - x[point - 1];
            double dy = y[point] - y[point - 1];
            double length = Math.max(1e-6, Math.sqrt(dx * dx + dy * dy));
            double off = (length - segment) / length;
            double inner = point == at + 1 ? 0 : 0.3;
            x[point - 1] += dx * off * inner;
            y[point - 1] += dy * off * inner;
            x[point] -= dx * off * (1 - inner);
            y[point] -= dy * off * (1 - inner);
            if (y[point] < radius) y[point] = radius;
        }
    }

    /** Returns a coordinate relative to the fighter, as for one who looks to the right. */
    double localX(int player, int ribbon, int point, int facing) {
        return (x[first(player, ribbon) + point] - originX[player]) * facing;
    }

    /** Returns the height above the fighter's origin. */
    double localY(int player, int ribbon, int point) {
        return y[first(player, ribbon) + point] - originY[player];
    }

    /** Returns how far the most stretched segment is from its length, as a share of it. */
    double stretch(FightState s, int env) {
        double most = 0;
        for (int player = 0; player < 2; player++) {
            poser.pose(s, env, player);
            int[][] ribbons = looks[s.player(env, player, Cells.FIGHTER)].ribbons();
            for (int ribbon = 0; ribbon < EACH; ribbon++) {
                int at = first(player, ribbon);
                double segment = segment(ribbons[ribbon]);
                for (int point = at + 1; point < at + POINTS; point++) {
                    double length = Math.hypot(x[point] - x[point - 1], y[point] - y[point - 1]);
                    most = Math.max(most, Math.abs(length / segment - 1));
                }
            }
        }
        return most;
    }
}
