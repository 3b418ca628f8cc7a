package io.github.marl4j.nd4j.dl4j;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Space;

/** Takes the numbers of an action from the network, or draws around them. */
final class RealPlayer extends NetworkPlayer {
    private final float[] low;
    private final float[] high;
    private final int size;
    private final boolean draws;

    RealPlayer(NetworkOutputs network, int group, int numEnvs, long seed, Space.Box box, int width, boolean draws) {
        super(network, group, numEnvs, seed, width);
        this.low = box.low();
        this.high = box.high();
        this.size = box.flatSize();
        this.draws = draws;
    }

    @Override
    int numDraws() {
        return size;
    }

    @Override
    void choose(float[] scores, int from, Batch.Rows seen, int row, Draws chance, Actions.Rows out) {
        for (int i = 0; i < size; i++) {
            float value = scores[from + i];
            if (draws) value += (float) (Math.exp(scores[from + size + i]) * chance.normal(i));
            out.floats[row * size + i] =
                    Math.min(high[high.length == 1 ? 0 : i], Math.max(low[low.length == 1 ? 0 : i], value));
        }
    }
}
