package io.github.marl4j.viewer.screen;

import io.github.marl4j.envs.fighting.roster.Fighter;
import io.github.marl4j.envs.fighting.roster.Move;
import io.github.marl4j.envs.fighting.roster.MoveKind;

/** Five bars that tell how a fighter is, computed from the data: reach of normals, walking speed, damage of specials, health, number of special moves. */
final class Qualities {
    private static final double HALF_REACH = 45;
    private static final double MOST_REACH = 110;
    private static final double SLOW = 450;
    private static final double FAST = 900;
    private static final double WEAK = 60;
    private static final double STRONG = 190;
    private static final double FRAIL = 850;
    private static final double TOUGH = 1160;
    private static final double MOST_TOOLS = 14;

    private Qualities() {}

    /** Returns reach, speed, damage, health and tools, each 0 to 1. */
    static double[] of(Fighter fighter) {
        double reach = 0;
        double damage = 0;
        int tools = 0;
        for (Move move : fighter.moves()) {
            int strike = 0;
            for (Move.Hit hit : move.hits()) strike += hit.effect().damage();
            if (move.kind() == MoveKind.NORMAL && !move.hits().isEmpty()) {
                var rect = move.hits().get(0).rects().get(0);
                reach = Math.max(reach, rect.x() + rect.w());
            }
            boolean special = move.kind() != MoveKind.NORMAL && move.kind() != MoveKind.SUPER && !move.isNormalThrow();
            if (special)
                damage = Math.max(
                        damage,
                        Math.max(strike, move.grip() == null ? 0 : move.grip().damage()));
            if (special) tools++;
        }
        return new double[] {
            share(reach, HALF_REACH, MOST_REACH),
            share(fighter.movement().walkForward(), SLOW, FAST),
            share(damage, WEAK, STRONG),
            share(fighter.health(), FRAIL, TOUGH),
            share(tools, 3, MOST_TOOLS)
        };
    }

    private static double share(double value, double from, double to) {
        return Math.max(0.08, Math.min(1, (value - from) / (to - from)));
    }
}
