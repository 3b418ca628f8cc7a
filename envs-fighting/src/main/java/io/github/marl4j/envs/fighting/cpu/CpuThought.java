package io.github.marl4j.envs.fighting.cpu;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.roster.Tactics;

/** What a computer's fighter does when nothing urges it: the sixth rule. */
final class CpuThought {
    private static final int JUMP_HEIGHT = 20 * 256;
    private static final int FULL_METER = 1000;
    /** Distance within which a blow may come at any time [px]; where a habit is known, and an attack may be met, so much more. */
    private static final int NEAR = 100;

    private static final int STEP = 40;
    /** How often a wary fighter acts nevertheless [%]. */
    private static final int INITIATIVE = 35;
    /** Frames of the quickest blow, but the last. */
    private static final int QUICKEST = 3;
    /** Slowest projectile that is jumped as soon as it may come [su per frame]. */
    private static final int FAST = 600;

    private static final int ANY = Integer.MAX_VALUE;

    private final CpuTables tables;
    private final CpuPlayer player;
    private final CpuSight sight;
    private final CpuLevels levels;
    /** Frames within which a move must touch to be pressed. */
    private int limit = ANY;
    /** Frames before which it must not touch. */
    private int earliest;

    CpuThought(CpuTables tables, CpuPlayer player, CpuSight sight) {
        this.tables = tables;
        this.player = player;
        this.sight = sight;
        this.levels = tables.levels;
    }

    void think(FightState s, int env, int me) {
        int f = player.fighter();
        int level = player.level();
        Tactics likes = tables.tactics[f];
        int distance = sight.seen(CpuMemory.SEEN_DISTANCE);
        boolean guards = tables.keepsCharge[f] || distance <= NEAR && player.happens(levels.block[level]);
        player.hold(guards ? CpuSight.CROUCH_BACK : 5); // whoever needs a charge collects it while waiting
        boolean jumps = sight.seen(CpuMemory.SEEN_Y) > JUMP_HEIGHT && distance <= 110;
        if (jumps && player.happens(levels.antiAir[level]) && pressOne(s, env, me, tables.antiAir[f])) return;
        int habit = sight.habit();
        if (sight.recovery() > 0 || habit >= 0 && distance <= NEAR + STEP) {
            if (player.happens(levels.punish[level]) && strikesFirst(s, env, me)) return;
        }
        if (habit >= 0 && player.happens(levels.punish[level]) && counters(s, env, me, habit, distance)) return;
        if (wary(distance)) {
            player.hold(sight.guard());
            return;
        }
        if (player.happens(levels.idle[level])) return;
        boolean full = s.player(env, me, Cells.METER) >= FULL_METER;
        if (full && distance <= 90 && player.happens(levels.appetite[level] / 3)) {
            player.press(s, env, me, tables.superMove[f]);
            return;
        }
        if (distance <= 70 && close(s, env, me, f, likes)) return;
        if (distance <= 130 && player.happens(50) && pressOne(s, env, me, tables.poke[f])) {
            if (player.happens(levels.appetite[level] / 2)) player.followWith(any(tables.signature[f]));
            return;
        }
        if (distance > 90 && player.happens(likes.zone() / 2 + 10) && zones(s, env, me, f)) return;
        if (distance >= 90 && distance <= 200 && player.happens(likes.jump() / 3)) player.hold(9);
        else walk(likes, distance);
    }

    /** Does what helps against a move that comes again and again. Returns whether there is something to do. */
    private boolean counters(FightState s, int env, int me, int habit, int distance) {
        if (tables.facts.sendsProjectile(habit)) return distance >= 80 && goesThrough(s, env, me, habit, distance);
        if (tables.facts.needsAir(habit)) return false;
        if (tables.facts.gripRange(habit) >= 0) {
            boolean close = distance <= tables.facts.gripRange(habit) + 60;
            if (close) player.hold(7);
            return close;
        }
        boolean reaches = distance <= tables.facts.reach(habit) + STEP;
        if (reaches) player.hold(sight.guard());
        return reaches;
    }

    /** Jumps over what is thrown again and again from where the landing hits, answers in kind or walks on. */
    private boolean goesThrough(FightState s, int env, int me, int habit, int distance) {
        boolean flat = tables.facts.sendsFlat(habit);
        boolean jumps = flat ? distance >= 110 && distance <= 180 : distance >= 95 && distance <= 140;
        if (flat && tables.facts.projectileSpeed(habit) >= FAST) jumps = distance <= 210;
        int f = player.fighter();
        if (jumps) player.hold(9);
        else if (!player.happens(tables.tactics[f].zone() / 2) || !zones(s, env, me, f)) player.hold(6);
        return true;
    }

