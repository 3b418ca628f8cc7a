package io.github.marl4j.envs.fighting.engine;

import io.github.marl4j.envs.fighting.input.MoveScripts;
import io.github.marl4j.envs.fighting.input.Words;
import io.github.marl4j.envs.fighting.roster.Fighter;
import io.github.marl4j.envs.fighting.roster.Move;
import java.util.function.IntUnaryOperator;

/** One match for tests: short words for what tests do with it. */
final class Bout {
    static final FightTables TABLES = FightTables.shipped();
    static final MoveScripts SCRIPTS = new MoveScripts(TABLES);
    static final int SU = 256;

    final FightState state = new FightState(1);
    final FightEngine engine = new FightEngine(TABLES);

    Bout(String left, String right) {
        this(TABLES.roster.indexOf("test", left), TABLES.roster.indexOf("test", right));
    }

    Bout(int left, int right) {
        engine.start(state, 0, left, right);
    }

    Bout copy() {
        Bout copy = new Bout(get(0, Cells.FIGHTER), get(1, Cells.FIGHTER));
        copy.become(this);
        return copy;
    }

    void become(Bout other) {
        state.copyFrom(other.state, 0, 0);
    }

    Fighter fighter(int player) {
        return TABLES.roster.fighters().get(get(player, Cells.FIGHTER));
    }

    int get(int player, int field) {
        return state.player(0, player, field);
    }

    void set(int player, int field, int value) {
        state.cells[Cells.player(0, player) + field] = value;
    }

    int match(int field) {
        return state.match(0, field);
    }

    long hash() {
        return MatchRecord.hash(TABLES, state, 0);
    }

    /** Puts the players at a distance [px] around the middle, player 0 on the side of {@code side}. */
    Bout apart(int pixels, int side) {
        set(0, Cells.X, -side * pixels * SU / 2);
        set(1, Cells.X, -side * pixels * SU / 2 + side * pixels * SU);
        set(0, Cells.FACING, side);
        set(1, Cells.FACING, -side);
        state.cells[Cells.SIDE] = side;
        return this;
    }

    /** Puts the players chest to chest. */
    Bout pointBlank(int side) {
        int width = (TABLES.fighters.standingWidth[get(0, Cells.FIGHTER)]
                        + TABLES.fighters.standingWidth[get(1, Cells.FIGHTER)])
                / 2;
        apart(0, side);
        set(0, Cells.X, -side * width / 2);
        set(1, Cells.X, -side * width / 2 + side * width);
        return this;
    }

    void step(int word0, int word1) {
        engine.step(state, 0, word0, word1);
    }

    /** Holds words for some frames. */
    void hold(int frames, int word0, int word1) {
        for (int f = 0; f < frames; f++) step(word0, word1);
    }

    int row(int player, String move) {
        return TABLES.firstMove[get(player, Cells.FIGHTER)] + fighter(player).moveIndex(move);
    }

    String move(int player) {
        int index = get(player, Cells.MOVE);
        return index < 0 ? "" : fighter(player).moves().get(index).id();
    }

    /**
     * Plays the script of a move of player 0, charge included, and goes on until the move has begun.
     *
     * @param other what player 1 does on a frame
     * @return whether the move has begun
     */
    boolean make(String id, IntUnaryOperator other) {
        int row = row(0, id);
        int facing = get(0, Cells.FACING);
        int frame = 0;
        if (SCRIPTS.needsCharge(row)) {
            for (; frame < MoveScripts.CHARGE_FRAMES; frame++) {
                step(Words.facing(MoveScripts.CHARGE, facing), other.applyAsInt(frame));
            }
        }
        for (int word : SCRIPTS.words(row)) {
            step(Words.facing(word, facing), other.applyAsInt(frame++));
            if (move(0).equals(id)) return true;
        }
        for (int wait = 0; wait < 3; wait++) {
            step(0, other.applyAsInt(frame++));
            if (move(0).equals(id)) return true;
        }
        return false;
    }

    Move moveOf(int player, String id) {
        return fighter(player).move(id);
    }

    int events(int player) {
        int events = get(player, Cells.EVENTS);
        set(player, Cells.EVENTS, 0);
        return events;
    }
}
