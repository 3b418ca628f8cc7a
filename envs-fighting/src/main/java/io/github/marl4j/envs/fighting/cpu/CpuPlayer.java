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
    private static final int PROJECTILE_THREAT = 110;
    private static final int STRIKE_THREAT = 120;
    private static final int CLEAN = 12;

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
    private final CpuSight sight;
    private final CpuThought thought;
    private final CpuLevels levels;

    private int[] mem;
    private int m;
    private int level;
    private int fighter;
    private long[] chance;
    private int chanceAt;

    /** Creates a player; it may play any fighter at any level. */
    public CpuPlayer(CpuTables tables) {
        this.tables = tables;
        this.levels = tables.levels;
        this.sight = new CpuSight(tables);
        this.thought = new CpuThought(tables, this, sight);
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
        level = strength;
        fighter = state.player(env, me, Cells.FIGHTER);
        chanceAt = 2 * env + me;
        chance = memory.chance;
        boolean repeats = sight.look(state, env, mem, me, level);
        if (repeats && happens(levels.punish[level])) mem[m + CpuMemory.NOTICED] = 1;
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

    /** Returns the level that it plays at, from 1. */
    int level() {
        return level;
    }

    int fighter() {
        return fighter;
    }

    /** Returns the word of the first rule that applies, for a fighter who looks to the right. */
    private int decide(FightState s, int env, int me) {
        int state = s.player(env, me, Cells.STATE);
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
        mem[m + CpuMemory.WAIT] = levels.interval[level];
        thought.think(s, env, me);
        return mem[m + CpuMemory.SCRIPT] >= 0 ? pressed(s, env, me) : direction();
    }

    /** While hurt or down: decides whether to guard on getting up, until what the opponent does then has been seen. */
    private void beware(boolean hurt) {
        if (!hurt) {
            mem[m + CpuMemory.HURT] = 0;
            return;
        }
        if (mem[m + CpuMemory.HURT] == 0) mem[m + CpuMemory.CAUTIOUS] = happens(levels.block[level]) ? 1 : 0;
        mem[m + CpuMemory.HURT] = 1;
        mem[m + CpuMemory.CAUTION] = near() ? mem[m + CpuMemory.CAUTIOUS] * (levels.reaction[level] + 6) : 0;
    }

    private int cautious() {
        mem[m + CpuMemory.CAUTION] = near() && happens(levels.block[level]) ? levels.reaction[level] + 2 : 0;
        return guard();
    }

    private boolean near() {
        return sight.seen(CpuMemory.SEEN_DISTANCE) <= 110;
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
            mem[m + CpuMemory.TECHS] = happens(levels.tech[level]) ? 1 : 0;
        }
        return mem[m + CpuMemory.TECHS] != 0 ? Words.button(Button.THROW) : 0;
    }

    /** Down-back, or back alone against an overhead or somebody in the air. */
    private int guard() {
        return Words.direction(sight.guard());
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
                && happens(levels.punish[level])) { // a good player stops when it is blocked
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
        return index < Math.min(moves.length, levels.comboMoves[level]) ? moves[index] : -1;
    }

    private boolean cancels(FightState s, int env, int me, int next) {
        int row = tables.tables.firstMove[fighter] + s.player(env, me, Cells.MOVE);
        return tables.facts.cancels(row, next);
    }

    /** Guards against a threat, if the draw for it says so; or jumps over a projectile. Returns -1 if this rule does not apply. */
    private int threat(int state) {
        int projectile = sight.seen(CpuMemory.SEEN_PROJECTILE);
        int limit = PROJECTILE_THREAT + 4 * levels.reaction[level];
        int move = sight.seen(CpuMemory.SEEN_MOVE);
        int t = sight.seen(CpuMemory.SEEN_T);
        boolean strike = move >= 0
                && (!tables.facts.sendsProjectile(move) || sight.seen(CpuMemory.SEEN_DISTANCE) <= 90)
                && (tables.facts.gripRange(move) < 0 || tables.facts.reach(move) >= 0)
                && sight.seen(CpuMemory.SEEN_DISTANCE) <= STRIKE_THREAT
                && t + levels.reaction[level] <= tables.facts.lastDanger(move) + 2;
        boolean flying = projectile <= limit && sight.arrives();
        if (!strike && !flying) {
            mem[m + CpuMemory.THREAT] = 0;
            return projectile <= limit + 10 ? jumpsOver(state, projectile, limit) : -1;
        }
        boolean fresh = mem[m + CpuMemory.THREAT] == 0
                || strike && (move != mem[m + CpuMemory.THREAT_MOVE] || t < mem[m + CpuMemory.THREAT_T]);
        if (fresh) mem[m + CpuMemory.GUARDS] = happens(levels.block[level]) ? 1 : 0;
        mem[m + CpuMemory.THREAT] = 1;
        mem[m + CpuMemory.THREAT_MOVE] = strike ? move : -1;
        mem[m + CpuMemory.THREAT_T] = t;
        int jump = flying ? jumpsOver(state, projectile, limit) : -1;
        if (jump >= 0) return jump;
        return mem[m + CpuMemory.GUARDS] != 0 ? guard() : -1;
    }

    private int jumpsOver(int state, int projectile, int limit) {
        int liking = (tables.tactics[fighter].rush() + tables.tactics[fighter].jump()) / 12;
        boolean inTime = projectile >= limit - 50 && State.neutral(state) && tables.tactics[fighter].rush() >= 60;
        return inTime && happens(liking) ? Words.direction(9) : -1;
    }

    /** In the air: a heavy blow on the way down, or the air string that was planned. */
    private int falling(FightState s, int env, int me) {
        boolean near = sight.expectedDistance(0) <= 90;
        if (s.player(env, me, Cells.VY) >= 0) return 0;
        if (!near || !happens(40)) {
            int special = near ? -1 : thought.airSpecial(s, env, me);
            if (special < 0) return 0;
            press(s, env, me, special);
            return pressed(s, env, me);
        }
        int string = thought.airString(s, env, me);
        if (string >= 0 && levels.comboMoves[level] > 1) begin(s, env, me, string);
        else press(s, env, me, tables.airHeavy[fighter]);
        return pressed(s, env, me);
    }
}