    /** Throw, string or pressure. */
    private boolean close(FightState s, int env, int me, int f, Tactics likes) {
        int firstTick = tables.numCombos[f] + tables.numPunishes[f];
        if (player.happens(likes.grab() / 3)) {
            boolean ticks = tables.strings[f].length > firstTick && player.happens(50);
            if (ticks && string(s, env, me, firstTick, tables.strings[f].length)) return true;
            if (pressOne(s, env, me, tables.grips[f])) return true;
        }
        if (player.happens(60) && string(s, env, me, 0, tables.numCombos[f])) return true;
        if (player.happens(60)) return pressOne(s, env, me, tables.pressure[f]);
        return pressOne(s, env, me, tables.poke[f]);
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

    /** Whether to keep the guard up near the opponent, instead of acting. */
    private boolean wary(int distance) {
        return distance <= NEAR && player.happens(levels.block[player.level()]) && !player.happens(INITIATIVE);
    }

    /** On the last frame of block stun: strikes back if the opponent's move is still under way. Returns whether it does. */
    boolean answer(FightState s, int env, int me) {
        return player.happens(levels.punish[player.level()]) && strikesFirst(s, env, me);
    }

    /** Presses what touches before the opponent can act again, else what touches before its usual blow can. */
    private boolean strikesFirst(FightState s, int env, int me) {
        int f = player.fighter();
        int move = sight.habit();
        if (sight.seen(CpuMemory.SEEN_Y) > 0) return catchesLanding(s, env, me);
        int left = sight.recovery();
        if (left > 0) {
            limit = left;
            boolean presses = string(s, env, me, tables.numCombos[f], tables.numCombos[f] + tables.numPunishes[f])
                    || pressOne(s, env, me, tables.poke[f]);
            limit = ANY;
            if (presses) return true;
        }
        if (move >= 0
                && !tables.facts.unbeatable(move)
                && !tables.facts.needsAir(move)
                && !tables.facts.sendsProjectile(move)) {
            return meets(s, env, me, left, move, tables.poke[f]) || meets(s, env, me, left, move, tables.pressure[f]);
        }
        if (left == 0 || move >= 0) return false;
        limit = left + QUICKEST;
        boolean presses = pressOne(s, env, me, tables.pressure[f]) || pressOne(s, env, me, tables.grips[f]);
        limit = ANY;
        return presses;
    }

    /**
     * Expects the opponent to walk on and make its usual move as soon as it reaches: presses something that touches before, waiting behind the guard for the right moment.
     *
     * @param left frames until the opponent can walk
     */
    private boolean meets(FightState s, int env, int me, int left, int move, int[] rows) {
        int other = s.player(env, 1 - me, Cells.FIGHTER);
        int speed = tables.facts.walkForward(other);
        int distance = sight.expectedDistance(0);
        int theirs = distance
                - Math.max(tables.facts.reach(move), tables.facts.gripRange(move))
                - tables.facts.standingWidth(player.fighter()) / 2;
        int blow = left + Math.max(0, theirs) * 256 / speed + tables.facts.firstDanger(move);
        for (int row : rows) {
            int way = Math.max(0, distance - tables.facts.reach(row) - tables.facts.standingWidth(other) / 2);
            int touch = Math.max(delay(row), left + way * 256 / speed + 1);
            if (way > Math.max(0, theirs) || touch >= blow || !tables.facts.normal(row)) continue;
            player.pressLater(s, env, me, row, touch - delay(row));
            return true;
        }
        return false;
    }

    /** The opponent comes down after a move: presses what touches when it has landed and cannot act yet. */
    private boolean catchesLanding(FightState s, int env, int me) {
        int move = sight.seen(CpuMemory.SEEN_MOVE);
        if (move < 0) return false;
        int f = player.fighter();
        earliest = sight.landsIn(s.player(env, 1 - me, Cells.FIGHTER));
        limit = earliest + tables.facts.landRecovery(move);
        boolean presses = string(s, env, me, tables.numCombos[f], tables.numCombos[f] + tables.numPunishes[f])
                || pressOne(s, env, me, tables.poke[f]);
        limit = ANY;
        earliest = 0;
        return presses;
    }

    /** Returns the frames from the first press of a move to its first touch. */
    private int delay(int row) {
        return tables.scripts.words(row).length - 2 + tables.facts.firstDanger(row);
    }

    private int any(int[] rows) {
        return rows[player.below(rows.length)];
    }

    /** Presses one of some moves, drawn from those in reach. Returns whether there was one. */
    private boolean pressOne(FightState s, int env, int me, int[] rows) {
        int usable = 0;
        for (int row : rows) if (usable(s, env, me, row)) usable++;
        if (usable == 0) return false;
        int chosen = player.below(usable);
        for (int row : rows) {
            if (usable(s, env, me, row) && chosen-- == 0) player.press(s, env, me, row);
        }
        return true;
    }

    /** Begins one of the strings from {@code from} to {@code to - 1}, drawn from those in reach. Returns whether there was one. */
    private boolean string(FightState s, int env, int me, int from, int to) {
        int[][] strings = tables.strings[player.fighter()];
        int usable = 0;
        for (int i = from; i < to; i++) if (usable(s, env, me, strings[i][0])) usable++;
        if (usable == 0) return false;
        int chosen = player.below(usable);
        for (int i = from; i < to; i++) {
            if (usable(s, env, me, strings[i][0]) && chosen-- == 0) player.begin(s, env, me, i);
        }
        return true;
    }

    /** The reach rule: a ground normal or a throw must be long enough for the distance; air moves are not started from the ground. */
    private boolean usable(FightState s, int env, int me, int row) {
        if (delay(row) > limit
                || delay(row) < earliest
                || tables.facts.needsAir(row)
                || !tables.facts.affordable(s, env, me, row)) return false;
        int reach = tables.facts.normal(row) ? tables.facts.reach(row) : tables.facts.gripRange(row);
        if (reach < 0) return true;
        int victim = s.player(env, 1 - me, Cells.FIGHTER);
        return sight.expectedDistance(delay(row)) <= reach + tables.facts.standingWidth(victim) / 2;
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
