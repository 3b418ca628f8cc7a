package io.github.marl4j.envs.fighting.paint;

import io.github.marl4j.env.Chance;
import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;

/** Weather: what falls is where its number and the frame of the round put it. For people only. Allocates nothing. */
final class Sky {
    private static final int DROPS = 56;
    private static final int FLAKES = 44;
    private static final int LEAVES = 16;
    private static final int EMBERS = 26;
    private static final int RAIN_RGB = 0x8FA6C8;
    private static final int SNOW_RGB = 0xF2F6FF;
    private static final int[] LEAF_RGB = {0xC8682B, 0xE0A23C, 0x9C4A26};
    private static final int EMBER_RGB = 0xFF9A3D;
    private static final int WIDE = Canvas.VIEW_WIDTH + 40;
    private static final int HIGH = Canvas.VIEW_HEIGHT + 10;

    private final Surface canvas;
    private final Stage.Weather[] weather;

    Sky(FightTables tables, Surface canvas) {
        this.canvas = canvas;
        Stage[] stages = Stage.shipped(tables.roster.fighters());
        weather = new Stage.Weather[stages.length];
        for (int stage = 0; stage < stages.length; stage++) weather[stage] = stages[stage].weather();
    }

    void paint(FightState s, int env, int home, double camera) {
        int t = s.match(env, Cells.FRAME);
        double left = camera - WIDE / 2.0;
        switch (weather[home]) {
            case CLEAR -> {}
            case RAIN -> {
                for (int i = 0; i < DROPS; i++) {
                    double x = left + at(i, 0, t * 2, -camera, WIDE);
                    double y = HIGH - at(i, 1, t * 9 + i * 3, 0, HIGH) - Canvas.FLOOR;
                    canvas.capsule(x, y, 0.55, x - 2, y + 9, 0.55, RAIN_RGB);
                }
            }
            case SNOW -> {
                for (int i = 0; i < FLAKES; i++) {
                    double sway = swing(t + i * 13, 90) * 10;
                    double x = left + at(i, 0, 0, sway - camera * 0.7, WIDE);
                    double y = HIGH - at(i, 1, t * (1 + i % 2) / 2, 0, HIGH) - Canvas.FLOOR;
                    double r = 0.8 + i % 3 * 0.4;
                    canvas.capsule(x, y, r, x, y, r, SNOW_RGB);
                }
            }
            case LEAVES -> {
                for (int i = 0; i < LEAVES; i++) {
                    double sway = swing(t + i * 17, 70) * 24;
                    double x = left + at(i, 0, t, sway - camera, WIDE);
                    double y = HIGH - at(i, 1, t * (2 + i % 2) / 2, 0, HIGH) - Canvas.FLOOR;
                    double tilt = swing(t + i * 11, 40) * 2 - 1;
                    canvas.quad(x - 2.4, y, x, y + 1.6 * tilt, x + 2.4, y, x, y - 1.6 * tilt - 0.6, LEAF_RGB[i % 3]);
                }
            }
            case EMBERS -> {
                for (int i = 0; i < EMBERS; i++) {
                    double sway = swing(t + i * 19, 60) * 8;
                    double x = left + at(i, 0, 0, sway - camera * 0.8, WIDE);
                    double y = at(i, 1, t * (2 + i % 3) / 3, 0, HIGH) - Canvas.FLOOR;
                    double r = (t + i * 7) % 20 < 12 ? 0.9 : 0.6;
                    canvas.capsule(x, y, r, x, y, r, EMBER_RGB);
                }
            }
        }
    }

    /** Returns where a thing is that has come a way from a place of its own, between 0 and {@code bound}. */
    private static double at(int number, int kind, int way, double more, int bound) {
        double place = (Chance.mix(number * 7L + kind + 3) >>> 33) % bound + way + more;
        return place - Math.floor(place / bound) * bound;
    }

    /** Returns 0 to 1 and back once in {@code period} frames, smoothly. */
    private static double swing(int t, int period) {
        double phase = t % period / (double) period;
        double ramp = phase < 0.5 ? 2 * phase : 2 - 2 * phase;
        return ramp * ramp * (3 - 2 * ramp);
    }
}
