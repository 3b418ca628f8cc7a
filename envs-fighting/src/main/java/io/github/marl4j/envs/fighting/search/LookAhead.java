package io.github.marl4j.envs.fighting.search;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;

/**
 * Copies of matches to try things on: taking a copy moves about 600 bytes, and a frame costs as much as in the match itself. One for each thread; allocates nothing after its creation.
 */
public final class LookAhead {
    private final FightEngine engine;
    private final FightState copies;

    /**
     * Creates room for some copies.
     *
     * @param slots number of copies held at once
     */
    public LookAhead(FightTables tables, int slots) {
        engine = new FightEngine(tables);
        copies = new FightState(slots);
    }

    /** Copies a match into a slot. The match is not touched by what happens here. */
    public void take(FightState match, int env, int slot) {
        copies.copyFrom(match, env, slot);
    }

    /** Copies one slot into another. */
    public void copy(int from, int to) {
        copies.copyFrom(copies, from, to);
    }

    /** Plays some frames with both words held. */
    public void hold(int slot, int frames, int word0, int word1) {
        for (int frame = 0; frame < frames; frame++) engine.step(copies, slot, word0, word1);
    }

    /** Plays one frame. */
    public void step(int slot, int word0, int word1) {
        engine.step(copies, slot, word0, word1);
    }

    /** Returns the copies; the slot is the row. */
    public FightState state() {
        return copies;
    }

    /** Returns the share of health that a player has more than the other, -1 to 1. */
    public double lead(int slot, int player) {
        double own = copies.player(slot, player, Cells.HP) / (double) full(slot, player);
        double other = copies.player(slot, 1 - player, Cells.HP) / (double) full(slot, 1 - player);
        return own - other;
    }

    private int full(int slot, int player) {
        int fighter = copies.player(slot, player, Cells.FIGHTER);
        return engine.tables().roster.fighters().get(fighter).health();
    }
}
