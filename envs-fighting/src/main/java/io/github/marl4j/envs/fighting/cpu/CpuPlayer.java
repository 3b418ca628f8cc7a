package io.github.marl4j.envs.fighting.cpu;

import io.github.marl4j.env.Chance;
import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.State;
import io.github.marl4j.envs.fighting.input.MoveScripts;
import io.github.marl4j.envs.fighting.input.Words;
import io.github.marl4j.envs.fighting.roster.Button;

/**
 * Chooses the buttons of a computer's fighter, frame by frame: the first rule that applies. Everything it knows of the opponent is the observation that is <em>reaction</em> frames old. One for each
 * thread; allocates nothing.
 */
public final class CpuPlayer {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final int SU = 256;
    private static final int NO_PROJECTILE = 9999;
    private static final int PROJECTILE_THREAT = 110;
    private static final int STRIKE_THREAT = 120;
    private static final int STRIDE = 3;
    private static final int TOUCH = 34;
    private static final int CLEAN = 12;
    private static final int CHARGE_BACK = 1;
    private static final int STAND_BACK = 4;

    private static final int HELPLESS = 1 << State.HIT_STAND
            | 1 << State.HIT_CROUCH
            | 1 << State.RESET
            | 1 << State.JUGGLE
            | 1 << State.DOWN
            | 1 << State.THROWN
            | 1 << State.DIZZY
            | 1 << State.KO
            | 1 << State.TECH;

    private final CpuTables tables;
    private final CpuThought thought;

    private int[] mem;
    private int m;
    private int seen;
    private CpuLevel level;
    private int fighter;
    private int own;
    private long[] chance;
    private int chanceAt;

    /** Creates a player; it may play any fighter at any level. */
    public CpuPlayer(CpuTables tables) {
        this.tables = tables;
        this.thought = new CpuThought(tables, this);
    }

    /**
     * Returns the input word of a player for the next frame.
     *
     * @param state not modified
     * @param memory of this player, modified
     * @param me 0 or 1
     * @param strength 1 to 8
     */
    public int word(FightState state, int env, CpuMemory memory, int me, int strength) {
        mem = memory.cells;
        m = (2 * env + me) * CpuMemory.SIZE;
        level = CpuLevel.of(strength);
        fighter = state.player(env, me, Cells.FIGHTER);
        observe(state, env, me);
        seen = CpuMemory.seenAt(mem, m, level.reaction());
        chanceAt = 2 * env + me;
        chance = memory.chance;
        int side = state.match(env, Cells.SIDE);
        int toward = me == 0 ? side : -side;
        return Words.facing(decide(state, env, me), toward);
    }

    /** Returns whether something happens that does so in {@code percent} of all cases. */
    boolean happens(int percent) {
        return below(100) < percent;
    }

    /** Returns a number from 0 to {@code bound - 1}. */
    int below(int bound) {
        chance[chanceAt] += GAMMA;
        return (int) ((Chance.mix(chance[chanceAt]) >>> 33) % bound);
    }

