package io.github.marl4j.viewer.screen;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.State;
import io.github.marl4j.envs.fighting.figure.FigureBuilder;
import io.github.marl4j.envs.fighting.figure.ShapeSink;
import io.github.marl4j.envs.fighting.paint.Surface;
import io.github.marl4j.envs.fighting.roster.Fighter;
import io.github.marl4j.envs.fighting.roster.Stance;
import io.github.marl4j.viewer.window.Screen;

/** Fighters outside of matches, of any size: portraits and victors. Drawn from the same shapes as in a match. */
final class Figures {
    private static final double BUST = 0.85;

    private final Screen screen;
    private final FightEngine engine;
    private final FightState state = new FightState(1);
    private final FigureBuilder builder;
    private final int fighters;

    Figures(FightTables tables, Screen screen) {
        this.screen = screen;
        this.engine = new FightEngine(tables);
        this.builder = new FigureBuilder(tables);
        this.fighters = tables.roster.fighters().size();
    }

    /**
     * Draws a standing fighter.
     *
     * @param x of the feet, from the left of the screen [native px]
     * @param floor of the feet, from the top [native px]
     * @param size 1 as in a match
     * @param facing 1 looks to the right, -1 to the left
     * @param costume number of its colours
     * @param time frames; it breathes
     */
    void stand(int fighter, double x, double floor, double size, int facing, int costume, int time) {
        engine.start(state, 0, fighter, (fighter + 1) % fighters);
        int p = Cells.player(Cells.match(0), 0);
        state.cells[p + Cells.X] = 0;
        state.cells[p + Cells.FACING] = facing;
        state.cells[p + Cells.STATE] = State.STAND;
        state.cells[p + Cells.T] = time;
        screen.look(0);
        builder.build(
                state,
                0,
                0,
                1.5,
                costume,
                null,
                new Placed(screen, x, Surface.VIEW_HEIGHT - Surface.FLOOR - floor, size));
    }

    /** Draws a fighter's head and shoulders, the top of the head at a height. */
    void bust(Fighter fighter, double x, double top) {
        int height = fighter.boxes().get(Stance.STAND).hurt().stream()
                .mapToInt(rect -> rect.y() + rect.h())
                .max()
                .orElseThrow();
        stand(fighter.index(), x, top + height * BUST, BUST, 1, 0, 0);
    }

    /** Moves and scales shapes. */
    private record Placed(Surface onto, double x, double y, double size) implements ShapeSink {
        @Override
        public void capsule(double x0, double y0, double r0, double x1, double y1, double r1, int rgb) {
            onto.capsule(x + size * x0, y + size * y0, size * r0, x + size * x1, y + size * y1, size * r1, rgb);
        }

        @Override
        public void quad(
                double x0, double y0, double x1, double y1, double x2, double y2, double x3, double y3, int rgb) {
            onto.quad(
                    x + size * x0,
                    y + size * y0,
                    x + size * x1,
                    y + size * y1,
                    x + size * x2,
                    y + size * y2,
                    x + size * x3,
                    y + size * y3,
                    rgb);
        }
    }
}
