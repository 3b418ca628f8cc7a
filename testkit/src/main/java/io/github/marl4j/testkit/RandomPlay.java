package io.github.marl4j.testkit;

import io.github.marl4j.env.Action;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import io.github.marl4j.env.Observation;
import io.github.marl4j.env.Space;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Random legal actions that depend on (seed, number of the environment, step, agent) only, so that every form of an environment can be played alike. */
final class RandomPlay {
    private final long seed;

    RandomPlay(long seed) {
        this.seed = seed;
    }

    /** Chooses for all rows; row {@code r} is environment {@code firstEnv + r}. */
    void choose(Batch batch, int firstEnv, int step, Actions actions) {
        for (int row = 0; row < batch.numEnvs; row++) choose(batch, row, firstEnv + row, step, actions);
    }

    private void choose(Batch batch, int row, int env, int step, Actions actions) {
        int number = 0;
        for (int g = 0; g < batch.groups.length; g++) {
            Batch.Rows rows = batch.groups[g];
            Space space = rows.group.actionSpace();
            for (int a = 0; a < rows.numAgents; a++, number++) {
                int at = row * rows.numAgents + a;
                if (!rows.acts[at]) continue;
                boolean[] mask = Arrays.copyOfRange(rows.actionMask, at * rows.maskSize, (at + 1) * rows.maskSize);
                actions.groups[g].set(row, a, space.sample(random(env, step, number), mask));
            }
        }
    }

    /** Chooses for one agent, by its place in {@link io.github.marl4j.env.EnvSpec#agents()}. */
    Action choose(Space space, Observation seen, int env, int step, int number) {
        return space.sample(random(env, step, number), seen.actionMask());
    }

    private SplittableRandom random(int env, int step, int number) {
        return new SplittableRandom(Chance.mix(Chance.mix(Chance.mix(seed + env) + step) + number));
    }
}
