package io.github.marl4j.envs.fighting.paint;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.MoveFacts;
import java.util.Locale;

/** The large words in the middle: beginning and end of a round. A function of the state. Source: viewer, section 4. */
final class Calls {
    private static final int ROUND_FRAMES = 36;
    private static final int STRIKE_FRAMES = 60;
    private static final int END_FRAMES = 46;
    private static final double TOP = 48;
    private static final double BELOW = 76;
    private static final double SIZE = 4;
    private static final double SMALL = 2;
    private static final int LIGHT = 0xFFF6DA;
    private static final int GOLD = 0xFFC94D;
    private static final int RED = 0xFF5A3C;
    private static final String[] ROUNDS = {"ROUND 1", "ROUND 2", "ROUND 3", "LAST ROUND"};

    private final Surface canvas;
    private final MoveFacts facts;
    private final String[] winners;

    Calls(FightTables tables, Surface canvas) {
        this.canvas = canvas;
        this.facts = new MoveFacts(tables);
        winners = tables.roster.fighters().stream()
                .map(fighter -> fighter.name().toUpperCase(Locale.ROOT) + " WINS")
                .toArray(String[]::new);
    }

    void paint(FightState s, int env) {
        if (s.match(env, Cells.FLASH) > 0) return;
        int frame = s.match(env, Cells.FRAME);
        if (s.match(env, Cells.PHASE) != Cells.FIGHT) {
            end(s, env);
        } else if (frame < ROUND_FRAMES) {
            say(ROUNDS[Math.min(ROUNDS.length - 1, s.match(env, Cells.ROUND))], SIZE, LIGHT);
        } else if (frame < STRIKE_FRAMES) {
            say("STRIKE!", SIZE, GOLD);
        }
    }

    /** Returns whether it is said who has won. */
    static boolean namesWinner(FightState s, int env) {
        int phase = s.match(env, Cells.PHASE);
        return phase == Cells.OVER || phase == Cells.END && s.match(env, Cells.PHASE_TIMER) >= END_FRAMES;
    }

    /** How it ended, then who won. */
    private void end(FightState s, int env) {
        int hp0 = s.player(env, 0, Cells.HP);
        int hp1 = s.player(env, 1, Cells.HP);
        if (!namesWinner(s, env)) {
            if (hp0 == 0 && hp1 == 0) say("DOUBLE K.O.", SIZE, RED);
            else if (hp0 > 0 && hp1 > 0) say("TIME", SIZE, RED);
            else say("K.O.", SIZE + 2, RED);
            return;
        }
        int most0 = facts.health(s.player(env, 0, Cells.FIGHTER));
        int most1 = facts.health(s.player(env, 1, Cells.FIGHTER));
        int lead = Integer.signum(hp0 * most1 - hp1 * most0);
        if (lead == 0) {
            say("DRAW", SIZE, LIGHT);
            return;
        }
        int winner = lead > 0 ? 0 : 1;
        say(winners[s.player(env, winner, Cells.FIGHTER)], SMALL + 1, GOLD);
        boolean unhurt = winner == 0 ? hp0 == most0 : hp1 == most1;
        if (unhurt) {
            Glyphs.shadowed(
                    canvas, "FLAWLESS", (Canvas.VIEW_WIDTH - Glyphs.width("FLAWLESS", SMALL)) / 2, BELOW, SMALL, LIGHT);
        }
    }

    private void say(String text, double size, int colour) {
        Glyphs.shadowed(canvas, text, (Canvas.VIEW_WIDTH - Glyphs.width(text, size)) / 2, TOP, size, colour);
    }
}
