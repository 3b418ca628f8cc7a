package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.State;
import io.github.marl4j.envs.fighting.roster.Fighter;
import java.util.Locale;

/** A match as text. */
final class MatchText {
    private static final String[] STATES = {
        "stands",
        "walks forward",
        "walks back",
        "ducks",
        "is about to jump",
        "jumps",
        "lands",
        "dashes",
        "dashes back",
        "",
        "blocks",
        "blocks low",
        "reels",
        "reels low",
        "falls to the feet",
        "falls",
        "lies",
        "gets up",
        "throws",
        "is thrown",
        "breaks a throw",
        "is dizzy",
        "is out",
        "has won"
    };

    private MatchText() {}

    static String describe(FightTables tables, FightState state, int env) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "round %d, clock %d, wins %d:%d",
                state.match(env, Cells.ROUND) + 1,
                (state.match(env, Cells.CLOCK) + 59) / 60,
                state.match(env, Cells.WINS),
                state.match(env, Cells.WINS + 1)));
        for (int i = 0; i < 2; i++) {
            Fighter fighter = tables.roster.fighters().get(state.player(env, i, Cells.FIGHTER));
            int now = state.player(env, i, Cells.STATE);
            String does = now == State.ATTACK
                    ? "makes "
                            + fighter.moves()
                                    .get(state.player(env, i, Cells.MOVE))
                                    .name()
                    : STATES[now];
            text.append(String.format(
                    Locale.ROOT,
                    "%n%s: health %d, meter %d, x=%d y=%d, %s",
                    fighter.name(),
                    state.player(env, i, Cells.HP),
                    state.player(env, i, Cells.METER),
                    state.player(env, i, Cells.X) / 256,
                    state.player(env, i, Cells.Y) / 256,
                    does));
        }
        return text.toString();
    }
}
