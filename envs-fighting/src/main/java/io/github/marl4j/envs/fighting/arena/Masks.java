package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.MoveFacts;
import io.github.marl4j.envs.fighting.engine.State;
import java.util.Arrays;

/** Which actions are legal: all of them, except that macro40 forbids what state, meter or projectiles forbid. While a macro runs there is only waiting. */
final class Masks {
    private final ActionTable table;
    private final FightTables tables;
    private final MoveFacts facts;

    Masks(ActionTable table, FightTables tables) {
        this.table = table;
        this.tables = tables;
        this.facts = new MoveFacts(tables);
    }

    /** Writes the mask of one player, {@code size} flags from {@code from}. */
    void write(ActionSpace space, FightState s, int env, int player, boolean busy, boolean[] mask, int from, int size) {
        if (space != ActionSpace.MACRO40) {
            Arrays.fill(mask, from, from + size, true);
            return;
        }
        Arrays.fill(mask, from, from + size, false);
        mask[from + ActionTable.WAIT] = true;
        if (busy) return;
        int state = s.player(env, player, Cells.STATE);
        boolean free = State.neutral(state) || state == State.LAND;
        mask[from + ActionTable.CROUCH_GUARD] = true;
        mask[from + ActionTable.STAND_GUARD] = true;
        for (int macro = ActionTable.WALK; macro <= ActionTable.BACKDASH; macro++) mask[from + macro] |= free;
        int fighter = s.player(env, player, Cells.FIGHTER);
        int present = state == State.ATTACK ? tables.firstMove[fighter] + s.player(env, player, Cells.MOVE) : -1;
        boolean cancels = present >= 0 && facts.cancellable(s, env, player, present);
        for (int macro = ActionTable.STAND_NORMALS; macro < ActionTable.MACROS; macro++) {
            int row = table.macroMoves[fighter][macro];
            if (row < 0 || !facts.affordable(s, env, player, row)) continue;
            boolean inTheAir = s.player(env, player, Cells.Y) > 0;
            if (facts.needsAir(row) != inTheAir) continue;
            if (facts.special(row) && inTheAir && !facts.highEnough(s, env, player)) continue;
            boolean breaks = state == State.THROWN && facts.normalThrow(row);
            mask[from + macro] = free || state == State.AIR || breaks || cancels && facts.cancels(present, row);
        }
    }
}