    private void observe(FightState s, int env, int me) {
        int at = CpuMemory.nextSeen(mem, m);
        int other = 1 - me;
        int x = s.player(env, me, Cells.X);
        own = x;
        mem[at + CpuMemory.SEEN_STATE] = s.player(env, other, Cells.STATE);
        mem[at + CpuMemory.SEEN_T] = s.player(env, other, Cells.T);
        mem[at + CpuMemory.SEEN_X] = s.player(env, other, Cells.X);
        mem[at + CpuMemory.SEEN_Y] = s.player(env, other, Cells.Y);
        mem[at + CpuMemory.SEEN_MOVE] = s.player(env, other, Cells.STATE) == State.ATTACK
                ? tables.tables.firstMove[s.player(env, other, Cells.FIGHTER)] + s.player(env, other, Cells.MOVE)
                : -1;
        mem[at + CpuMemory.SEEN_DISTANCE] = Math.abs(s.player(env, other, Cells.X) - x) / SU;
        int nearest = NO_PROJECTILE;
        int speed = 0;
        int where = 0;
        for (int slot = 0; slot < 2; slot++) {
            if (s.projectile(env, other, slot, Cells.P_FIGHTER) < 0) continue;
            int ahead = (s.projectile(env, other, slot, Cells.P_X) - x) / SU;
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

    /** Returns the frames until an opponent who was seen in the air lands, at most 60; 0 if it has landed by now. */
    int landsIn(int fighterSeen) {
        int y = seen(CpuMemory.SEEN_Y);
        if (y <= 0) return 0;
        int before = CpuMemory.seenAt(mem, m, level.reaction() + 1);
        int vy = y - mem[before + CpuMemory.SEEN_Y];
        int frames = 0;
        while (y > 0 && frames < 60) {
            vy -= tables.facts.gravity(fighterSeen);
            y += vy;
            frames++;
        }
        return Math.max(0, frames - level.reaction());
    }

    /** Returns how far away the opponent will be some frames from now if it walks on as it was seen to walk [px]. */
    int expectedDistance(int frames) {
        int before = CpuMemory.seenAt(mem, m, level.reaction() + STRIDE);
        int x = seen(CpuMemory.SEEN_X);
        int stride = seen(CpuMemory.SEEN_STATE) <= State.WALK_B ? x - mem[before + CpuMemory.SEEN_X] : 0;
        int expected = x + stride * (level.reaction() + frames) / STRIDE;
        boolean passes = (expected - own > 0) != (x - own > 0);
        return passes ? 0 : Math.abs(expected - own) / SU;
    }

    CpuLevel level() {
        return level;
    }

    int fighter() {
        return fighter;
    }

    /** Returns the word of the first rule that applies, for a fighter who looks to the right. */
    private int decide(FightState s, int env, int me) {
        int state = s.player(env, me, Cells.STATE);
        watch();
        boolean helpless = (HELPLESS >>> state & 1) != 0;
        if (helpless) forget();
        if (mem[m + CpuMemory.SCRIPT] >= 0) return pressed(s, env, me);
        if (state == State.THROWN) return tech();
        mem[m + CpuMemory.TECH_DRAWN] = 0;
        beware(helpless || state == State.WAKE);
        if (State.block(state)) {
            mem[m + CpuMemory.HURT] = 0;
            if (s.player(env, me, Cells.STUN_TIMER) > 0) return guard();
            if (thought.answer(s, env, me)) return pressed(s, env, me);
            return cautious();
        }
        if (goesOn(s, env, me, state)) return pressed(s, env, me);
        int answer = threat(state);
        if (answer >= 0) return answer;
        if (state == State.AIR) return falling(s, env, me);
        if (mem[m + CpuMemory.CAUTION] > 0) {
            mem[m + CpuMemory.CAUTION]--;
            return guard();
        }
        if (mem[m + CpuMemory.WAIT] > 0) {
            mem[m + CpuMemory.WAIT]--;
            return direction();
        }
        if (!State.neutral(state)) return direction();
        mem[m + CpuMemory.WAIT] = level.interval();
        thought.think(s, env, me);
        return mem[m + CpuMemory.SCRIPT] >= 0 ? pressed(s, env, me) : direction();
    }

    /** Counts how often the opponent was seen to begin the same move in succession. */
    private void watch() {
        int move = seen(CpuMemory.SEEN_MOVE);
        int t = seen(CpuMemory.SEEN_T);
        boolean begins = move >= 0
                && (mem[m + CpuMemory.HABIT_T] == 0
                        || t < mem[m + CpuMemory.HABIT_T]
                        || move != mem[m + CpuMemory.HABIT_MOVE]);
        if (begins) {
            boolean again = move == mem[m + CpuMemory.HABIT_MOVE];
            mem[m + CpuMemory.HABIT_COUNT] = again ? mem[m + CpuMemory.HABIT_COUNT] + 1 : 1;
            mem[m + CpuMemory.HABIT_MOVE] = move;
            if (!again) mem[m + CpuMemory.NOTICED] = 0;
            else if (happens(level.punish())) mem[m + CpuMemory.NOTICED] = 1;
        }
        mem[m + CpuMemory.HABIT_T] = move >= 0 ? t : 0;
    }

    /** Returns the move that the opponent makes again and again, -1 if none was noticed. */
    int habit() {
        return mem[m + CpuMemory.NOTICED] != 0 ? mem[m + CpuMemory.HABIT_MOVE] : -1;
    }

    /** While hurt or down: decides whether to guard on getting up, until what the opponent does then has been seen. */
    private void beware(boolean hurt) {
        if (!hurt) {
            mem[m + CpuMemory.HURT] = 0;
            return;
        }
        if (mem[m + CpuMemory.HURT] == 0) mem[m + CpuMemory.CAUTIOUS] = happens(level.block()) ? 1 : 0;
        mem[m + CpuMemory.HURT] = 1;
        mem[m + CpuMemory.CAUTION] = near() ? mem[m + CpuMemory.CAUTIOUS] * (level.reaction() + 6) : 0;
    }

    private int cautious() {
        mem[m + CpuMemory.CAUTION] = near() && happens(level.block()) ? level.reaction() + 2 : 0;
        return guard();
    }

    private boolean near() {
        return seen(CpuMemory.SEEN_DISTANCE) <= 110;
    }

    private void forget() {
        mem[m + CpuMemory.SCRIPT] = -1;
        mem[m + CpuMemory.STRING] = -1;
        mem[m + CpuMemory.FOLLOW_UP] = -1;
    }

    private int direction() {
        return Words.direction(mem[m + CpuMemory.DIRECTION]);
    }

    void hold(int digit) {
        mem[m + CpuMemory.DIRECTION] = digit;
    }

    /** Begins to press a move; a charge first, unless it is there. */
    void press(FightState s, int env, int me, int row) {
        mem[m + CpuMemory.SCRIPT] = row;
        mem[m + CpuMemory.SCRIPT_AT] = 0;
        mem[m + CpuMemory.CHARGE_LEFT] = 0;
        if (tables.scripts.needsCharge(row)) {
            mem[m + CpuMemory.CHARGE_LEFT] = Math.max(0, MoveScripts.CHARGE_FRAMES - charged(s, env, me));
        }
        if (tables.mistaken[row]) mem[m + CpuMemory.CHARGE_LEFT] = Math.max(0, CLEAN - sinceForward(s, env, me));
    }

    /** Presses a move after some frames of guarding. */
    void pressLater(FightState s, int env, int me, int row, int frames) {
        press(s, env, me, row);
        mem[m + CpuMemory.CHARGE_LEFT] = Math.max(mem[m + CpuMemory.CHARGE_LEFT], frames);
    }

    /** Begins a string of moves. */
    void begin(FightState s, int env, int me, int string) {
        mem[m + CpuMemory.STRING] = string;
        mem[m + CpuMemory.STRING_NEXT] = 1;
        mem[m + CpuMemory.TOUCHED] = 0;
        press(s, env, me, tables.strings[fighter][string][0]);
    }

    /** Sets what follows if the present move touches. */
    void followWith(int row) {
        mem[m + CpuMemory.FOLLOW_UP] = row;
    }

    /** Returns the frames since forward was pressed, {@link #CLEAN} at most. */
    private static int sinceForward(FightState s, int env, int me) {
        int side = s.match(env, Cells.SIDE);
        int forward = (me == 0 ? side : -side) > 0 ? 0 : 1;
        int frames = 0;
        while (frames < CLEAN && s.direction(env, me, frames) % 3 != forward) frames++;
        return frames;
    }

    /** Returns the frames that down-back has been held. */
    private static int charged(FightState s, int env, int me) {
        int side = s.match(env, Cells.SIDE);
        int downBack = (me == 0 ? side : -side) > 0 ? 1 : 3;
        int frames = 0;
        while (frames < MoveScripts.CHARGE_FRAMES && s.direction(env, me, frames) == downBack) frames++;
        return frames;
    }

    private int pressed(FightState s, int env, int me) {
        if (mem[m + CpuMemory.CHARGE_LEFT] > 0) {
            mem[m + CpuMemory.CHARGE_LEFT]--;
            return MoveScripts.CHARGE;
        }
        int[] words = tables.scripts.words(mem[m + CpuMemory.SCRIPT]);
        int word = words[mem[m + CpuMemory.SCRIPT_AT]++];
        if (mem[m + CpuMemory.SCRIPT_AT] >= words.length) mem[m + CpuMemory.SCRIPT] = -1;
        return word;
    }

    private int tech() {
        if (mem[m + CpuMemory.TECH_DRAWN] == 0) {
            mem[m + CpuMemory.TECH_DRAWN] = 1;
            mem[m + CpuMemory.TECHS] = happens(level.tech()) ? 1 : 0;
        }
        return mem[m + CpuMemory.TECHS] != 0 ? Words.button(Button.THROW) : 0;
    }

    /** Down-back, or back alone against an overhead or somebody in the air. */
    private int guard() {
        return Words.direction(guardDigit());
    }

    int guardDigit() {
        int move = seen(CpuMemory.SEEN_MOVE);
        boolean high = seen(CpuMemory.SEEN_Y) > 0;
        if (move >= 0) high |= tables.facts.nextLevel(move, Math.max(1, seen(CpuMemory.SEEN_T))) == 1;
        return high ? STAND_BACK : CHARGE_BACK;
    }

    /** The own move has touched: the next of the string is pressed, at once if it can be cancelled into, else when the fighter is free. */
    private boolean goesOn(FightState s, int env, int me, int state) {
        int string = mem[m + CpuMemory.STRING];
        int followUp = mem[m + CpuMemory.FOLLOW_UP];
        if (string < 0 && followUp < 0) return false;
        boolean touches = state == State.ATTACK && s.player(env, me, Cells.CONTACT) != 0;
        if (touches) mem[m + CpuMemory.TOUCHED] = 1;
        if (State.neutral(state) && mem[m + CpuMemory.TOUCHED] == 0) {
            forget();
            return false;
        }
        if (mem[m + CpuMemory.TOUCHED] == 0) return false;
        int next = followUp >= 0 ? followUp : next(string);
        if (next < 0 || tables.facts.superMove(next) && s.player(env, me, Cells.METER) < 1000) {
            forget();
            return false;
        }
        boolean blocked = touches && s.player(env, me, Cells.CONTACT) == 2;
        if (blocked
                && !tables.facts.normal(next)
                && happens(level.punish())) { // a good player stops when it is blocked
            forget();
            return false;
        }
        boolean now = State.neutral(state) || state == State.LAND || touches && cancels(s, env, me, next);
        now |= touches && almostFree(s, env, me, next);
        if (!now || tables.facts.needsAir(next) != s.player(env, me, Cells.Y) > 0) return false;
        mem[m + CpuMemory.TOUCHED] = 0;
        mem[m + CpuMemory.FOLLOW_UP] = -1;
        if (followUp < 0) mem[m + CpuMemory.STRING_NEXT]++;
        press(s, env, me, next);
        if (mem[m + CpuMemory.CHARGE_LEFT] == 0) return true;
        forget(); // the charge is gone, and with it the combo
        return false;
    }

    /** Returns whether the button of the next move would come when the present move is just over: a link. */
    private boolean almostFree(FightState s, int env, int me, int next) {
        int row = tables.tables.firstMove[fighter] + s.player(env, me, Cells.MOVE);
        int left = tables.facts.total(row) - s.player(env, me, Cells.T);
        return s.player(env, me, Cells.HITSTOP) == 0 && left <= tables.scripts.words(next).length - 2;
    }

    private int next(int string) {
        int index = mem[m + CpuMemory.STRING_NEXT];
        int[] moves = tables.strings[fighter][string];
        return index < Math.min(moves.length, level.comboMoves()) ? moves[index] : -1;
    }

    private boolean cancels(FightState s, int env, int me, int next) {
        int row = tables.tables.firstMove[fighter] + s.player(env, me, Cells.MOVE);
        return tables.facts.cancels(row, next);
    }

    /** Guards against a threat, if the draw for it says so; or jumps over a projectile. Returns -1 if this rule does not apply. */
    private int threat(int state) {
        int projectile = seen(CpuMemory.SEEN_PROJECTILE);
        int limit = PROJECTILE_THREAT + 4 * level.reaction();
        int move = seen(CpuMemory.SEEN_MOVE);
        int t = seen(CpuMemory.SEEN_T);
        boolean strike = move >= 0
                && (!tables.facts.sendsProjectile(move) || seen(CpuMemory.SEEN_DISTANCE) <= 90)
                && (tables.facts.gripRange(move) < 0 || tables.facts.reach(move) >= 0)
                && seen(CpuMemory.SEEN_DISTANCE) <= STRIKE_THREAT
                && t + level.reaction() <= tables.facts.lastDanger(move) + 2;
        boolean flying = projectile <= limit && arrives();
        if (!strike && !flying) {
            mem[m + CpuMemory.THREAT] = 0;
            return projectile <= limit + 10 ? jumpsOver(state, projectile, limit) : -1;
        }
        boolean fresh = mem[m + CpuMemory.THREAT] == 0
                || strike && (move != mem[m + CpuMemory.THREAT_MOVE] || t < mem[m + CpuMemory.THREAT_T]);
        if (fresh) mem[m + CpuMemory.GUARDS] = happens(level.block()) ? 1 : 0;
        mem[m + CpuMemory.THREAT] = 1;
        mem[m + CpuMemory.THREAT_MOVE] = strike ? move : -1;
        mem[m + CpuMemory.THREAT_T] = t;
        int jump = flying ? jumpsOver(state, projectile, limit) : -1;
        if (jump >= 0) return jump;
        return mem[m + CpuMemory.GUARDS] != 0 ? guard() : -1;
    }

    /** Returns whether the projectile seen is close to touch by now, were both to come on. */
    private boolean arrives() {
        int speed = Math.abs(seen(CpuMemory.SEEN_PROJECTILE_VX));
        int gap = Math.abs(seen(CpuMemory.SEEN_PROJECTILE_X) - own) - speed * level.reaction();
        return gap <= TOUCH * SU + (speed + 3 * SU) * 5;
    }

    private int jumpsOver(int state, int projectile, int limit) {
        int liking = (tables.tactics[fighter].rush() + tables.tactics[fighter].jump()) / 12;
        boolean inTime = projectile >= limit - 50 && State.neutral(state) && tables.tactics[fighter].rush() >= 60;
        return inTime && happens(liking) ? Words.direction(9) : -1;
    }

    /** In the air: a heavy blow on the way down, or the air string that was planned. */
    private int falling(FightState s, int env, int me) {
        boolean near = expectedDistance(0) <= 90;
        if (s.player(env, me, Cells.VY) >= 0) return 0;
        if (!near || !happens(40)) {
            int special = near ? -1 : thought.airSpecial(s, env, me);
            if (special < 0) return 0;
            press(s, env, me, special);
            return pressed(s, env, me);
        }
        int string = thought.airString(s, env, me);
        if (string >= 0 && level.comboMoves() > 1) begin(s, env, me, string);
        else press(s, env, me, tables.airHeavy[fighter]);
        return pressed(s, env, me);
    }
}
