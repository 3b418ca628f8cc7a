package io.github.marl4j.nd4j.dl4j;

import io.github.marl4j.algorithms.nn.Categorical;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import java.util.Arrays;

/** Makes each discrete part of an action by a distribution of its own over what is legal. */
final class ChoosingPlayer extends NetworkPlayer {
    private final int[] parts;
    private final boolean greedy;

    ChoosingPlayer(NetworkOutputs network, int group, int numEnvs, long seed, int[] parts, boolean greedy) {
        super(network, group, numEnvs, seed, Arrays.stream(parts).sum());
        this.parts = parts;
        this.greedy = greedy;
    }

    @Override
    int numDraws() {
        return parts.length;
    }

    @Override
    void choose(float[] scores, int from, Batch.Rows seen, int row, Draws draws, Actions.Rows out) {
        int legal = row * seen.maskSize;
        int at = from;
        for (int part = 0; part < parts.length; part++) {
            int n = parts[part];
            Categorical.logSoftmax(scores, at, n, seen.actionMask, legal);
            out.ints[row * parts.length + part] =
                    greedy ? Categorical.best(scores, at, n) : Categorical.sample(scores, at, n, draws.uniform(part));
            at += n;
            legal += n;
        }
    }
}
