package io.github.marl4j.envs.fighting.paint;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.MoveFacts;
import java.util.Locale;

/** Health, dizzy points, meter, clock, rounds won, names, combos. Source: viewer, section 5. Allocates nothing. */
final class Bars {
    private static final double HEALTH_WIDTH = 150;
    private static final double HEALTH_TOP = 12;
    private static final double HEALTH_HEIGHT = 9;
    private static final double MARGIN = 14;
    private static final double METER_WIDTH = 120;
    private static final double METER_TOP = 212;
    private static final int FRAME = 0x100C1C;
    private static final int EMPTY = 0x4A2030;
    private static final int HEALTH = 0xF2C14E;
    private static final int LOW_HEALTH = 0xE4572E;
    private static final int STUN = 0xB084F5;
    private static final int METER = 0x4FA3D1;
    private static final int FULL_METER = 0x9BE564;
    private static final int LIGHT = 0xFFF6DA;
    private static final int UNLIT = 0x3A3046;
    /** Scale from which text can be read. */
    private static final double TEXT_SCALE = 0.6;

    private final Canvas canvas;
    private final MoveFacts facts;
    private final String[] names;

    Bars(FightTables tables, Canvas canvas) {
        this.canvas = canvas;
        this.facts = new MoveFacts(tables);
        this.names = tables.roster.fighters().stream()
                .map(fighter -> fighter.id().toUpperCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    void paint(FightState s, int env) {
        for (int i = 0; i < 2; i++) side(s, env, i);
        int count = Math.min(99, (s.match(env, Cells.CLOCK) + 59) / 60);
        double middle = Canvas.VIEW_WIDTH / 2.0;
        if (canvas.scaleY() >= TEXT_SCALE) {
            canvas.bar(middle - 16, 8, 32, 20, FRAME);
            Glyphs.number(canvas, count, 2, middle - 11, 11, 2, LIGHT);
        } else {
            canvas.bar(middle - 12, HEALTH_TOP, 24, HEALTH_HEIGHT, FRAME);
            canvas.bar(middle - 12, HEALTH_TOP, 24 * count / 99.0, HEALTH_HEIGHT, LIGHT);
        }
    }

    /** Bars drain away from the middle of the screen. */
    private void side(FightState s, int env, int i) {
        int fighter = s.player(env, i, Cells.FIGHTER);
        double health = s.player(env, i, Cells.HP) / (double) facts.health(fighter);
        int colour = health < 0.25 ? LOW_HEALTH : HEALTH;
        bar(i, MARGIN, HEALTH_TOP, HEALTH_WIDTH, HEALTH_HEIGHT, health, colour, EMPTY, true);
        double stun = Math.min(1, s.player(env, i, Cells.STUN) / (double) facts.stunLimit(fighter));
        bar(i, MARGIN, HEALTH_TOP + HEALTH_HEIGHT + 2, HEALTH_WIDTH / 2, 2, stun, STUN, FRAME, false);
        double meter = s.player(env, i, Cells.METER) / 1000.0;
        bar(i, 8, METER_TOP, METER_WIDTH, 5, meter, meter >= 1 ? FULL_METER : METER, FRAME, false);
        for (int win = 0; win < 2; win++) {
            double at = Canvas.VIEW_WIDTH / 2.0 + (i == 0 ? -1 : 1) * (8 + 12 * win) - 4;
            canvas.bar(at, 31, 8, 6, s.match(env, Cells.WINS + i) > win ? LIGHT : UNLIT);
        }
        if (canvas.scaleY() < TEXT_SCALE) return;
        double left = i == 0 ? MARGIN : Canvas.VIEW_WIDTH - MARGIN - names[fighter].length() * 6;
        Glyphs.write(canvas, names[fighter], left, 28, 1, LIGHT);
        int hits = s.player(env, 1 - i, Cells.COMBO_HITS);
        if (hits < 2) return;
        double text = i == 0 ? 20 : Canvas.VIEW_WIDTH - 20 - 6 * 12;
        Glyphs.number(canvas, hits, 2, text, 60, 2, LIGHT);
        Glyphs.write(canvas, "HITS", text + 27, 66, 1, LIGHT);
    }

    private void bar(
            int i, double margin, double top, double w, double h, double share, int colour, int empty, boolean framed) {
        double left = i == 0 ? margin : Canvas.VIEW_WIDTH - margin - w;
        if (framed) canvas.bar(left - 2, top - 2, w + 4, h + 4, FRAME);
        canvas.bar(left, top, w, h, empty);
        double full = w * share;
        boolean fromTheLeft = framed == (i == 1);
        canvas.bar(fromTheLeft ? left : left + w - full, top, full, h, colour);
    }
}
