package io.github.marl4j.envs.fighting.cpu;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.State;

/**
 * What a computer's fighter knows of its opponent: the observation that is <em>reaction</em> frames old, and what follows from it about now. Nothing newer is read; of itself a fighter knows
 * everything.
 */
final class CpuSight {
    static final int NO_PROJECTILE = 9999;
    static final int CROUCH_BACK = 1;
    private static final int STAND_BACK = 4;
    private static final int SU = 256;
    /** Frames over which a walk is measured. */
    private static final int STRIDE = 3;
    /** Frames that a fall is looked ahead at most. */
    private static final int LONGEST_FALL = 60;
    /** Distance from a projectile's centre at which it touches, at most [px]; frames before that the guard goes up; how fast a fighter may come on meanwhile [px per frame]. */
    private static final int TOUCH = 34;

    private static final int IN_TIME = 5;
    private static final int OWN_SPEED = 3;

    private final CpuTables tables;
    private int[] mem;
    private int m;
    private int seen;
    private int own;
    private int reaction;

    CpuSight(CpuTables tables) {
        this.tables = tables;
    }

    /** Notes what is to be seen now, and sees what was noted long enough ago. Returns whether the opponent was seen to begin the same move as before. */
    boolean look(FightState s, int env, int[] memory, int me, int level) {
        mem = memory;
        m = (2 * env + me) * CpuMemory.SIZE;
        reaction = tables.levels.reaction[level];
        observe(s, env, me);
        seen = CpuMemory.seenAt(mem, m, reaction);
        return repeats();
    }

    private void observe(FightState s, int env, int me) {
        int at = CpuMemory.nextSeen(mem, m);
        int other = 1 - me;
        own = s.player(env, me, Cells.X);
        mem[at + CpuMemory.SEEN_STATE] = s.player(env, other, Cells.STATE);
        mem[at + CpuMemory.SEEN_T] = s.player(env, other, Cells.T);
        mem[at + CpuMemory.SEEN_X] = s.player(env, other, Cells.X);
        mem[at + CpuMemory.SEEN_Y] = s.player(env, other, Cells.Y);
        mem[at + CpuMemory.SEEN_MOVE] = s.player(env, other, Cells.STATE) == State.ATTACK
                ? tables.tables.firstMove[s.player(env, other, Cells.FIGHTER)] + s.player(env, other, Cells.MOVE)
                : -1;
        mem[at + CpuMemory.SEEN_DISTANCE] = Math.abs(s.player(env, other, Cells.X) - own) / SU;
        int nearest = NO_PROJECTILE;
        int speed = 0;
        int where = 0;
        for (int slot = 0; slot < 2; slot++) {
            if (s.projectile(env, other, slot, Cells.P_FIGHTER) < 0) continue;
            int ahead = (s.projectile(env, other, slot, Cells.P_X) - own) / SU;
            boolean comes = ahead * s.projectile(env, other, slot, Cells.P_VX) <= 0;
            if (!comes || Math.abs(ahead) >= nearest) continue;
            nearest = Math.abs(ahead);
            speed = s.projectile(env, other, slot, Cells.P_VX);
            where = s.projectile(env, other, slot, Cells.P_X);
        }
        mem[at + CpuMemory.SEEN_PROJECTILE_X] = where;
        mem[at + CpuMemory.SEEN_PROJECTILE_VX] = speed;
        mem[at + CpuMemory.SEEN_PROJECTILE] = nearest;
    }

    int seen(int field) {
        return mem[seen + field];
    }

    /** Counts how often the opponent was seen to begin the same move in succession, and returns whether it begins it again now. */
    private boolean repeats() {
        boolean repeats = false;
        int move = seen(CpuMemory.SEEN_MOVE);
        int t = seen(CpuMemory.SEEN_T);
        boolean begins = move >= 0
                && (mem[m + CpuMemory.HABIT_T] == 0
                        || t < mem[m + CpuMemory.HABIT_T]
                        || move != mem[m + CpuMemory.HABIT_MOVE]);
        if (begins) {
            boolean again = move == mem[m + CpuMemory.HABIT_MOVE];
            mem[m + CpuMemory.HABIT_MOVE] = move;
            if (!again) mem[m + CpuMemory.NOTICED] = 0;
            repeats = again;
        }
        mem[m + CpuMemory.HABIT_T] = move >= 0 ? t : 0;
        return repeats;
    }

    /** Returns the move that the opponent makes again and again, -1 if none was noticed. */
    int habit() {
        return mem[m + CpuMemory.NOTICED] != 0 ? mem[m + CpuMemory.HABIT_MOVE] : -1;
    }

    /** Returns how many frames the opponent cannot act any more, if it must be after the dangerous part of a move by now; 0 if it is not. */
    int recovery() {
        int move = seen(CpuMemory.SEEN_MOVE);
        if (seen(CpuMemory.SEEN_STATE) != State.ATTACK || move < 0) return 0;
        int t = seen(CpuMemory.SEEN_T) + reaction;
        return t <= tables.facts.lastDanger(move) ? 0 : Math.max(0, tables.facts.total(move) - t);
    }

    /** Returns the frames until an opponent who was seen in the air lands, at most 60; 0 if it has landed by now. */
    int landsIn(int fighterSeen) {
        int y = seen(CpuMemory.SEEN_Y);
        if (y <= 0) return 0;
        int before = CpuMemory.seenAt(mem, m, reaction + 1);
        int vy = y - mem[before + CpuMemory.SEEN_Y];
        int frames = 0;
        while (y > 0 && frames < LONGEST_FALL) {
            vy -= tables.facts.gravity(fighterSeen);
            y += vy;
            frames++;
        }
        return Math.max(0, frames - reaction);
    }

    /** Returns how far away the opponent will be some frames from now if it walks on as it was seen to walk [px]. */
    int expectedDistance(int frames) {
        int before = CpuMemory.seenAt(mem, m, reaction + STRIDE);
        int x = seen(CpuMemory.SEEN_X);
        int stride = seen(CpuMemory.SEEN_STATE) <= State.WALK_B ? x - mem[before + CpuMemory.SEEN_X] : 0;
        int expected = x + stride * (reaction + frames) / STRIDE;
        boolean passes = (expected - own > 0) != (x - own > 0);
        return passes ? 0 : Math.abs(expected - own) / SU;
    }

    /** Returns whether the projectile seen is close to touch by now, were both to come on. */
    boolean arrives() {
        int speed = Math.abs(seen(CpuMemory.SEEN_PROJECTILE_VX));
        int gap = Math.abs(seen(CpuMemory.SEEN_PROJECTILE_X) - own) - speed * reaction;
        return gap <= TOUCH * SU + (speed + OWN_SPEED * SU) * IN_TIME;
    }

    /** Returns the direction to guard with: down-back, or back alone against an overhead or somebody in the air. */
    int guard() {
        int move = seen(CpuMemory.SEEN_MOVE);
        boolean high = seen(CpuMemory.SEEN_Y) > 0;
        if (move >= 0) high |= tables.facts.nextLevel(move, Math.max(1, seen(CpuMemory.SEEN_T))) == 1;
        return high ? STAND_BACK : CROUCH_BACK;
    }
}
