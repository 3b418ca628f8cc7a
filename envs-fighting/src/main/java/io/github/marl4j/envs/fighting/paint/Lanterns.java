package io.github.marl4j.envs.fighting.paint;

import io.github.marl4j.env.Chance;
import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;

/** The lanterns that hang over a street and sway: a layer between the town and the fighters. For people only. Allocates nothing. */
final class Lanterns {
    /** Share of the camera's way that they go. */
    static final double PACE = 0.8;

    private static final double SWAY = 3.2;
    private static final double PERIOD = 46;
    private static final int CORD = 0x1A1424;
    private static final int RIM = 0x2A1A24;

    private final Surface canvas;
    private final Stage[] stages;

    Lanterns(FightTables tables, Surface canvas) {
        this.canvas = canvas;
        this.stages = Stage.shipped(tables.roster.fighters());
    }

    void paint(FightState s, int env, int home, double camera) {
        paint(s.match(env, Cells.FRAME), home, camera);
    }

    /**
     * Paints them.
     *
     * @param time frames
     * @param camera middle of the view [native px from the middle of the stage]
     */
    void paint(int time, int home, double camera) {
        Stage stage = stages[home];
        int[] hung = stage.lanterns();
        double ahead = camera * (1 - PACE);
        double half = Surface.VIEW_WIDTH / 2.0 + 20;
        int first = (int) Math.floor((camera - ahead - half) / hung[1]);
        int last = (int) Math.ceil((camera - ahead + half) / hung[1]);
        for (int number = first; number <= last; number++) {
            int luck = (int) (Chance.mix(number * 31L + home) >>> 40);
            double x = ahead + number * hung[1] + luck % 9;
            double y = hung[0] + luck % 13;
            double sway = Math.sin(time / PERIOD + luck) * SWAY;
            double size = 4.6 + luck % 3 * 0.5;
            lantern(x, y, sway, size, stage.colour(hung[2]), stage.colour(hung[3]));
        }
    }

    private void lantern(double x, double y, double sway, double size, int light, int core) {
        double top = Surface.VIEW_HEIGHT - Surface.FLOOR;
        double bottom = x + sway;
        canvas.capsule(x - sway * 0.4, top, 0.4, bottom, y + size + 5, 0.4, CORD);
        canvas.capsule(bottom, y + 2.5, size + 0.9, bottom, y - 2.5, size + 0.9, RIM);
        canvas.capsule(bottom, y + 2.5, size, bottom, y - 2.5, size, light);
        canvas.capsule(bottom, y + 1.5, size * 0.5, bottom, y - 1.5, size * 0.5, core);
        canvas.quad(
                bottom - 2.6,
                y + size + 3,
                bottom + 2.6,
                y + size + 3,
                bottom + 2.6,
                y + size + 5,
                bottom - 2.6,
                y + size + 5,
                RIM);
        canvas.quad(
                bottom - 2.2,
                y - size - 4,
                bottom + 2.2,
                y - size - 4,
                bottom + 2.2,
                y - size - 2.5,
                bottom - 2.2,
                y - size - 2.5,
                RIM);
        canvas.capsule(bottom, y - size - 4, 0.7, bottom - sway * 0.2, y - size - 9, 0.4, light);
    }
}
