package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.env.render.Frame;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;

/** A match as a picture. */
final class MatchPicture {
    private MatchPicture() {}

    static Frame frame(FightTables tables, FightState state, int env, int level, int seat) {
        return new Frame(2, 2, new int[] {state.player(env, 0, 0) & 0xFFFFFF, 0, 0, 0});
    }
}
