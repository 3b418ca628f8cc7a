package io.github.marl4j.python;

import io.github.marl4j.env.Batch;
import io.github.marl4j.env.VectorEnv;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** A batch in direct memory. Only what a step changed is copied; the global state comes when it is asked for. */
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

    SharedBatch(Batch batch) {
        groups = new SharedRows[batch.groups.length];
        for (int g = 0; g < groups.length; g++) groups[g] = new SharedRows(batch.groups[g], batch.numEnvs);
        episodeOver = DirectMemory.bytes(batch.numEnvs);
        infos = DirectMemory.floats(batch.infos.length);
        state = DirectMemory.floats(batch.state.length);
        finalState = DirectMemory.floats(batch.finalState.length);
        numInfos = batch.spec.infos().size();
    }

    @Override
    public void stepped(int from, int to, Batch batch) {
        for (int g = 0; g < groups.length; g++) groups[g].show(batch.groups[g], from, to);
        DirectMemory.copy(batch.episodeOver, from, to, episodeOver);
        SharedRows.copy(batch.infos, from * numInfos, to * numInfos, infos);
        for (int env = from; env < to; env++) {
            if (!batch.episodeOver[env]) continue;
            for (int g = 0; g < groups.length; g++) groups[g].showFinal(batch.groups[g], env);
        }
    }

    void showState(Batch batch) {
        state.put(0, batch.state);
        finalState.put(0, batch.finalState);
    }
}
