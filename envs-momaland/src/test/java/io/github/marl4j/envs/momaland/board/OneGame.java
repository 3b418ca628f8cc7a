package io.github.marl4j.envs.momaland.board;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Kernel;
import io.github.marl4j.env.KernelVectorEnv;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A single game of a kernel for tests: positions may be written to the kernel's arrays, followed by {@link #look}. */
public final class OneGame {
    public final Batch batch;
    private final VectorEnv env;
    private final Actions actions;

    public OneGame(Kernel kernel) {
        env = new KernelVectorEnv(kernel, VectorOptions.DEFAULT.withThreads(1).withAutoreset(AutoresetMode.DISABLED));
        batch = env.newBatch();
        actions = env.newActions();
        env.reset(1, batch);
    }

    /** Takes masks and observations anew after the position was changed by hand. */
    public OneGame look() {
        env.restore(env.snapshot(), batch);
        return this;
    }

    /** Lets the agent whose turn it is act. */
    public OneGame play(int... moves) {
        for (int move : moves) {
            actions.groups[0].ints[mover()] = move;
            env.step(actions, batch);
        }
        return this;
    }

    /** Starts the next episode. */
    public void next() {
        env.resetRow(0, batch);
    }

    public int mover() {
        int agent = 0;
        while (!batch.groups[0].acts[agent]) agent++;
        return agent;
    }

    public float[] reward(int agent) {
        int k = batch.groups[0].numObjectives;
        return Arrays.copyOfRange(batch.groups[0].rewards, agent * k, (agent + 1) * k);
    }

    public float[] observation(int agent) {
        int size = batch.groups[0].observationSize;
        return Arrays.copyOfRange(batch.groups[0].observations, agent * size, (agent + 1) * size);
    }

    public boolean[] mask(int agent) {
        int size = batch.groups[0].maskSize;
        return Arrays.copyOfRange(batch.groups[0].actionMask, agent * size, (agent + 1) * size);
    }

    /** The legal actions of the agent whose turn it is. */
    public int[] legal() {
        boolean[] mask = mask(mover());
        return IntStream.range(0, mask.length).filter(i -> mask[i]).toArray();
    }

    public boolean over() {
        return batch.episodeOver[0];
    }

    public String text() {
        return env.describe(0);
    }
}
