package io.github.marl4j.envs.fighting.cpu;

import io.github.marl4j.env.Chance;
import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightEngine;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;

/** A match of two computers' fighters, frame by frame. One thread at a time. */
public final class CpuMatch {
    private static final CpuTables TABLES = new CpuTables(FightTables.shipped());

    private final FightEngine engine = new FightEngine(FightTables.shipped());
    private final FightState state = new FightState(1);
    private final CpuMemory memory = new CpuMemory(1);
    private final CpuPlayer player = new CpuPlayer(TABLES);
    private final int[] level = new int[2];
    private final int[] word = new int[2];

    /** Creates a player of matches; call {@link #start} first. */
    public CpuMatch() {}

    /**
     * Starts a match.
     *
     * @param left index of the fighter on the left
     * @param leftLevel 1 to 8
     * @param seed of both sides' chance
     */
    public void start(int left, int leftLevel, int right, int rightLevel, long seed) {
        engine.start(state, 0, left, right);
        level[0] = leftLevel;
        level[1] = rightLevel;
        for (int i = 0; i < 2; i++) memory.start(0, i, Chance.mix(seed + i));
    }

    /** Plays a frame and returns whether the match goes on. */
    public boolean step() {
        for (int i = 0; i < 2; i++) word[i] = player.word(state, 0, memory, i, level[i]);
        engine.step(state, 0, word[0], word[1]);
        return state.match(0, Cells.PHASE) != Cells.OVER;
    }

    /** Plays to the end and returns 1 if the left side wins, -1 if the right side does, 0 for a draw. */
    public int finish() {
        boolean goesOn = true;
        while (goesOn) goesOn = step();
        return lead();
    }

    /** Returns 1 if the left side has won more rounds, -1 if the right side has, 0 if they are even. */
    public int lead() {
        return Integer.signum(state.match(0, Cells.WINS) - state.match(0, Cells.WINS + 1));
    }

    /** Returns the state as it is; not to be modified. */
    public FightState state() {
        return state;
    }

    /** Returns the input word of a player on the last frame. */
    public int word(int side) {
        return word[side];
    }
}
