package io.github.marl4j.env.shared;

import io.github.marl4j.env.Batch;
import io.github.marl4j.env.VectorEnv;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** A batch in memory outside the heap. Only what a step changed is copied; the global state comes when it is asked for. */
public final class SharedBatch implements VectorEnv.RowListener {
    /** In the order of the spec's groups. */
    public final SharedRows[] groups;

    /** {@code [env]}: whether the step just made ended the episode. */
    public final ByteBuffer episodeOver;

    /** {@code [env][info]}. */
    public final FloatBuffer infos;

    /** {@code [env][feature]}, as of the last {@link #showState}. */
    public final FloatBuffer state;

    /** {@code [env][feature]}, as of the last {@link #showState}; valid where the episode is over. */
    public final FloatBuffer finalState;

    private final int numInfos;
    private final int rowsAtOnce;

    /** Allocates memory of the JDK. */
    public SharedBatch(Batch batch) {
        this(batch, SharedMemory.DIRECT, allDirect(batch.groups.length));
    }

    /**
     * Allocates memory.
     *
     * @param memory of what belongs to environments
     * @param ofGroups of what belongs to agents, one for each group
     */
    public SharedBatch(Batch batch, SharedMemory memory, SharedMemory[] ofGroups) {
        int numEnvs = batch.numEnvs;
        groups = new SharedRows[batch.groups.length];
        for (int g = 0; g < groups.length; g++) groups[g] = new SharedRows(batch.groups[g], numEnvs, ofGroups[g]);
        numInfos = batch.spec.infos().size();
        rowsAtOnce = CopySize.rows(batch);
        long[] stateShape = SharedRows.shape(batch.spec.stateSpace(), numEnvs);
        episodeOver = memory.flags("episodeOver", numEnvs);
        infos = memory.floats("infos", numEnvs, numInfos);
        state = memory.floats("state", stateShape);
        finalState = memory.floats("finalState", stateShape);
    }

    private static SharedMemory[] allDirect(int count) {
        SharedMemory[] memories = new SharedMemory[count];
        Arrays.fill(memories, SharedMemory.DIRECT);
        return memories;
    }

    @Override
    public int rowsAtOnce() {
        return rowsAtOnce;
    }

    @Override
    public void stepped(int from, int to, Batch batch) {
        for (int g = 0; g < groups.length; g++) groups[g].show(batch.groups[g], from, to);
        DirectMemory.copy(batch.episodeOver, from, to, episodeOver);
        SharedRows.copy(batch.infos, from * numInfos, to * numInfos, infos);
        for (int env = from; env < to; env++) {
            if (!batch.episodeOver[env]) continue;
            int first = env;
            while (env + 1 < to && batch.episodeOver[env + 1]) env++;
            for (int g = 0; g < groups.length; g++) groups[g].showFinal(batch.groups[g], first, env + 1);
        }
    }

    /** Copies the global state, and that at the end of episodes. */
    public void showState(Batch batch) {
        state.put(0, batch.state);
        finalState.put(0, batch.finalState);
    }
}
