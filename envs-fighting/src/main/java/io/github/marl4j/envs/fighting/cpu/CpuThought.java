package io.github.marl4j.envs.fighting.cpu;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.State;
import io.github.marl4j.envs.fighting.roster.Tactics;

/** What a computer's fighter does when nothing urges it: the sixth rule. */
final class CpuThought {
    private static final int JUMP_HEIGHT = 20 * 256;
    private static final int FULL_METER = 1000;
    private static final int CROUCH_BACK = 1;

    private final CpuTables tables;
    private final CpuPlayer player;

    CpuThought(CpuTables tables, CpuPlayer player) {
        this.tables = tables;
        this.player = player;
    }

    void think(FightState s, int env, int me) {
        int f = player.fighter();
        CpuLevel level = player.level();
        Tactics likes = tables.tactics[f];
        int distance = player.seen(CpuMemory.SEEN_DISTANCE);
        player.hold(tables.keepsCharge[f] ? CROUCH_BACK : 5); // whoever needs a charge collects it while waiting
        boolean jumps = player.seen(CpuMemory.SEEN_Y) > JUMP_HEIGHT && distance <= 110;
        if (jumps && player.happens(level.antiAir()) && pressOne(s, env, me, tables.antiAir[f], distance)) return;
        if (recovers() && distance <= 75 && player.happens(level.punish())) {
            if (string(s, env, me, tables.numCombos[f], tables.numCombos[f] + tables.numPunishes[f], distance)) return;
        }
        if (player.happens(level.idle())) return;
        boolean full = s.player(env, me, Cells.METER) >= FULL_METER;
        if (full && distance <= 90 && player.happens(level.appetite() / 3)) {
            player.press(s, env, me, tables.superMove[f]);
            return;
        }
        if (distance <= 70 && close(s, env, me, f, likes, distance)) return;
        if (distance <= 130 && player.happens(50) && pressOne(s, env, me, tables.poke[f], distance)) {
            if (player.happens(level.appetite() / 2)) player.followWith(any(tables.signature[f]));
            return;
        }
        if (distance > 90 && player.happens(likes.zone() / 2 + 10) && zones(s, env, me, f)) return;
        if (distance >= 90 && distance <= 200 && player.happens(likes.jump() / 3)) player.hold(9);
        else walk(likes, distance);
    }

    /** Throw, string or pressure. */
    private boolean close(FightState s, int env, int me, int f, Tactics likes, int distance) {
        int firstTick = tables.numCombos[f] + tables.numPunishes[f];
        if (player.happens(likes.grab() / 3)) {
            boolean ticks = tables.strings[f].length > firstTick && player.happens(50);
            if (ticks && string(s, env, me, firstTick, tables.strings[f].length, distance)) return true;
            if (pressOne(s, env, me, tables.grips[f], distance)) return true;
        }
        if (player.happens(60) && string(s, env, me, 0, tables.numCombos[f], distance)) return true;
        int[] moves = player.happens(60) ? tables.pressure[f] : tables.poke[f];
        return pressOne(s, env, me, moves, distance);
    }

    private boolean zones(FightState s, int env, int me, int f) {
        int[] moves = tables.zoner[f];
        if (moves.length == 0) return false;
        int row = any(moves);
        boolean possible = !tables.facts.needsAir(row) && tables.facts.affordable(s, env, me, row);
        if (possible) player.press(s, env, me, row);
        return possible;
    }

    private void walk(Tactics likes, int distance) {
        if (distance > likes.farthest() || player.happens(likes.rush()) && distance > likes.nearest()) player.hold(6);
        else if (distance < likes.nearest()) player.hold(player.happens(likes.rush()) ? 6 : 4);
    }

    /** Whether the opponent was seen after the dangerous part of a move. */
    private boolean recovers() {
        int move = player.seen(CpuMemory.SEEN_MOVE);
        return player.seen(CpuMemory.SEEN_STATE) == State.ATTACK
                && move >= 0
                && player.seen(CpuMemory.SEEN_T) > tables.facts.lastDanger(move);
    }

    private int any(int[] rows) {
        return rows[player.below(rows.length)];
    }

    /** Presses one of some moves, drawn from those in reach. Returns whether there was one. */
    private boolean pressOne(FightState s, int env, int me, int[] rows, int distance) {
        int usable = 0;
        for (int row : rows) if (usable(s, env, me, row, distance)) usable++;
        if (usable == 0) return false;
        int chosen = player.below(usable);
        for (int row : rows) {
            if (usable(s, env, me, row, distance) && chosen-- == 0) player.press(s, env, me, row);
        }
        return true;
    }

    /** Begins one of the strings from {@code from} to {@code to - 1}, drawn from those in reach. Returns whether there was one. */
    private boolean string(FightState s, int env, int me, int from, int to, int distance) {
        int[][] strings = tables.strings[player.fighter()];
        int usable = 0;
        for (int i = from; i < to; i++) if (usable(s, env, me, strings[i][0], distance)) usable++;
        if (usable == 0) return false;
        int chosen = player.below(usable);
        for (int i = from; i < to; i++) {
            if (usable(s, env, me, strings[i][0], distance) && chosen-- == 0) player.begin(s, env, me, i);
        }
        return true;
    }

    /** The reach rule: a ground normal or a throw must be long enough for the distance; air moves are not started from the ground. */
    private boolean usable(FightState s, int env, int me, int row, int distance) {
        if (tables.facts.needsAir(row) || !tables.facts.affordable(s, env, me, row)) return false;
        int reach = tables.facts.normal(row) ? tables.facts.reach(row) : tables.facts.gripRange(row);
        if (reach < 0) return true;
        int victim = s.player(env, 1 - me, Cells.FIGHTER);
        return distance <= reach + tables.facts.standingWidth(victim) / 2;
    }

    /** Returns an air special to use from afar, or -1 if the fighter has none or does not like to. */
    int airSpecial(FightState s, int env, int me) {
        int f = player.fighter();
        int[] moves = tables.airSpecials[f];
        if (moves.length == 0 || !player.happens(tables.tactics[f].zone() / 4)) return -1;
        int row = any(moves);
        boolean possible = tables.facts.highEnough(s, env, me) && tables.facts.affordable(s, env, me, row);
        return possible ? row : -1;
    }

    /** Returns a string that begins in the air, drawn from those that can begin at this height, or -1. */
    int airString(FightState s, int env, int me) {
        int f = player.fighter();
        boolean high = tables.facts.highEnough(s, env, me);
        int found = 0;
        for (int i = 0; i < tables.numCombos[f]; i++) if (startsInTheAir(f, i, high)) found++;
        if (found == 0) return -1;
        int chosen = player.below(found);
        for (int i = 0; i < tables.numCombos[f]; i++) if (startsInTheAir(f, i, high) && chosen-- == 0) return i;
        return -1;
    }

    private boolean startsInTheAir(int f, int string, boolean high) {
        int row = tables.strings[f][string][0];
        return tables.facts.needsAir(row) && (high || tables.facts.normal(row));
    }
}
