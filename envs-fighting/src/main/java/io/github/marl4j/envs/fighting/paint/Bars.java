package io.github.marl4j.envs.fighting.paint;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.MoveFacts;
import io.github.marl4j.envs.fighting.engine.State;
import java.util.Locale;

/** Health, dizzy points, meter, clock, rounds won, names, combos, words. Source: viewer, section 5. Allocates nothing. */
final class Bars {
    private static final double HEALTH_WIDTH = 150;
    private static final double HEALTH_TOP = 12;
    private static final double HEALTH_HEIGHT = 9;
    private static final double MARGIN = 14;
    private static final double METER_WIDTH = 120;
    private static final double METER_TOP = 212;
    private static final double METER_MARGIN = 8;
    private static final double MIDDLE = Canvas.VIEW_WIDTH / 2.0;
    private static final int FRAME = 0x100C1C;
    private static final int EMPTY = 0x4A2030;
    private static final int RECENT = 0xF7E9C8;
    private static final int HEALTH = 0xF2A93B;
    private static final int LOW_HEALTH = 0xE4572E;
    private static final int STUN = 0xB084F5;
    private static final int METER = 0x4FA3D1;
    private static final int FULL_METER = 0x9BE564;
    private static final int FULL_METER_BRIGHT = 0xE3FFC4;
    private static final int PULSE = 30;
    private static final int LIGHT = 0xFFF6DA;
    private static final int GOLD = 0xFFC94D;
    private static final int LANTERN = 0xFFB347;
    private static final int UNLIT = 0x3A3046;
    private static final int FULL = 1000;
    private static final double LOW = 0.25;
    /** Scale from which text can be read. */
    private static final double TEXT_SCALE = 0.6;

    private final Surface canvas;
    private final MoveFacts facts;
    private final String[] names;
    private final Calls calls;
    private final boolean people;
    private final boolean legible;

    Bars(FightTables tables, Surface canvas, boolean people) {
        this.canvas = canvas;
        this.facts = new MoveFacts(tables);
        this.people = people;
        this.legible = canvas.scaleY() >= TEXT_SCALE;
        this.names = tables.roster.fighters().stream()
                .map(fighter -> fighter.name().toUpperCase(Locale.ROOT))
                .toArray(String[]::new);
        this.calls = new Calls(tables, canvas);
    }

    /** Paints them; without highlights what the state knows stands for them. */
    void paint(FightState s, int env, Highlights highlights) {
        for (int i = 0; i < 2; i++) side(s, env, i, highlights);
        clock(s, env);
        if (!legible) return;
        for (int i = 0; i < 2; i++) {
            String name = names[s.player(env, i, Cells.FIGHTER)];
            Glyphs.shadowed(canvas, name, left(i, MARGIN, Glyphs.width(name, 1)), 28, 1, LIGHT);
            if (!Calls.namesWinner(s, env)) news(s, env, i, highlights);
        }
        calls.paint(s, env);
    }

    private void clock(FightState s, int env) {
        int count = Math.min(99, (s.match(env, Cells.CLOCK) + 59) / 60);
        if (legible) {
            canvas.bar(MIDDLE - 16, 7, 32, 21, FRAME);
            int colour = count <= 10 ? LOW_HEALTH : LIGHT;
            Glyphs.number(canvas, count, 2, MIDDLE - 11, 10, 2, colour);
        } else {
            canvas.bar(MIDDLE - 12, HEALTH_TOP, 24, HEALTH_HEIGHT, FRAME);
            canvas.bar(MIDDLE - 12, HEALTH_TOP, 24 * count / 99.0, HEALTH_HEIGHT, LIGHT);
        }
    }

