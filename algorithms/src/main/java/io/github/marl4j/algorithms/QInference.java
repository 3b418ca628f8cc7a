package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.Categorical;
import io.github.marl4j.algorithms.nn.Kernels;
import io.github.marl4j.algorithms.nn.Network;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;
import java.util.Arrays;

/**
 * Plays with an action-value network: values of all agents of some environments for one step, and ε-greedy choices by them. What an agent feeds to the network is its observation (zeros when it is out of
 * the game), followed by a one-hot code of the agent. Source: JaxMARL c793d09, {@code CTRolloutManager}. For one thread at a time; allocates nothing per step.
 */
final class QInference {
    static final long GAMMA = 0x9E3779B97F4A7C15L;

    /** Rows evaluated at once: a multiple of the six-row tiles of the matrix product; more do not make it faster. */
    private static final int BLOCK = 48;

    private final int agents;
    private final int features;
    private final int numActions;
    private final int hiddenSize;
    private final Network.Pass pass;
    private final float[] values;

    QInference(Network network, int agents) {
        this.agents = agents;
        features = network.inputSize() - agents;
        numActions = network.outputSize(0);
        hiddenSize = network.hiddenSize();
        pass = network.newPass(Kernels.best(), 1, BLOCK, false);
        values = new float[BLOCK * numActions];
    }

    /** Writes one network input. */
    static void writeInput(
            float[] observations, int from, int features, boolean alive, int agent, int agents, float[] out, int to) {
        if (alive) System.arraycopy(observations, from, out, to, features);
        else Arrays.fill(out, to, to + features, 0f);
        Arrays.fill(out, to + features, to + features + agents, 0f);
        out[to + features + agent] = 1f;
    }

    /**
     * Chooses an action for every agent of some environments.
     *
     * @param weights not modified
     * @param seen not modified
     * @param fresh {@code [env]} whether an episode begins, which empties the agents' memory; so does being out of the game
     * @param firstEnv where {@code seen} begins in {@code fresh} and {@code hidden}
     * @param hidden {@code [env][agent][feature]} memory of the agents, moves on; empty if they have none
     * @param epsilon chance of a uniformly drawn legal action
     * @param bits random bits of this step; with the number of the row they decide what is drawn
     * @param chosen {@code [row]}, written
     */
    void act(
            float[] weights,
            Batch seen,
            Batch.Rows rows,
            boolean[] fresh,
            int firstEnv,
            float[] hidden,
            double epsilon,
            long bits,
            int[] chosen) {
        int firstRow = firstEnv * agents;
        for (int row = 0; row < seen.numEnvs * agents; row += BLOCK) {
            int count = Math.min(BLOCK, seen.numEnvs * agents - row);
            load(rows, fresh, firstEnv, row, count);
            int memory = (firstRow + row) * hiddenSize;
            if (hiddenSize > 0) System.arraycopy(hidden, memory, pass.hidden(), 0, count * hiddenSize);
            pass.forward(weights, 1, count);
            if (hiddenSize > 0) System.arraycopy(pass.hidden(), 0, hidden, memory, count * hiddenSize);
            System.arraycopy(pass.output(0), 0, values, 0, count * numActions);
            for (int i = 0; i < count; i++) {
                long own = Chance.mix(bits + (firstRow + row + i) * GAMMA);
                chosen[row + i] = choose(
                        values, i * numActions, numActions, rows.actionMask, (row + i) * numActions, epsilon, own);
            }
        }
    }

    private void load(Batch.Rows rows, boolean[] fresh, int firstEnv, int first, int count) {
        for (int i = 0; i < count; i++) {
            int row = first + i;
            boolean alive = rows.alive[row];
            int to = i * (features + agents);
            writeInput(rows.observations, row * features, features, alive, row % agents, agents, pass.input(), to);
            if (hiddenSize > 0) pass.resets()[i] = fresh[firstEnv + row / agents] || !alive;
        }
    }

    /**
     * Returns the legal action of greatest value, or with chance ε one drawn uniformly from the legal ones.
     *
     * @param values those of illegal actions are lowered
     * @param at first value of the row
     * @param numActions values of the row
     * @param bits 64 random bits
     * @throws IllegalArgumentException if no action is legal
     */
    static int choose(float[] values, int at, int numActions, boolean[] mask, int maskAt, double epsilon, long bits) {
        Categorical.applyMask(values, at, numActions, mask, maskAt);
        if ((bits >>> 11) * 0x1p-53 >= epsilon) return Categorical.best(values, at, numActions);
        return randomLegal(mask, maskAt, numActions, bits);
    }

    /** Returns a legal action drawn uniformly. */
    static int randomLegal(boolean[] mask, int maskAt, int numActions, long bits) {
        int legal = 0;
        for (int i = 0; i < numActions; i++) if (mask[maskAt + i]) legal++;
        int pick = (int) (((Chance.mix(bits + GAMMA) >>> 32) * legal) >>> 32);
        int action = -1;
        while (pick >= 0) if (mask[maskAt + ++action]) pick--;
        return action;
    }
}
