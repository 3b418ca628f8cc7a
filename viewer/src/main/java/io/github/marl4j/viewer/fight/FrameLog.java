package io.github.marl4j.viewer.fight;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.MoveFacts;
import io.github.marl4j.envs.fighting.engine.State;
import java.util.Arrays;

/**
 * What the last frames of a match were: start-up, active, recovery, stun; who could act how many frames before the other; and what was pressed. Arrays are {@code [player]}. Allocates nothing.
 */
public final class FrameLog {
    /** Frames that are kept. */
    public static final int CELLS = 80;
    /** Inputs that are kept. */
    public static final int INPUTS = 16;

    /** What a frame was for a player. */
    public enum Part {
        /** Free to act. */
        FREE,
        /** Before the first hit of a move. */
        START_UP,
        /** On which a move can connect. */
        ACTIVE,
        /** After the last hit of a move, or landing. */
        RECOVERY,
        /** Reels, falls, lies, is held, is dizzy. */
        STUN,
        /** Reels behind the guard. */
        BLOCK,
        /** Strikes cannot touch. */
        SAFE,
        /** Stands still after a contact. */
        STOP
    }

    private static final int ACTING = 1 << State.AIR | 1 << State.PREJUMP | 1 << State.DASH_F | 1 << State.DASH_B;

    private final FightTables tables;
    private final MoveFacts facts;
    private final Part[][] parts = new Part[2][CELLS];
    private int newest;
    private final int[] lastMove = {-1, -1};
    private final int[] lastT = new int[2];
    private final boolean[] busy = new boolean[2];
    private boolean exchange;
    private int waiting;
    private int ahead = -1;
    private final int[] advantage = new int[2];
    private boolean measured;
    private final int[][] words = new int[2][INPUTS];
    private final int[][] lengths = new int[2][INPUTS];
    private final boolean[][] specials = new boolean[2][INPUTS];
    private final int[] newestInput = new int[2];

    /** Creates an empty log. */
    public FrameLog(FightTables tables) {
        this.tables = tables;
        this.facts = new MoveFacts(tables);
        clear();
    }

    /** Forgets everything. */
    public void clear() {
        for (int i = 0; i < 2; i++) {
            Arrays.fill(parts[i], Part.FREE);
            Arrays.fill(words[i], 0);
            Arrays.fill(lengths[i], 0);
            Arrays.fill(specials[i], false);
            lastMove[i] = -1;
            busy[i] = false;
        }
        exchange = measured = false;
        ahead = -1;
    }

    /** A frame has been played with these input words. */
    public void played(FightState s, int word0, int word1) {
        newest = (newest + 1) % CELLS;
        for (int i = 0; i < 2; i++) {
            parts[i][newest] = part(s, i);
            if (s.player(0, i, Cells.STATE) == State.ATTACK) {
                lastMove[i] = row(s, i);
                lastT[i] = s.player(0, i, Cells.T);
            }
            input(i, i == 0 ? word0 : word1);
            if (beginsSpecial(s, i)) specials[i][newestInput[i]] = true;
        }
        measure(s);
    }

    private int row(FightState s, int i) {
        return tables.firstMove[s.player(0, i, Cells.FIGHTER)] + s.player(0, i, Cells.MOVE);
    }

    private Part part(FightState s, int i) {
        int state = s.player(0, i, Cells.STATE);
        if (s.player(0, i, Cells.HITSTOP) > 0 || s.match(0, Cells.FLASH) > 0) return Part.STOP;
        if (State.neutral(state) || (ACTING >>> state & 1) != 0)
            return facts.strikeSafe(s, 0, i) ? Part.SAFE : Part.FREE;
        if (State.block(state)) return Part.BLOCK;
        if (state == State.LAND) return Part.RECOVERY;
        if (state == State.THROWING) return Part.ACTIVE;
        if (state != State.ATTACK) return Part.STUN;
        int row = row(s, i);
        int t = s.player(0, i, Cells.T);
        if (facts.strikeSafe(s, 0, i)) return Part.SAFE;
        if (facts.active(row, t)) return Part.ACTIVE;
        return t < facts.firstDanger(row) ? Part.START_UP : Part.RECOVERY;
    }

    /** After a contact: how many frames one of them can act before the other. */
    private void measure(FightState s) {
        boolean contact = s.player(0, 0, Cells.HITSTOP) > 0 && s.player(0, 1, Cells.HITSTOP) > 0;
        if (contact) {
            exchange = true;
            ahead = -1;
            waiting = 0;
        }
        for (int i = 0; i < 2; i++) busy[i] = !State.neutral(s.player(0, i, Cells.STATE));
        if (!exchange || contact) return;
        if (!busy[0] && !busy[1]) {
            advantage[0] = ahead == 0 ? waiting : -waiting;
            advantage[1] = -advantage[0];
            exchange = false;
            measured = true;
        } else if (!busy[0] || !busy[1]) {
            ahead = busy[0] ? 1 : 0;
            waiting++;
        }
    }

    private void input(int i, int word) {
        int at = newestInput[i];
        if (lengths[i][at] > 0 && words[i][at] == word) {
            lengths[i][at]++;
            return;
        }
        newestInput[i] = at = (at + 1) % INPUTS;
        words[i][at] = word;
        lengths[i][at] = 1;
        specials[i][at] = false;
    }

    private boolean beginsSpecial(FightState s, int i) {
        if (s.player(0, i, Cells.STATE) != State.ATTACK || s.player(0, i, Cells.T) > 1) return false;
        int row = row(s, i);
        return facts.special(row) || facts.superMove(row);
    }

    /** Returns whether a special move or a super began while an input was held: its motion was recognised. */
    public boolean special(int player, int age) {
        return specials[player][Math.floorMod(newestInput[player] - age, INPUTS)];
    }

    /** Returns what a frame was; age 0 is the newest. */
    public Part part(int player, int age) {
        return parts[player][Math.floorMod(newest - age, CELLS)];
    }

    /** Returns the row of a player's last move, -1 if there was none. */
    public int lastMove(int player) {
        return lastMove[player];
    }

    /** Returns the frame that the last move had come to. */
    public int lastT(int player) {
        return lastT[player];
    }

    /** Returns whether an exchange has been measured. */
    public boolean measured() {
        return measured;
    }

    /** Returns how many frames a player could act before the other after the last exchange. */
    public int advantage(int player) {
        return advantage[player];
    }

    /** Returns an input word; age 0 is the newest. */
    public int word(int player, int age) {
        return words[player][Math.floorMod(newestInput[player] - age, INPUTS)];
    }

    /** Returns for how many frames it was held, 0 if there is none. */
    public int length(int player, int age) {
        return lengths[player][Math.floorMod(newestInput[player] - age, INPUTS)];
    }
}