    private void side(FightState s, int env, int i, Highlights highlights) {
        int fighter = s.player(env, i, Cells.FIGHTER);
        double most = facts.health(fighter);
        int hp = s.player(env, i, Cells.HP);
        int shown = highlights == null ? hp + s.player(env, i, Cells.COMBO_DAMAGE) : highlights.shownHealth(i);
        double left = left(i, MARGIN, HEALTH_WIDTH);
        canvas.bar(left - 2, HEALTH_TOP - 2, HEALTH_WIDTH + 4, HEALTH_HEIGHT + 4, FRAME);
        canvas.bar(left, HEALTH_TOP, HEALTH_WIDTH, HEALTH_HEIGHT, EMPTY);
        part(i, MARGIN, HEALTH_TOP, HEALTH_WIDTH, HEALTH_HEIGHT, Math.min(1, shown / most), RECENT);
        int colour = hp / most < LOW ? LOW_HEALTH : HEALTH;
        part(i, MARGIN, HEALTH_TOP, HEALTH_WIDTH, HEALTH_HEIGHT, hp / most, colour);
        if (legible) part(i, MARGIN, HEALTH_TOP, HEALTH_WIDTH, 2, hp / most, brighter(colour));
        double stun = Math.min(1, s.player(env, i, Cells.STUN) / (double) facts.stunLimit(fighter));
        canvas.bar(left(i, MARGIN, HEALTH_WIDTH / 2), HEALTH_TOP + HEALTH_HEIGHT + 2, HEALTH_WIDTH / 2, 2, FRAME);
        part(i, MARGIN, HEALTH_TOP + HEALTH_HEIGHT + 2, HEALTH_WIDTH / 2, 2, stun, STUN);
        meter(s, env, i);
        for (int win = 0; win < 2; win++) {
            double at = MIDDLE + (i == 0 ? -1 : 1) * (8 + 12 * win);
            lantern(at, s.match(env, Cells.WINS + i) > win);
        }
    }

    private void meter(FightState s, int env, int i) {
        int meter = s.player(env, i, Cells.METER);
        int colour = METER;
        if (meter >= FULL) {
            boolean bright = people && s.match(env, Cells.FRAME) % PULSE < PULSE / 2;
            colour = bright ? FULL_METER_BRIGHT : FULL_METER;
        }
        if (legible) canvas.bar(left(i, METER_MARGIN, METER_WIDTH) - 1, METER_TOP - 1, METER_WIDTH + 2, 7, LIGHT);
        canvas.bar(left(i, METER_MARGIN, METER_WIDTH), METER_TOP, METER_WIDTH, 5, FRAME);
        part(i, METER_MARGIN, METER_TOP, METER_WIDTH, 5, meter / (double) FULL, colour);
    }

    /** A round that was won is a lit lantern. */
    private void lantern(double x, boolean lit) {
        if (!legible) {
            canvas.bar(x - 4, 31, 8, 6, lit ? LIGHT : UNLIT);
            return;
        }
        canvas.bar(x - 4, 30, 8, 9, FRAME);
        canvas.bar(x - 3, 32, 6, 5, lit ? LANTERN : UNLIT);
        if (lit) canvas.bar(x - 1, 33, 2, 3, LIGHT);
        canvas.bar(x - 2, 30, 4, 1, lit ? GOLD : UNLIT);
        canvas.bar(x - 2, 38, 4, 1, lit ? GOLD : UNLIT);
    }

    private static double left(int i, double margin, double w) {
        return i == 0 ? margin : Canvas.VIEW_WIDTH - margin - w;
    }

    /** The filled part of a bar: what is lost is lost from the middle of the screen outwards. */
    private void part(int i, double margin, double top, double w, double h, double share, int colour) {
        double left = left(i, margin, w);
        canvas.bar(i == 0 ? left : left + w * (1 - share), top, w * share, h, colour);
    }

    private static int brighter(int rgb) {
        return (rgb & 0xFEFEFE) / 2 + 0x7F7F7F;
    }

    /** The last combo and what there is to say about a player. */
    private void news(FightState s, int env, int i, Highlights highlights) {
        int victim = 1 - i;
        int hits = highlights == null ? s.player(env, victim, Cells.COMBO_HITS) : highlights.comboHits(i);
        if (hits >= 2) {
            int damage = highlights == null ? s.player(env, victim, Cells.COMBO_DAMAGE) : highlights.comboDamage(i);
            double x = left(i, MARGIN, 76);
            Glyphs.shadowed(canvas, hits, x, 58, 3, GOLD);
            double after = x + Glyphs.width(hits, 3) + 2;
            Glyphs.shadowed(canvas, "HITS", after, 58, 1, LIGHT);
            Glyphs.shadowed(canvas, damage, after, 70, 1, LIGHT);
        }
        String word = word(s, env, i, highlights);
        if (word.isEmpty()) return;
        double x = left(i, MARGIN, Glyphs.width(word, 1.5));
        Glyphs.shadowed(canvas, word, x, 42, 1.5, GOLD);
    }

    private static String word(FightState s, int env, int i, Highlights highlights) {
        if (highlights != null) return highlights.word(i).text;
        return s.player(env, i, Cells.STATE) == State.TECH ? Highlights.Word.TECH.text : "";
    }
}
