package io.github.marl4j.envs.fighting.replay;

import io.github.marl4j.envs.fighting.engine.Cells;
import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.engine.MatchRecord;
import java.util.Arrays;
import java.util.List;

/** Collects the inputs of a match from its start. */
public final class Recorder {
    private int[] inputs = new int[2048];
    private int size;

    /** Creates an empty record. */
    public Recorder() {}

    /** Adds the words of a frame. */
    public void add(int word0, int word1) {
        if (size == inputs.length) inputs = Arrays.copyOf(inputs, 2 * size);
        inputs[size++] = word0 & 0xFFF;
        inputs[size++] = word1 & 0xFFF;
    }

    /** Returns the replay of what was added, given the state that it led to. */
    public Replay replay(FightTables tables, FightState state, int env, String note) {
        List<String> ids = tables.roster.ids();
        String left = ids.get(state.player(env, 0, Cells.FIGHTER));
        String right = ids.get(state.player(env, 1, Cells.FIGHTER));
        return new Replay(
                List.of(left, right), note, Arrays.copyOf(inputs, size), MatchRecord.hash(tables, state, env));
    }
}
