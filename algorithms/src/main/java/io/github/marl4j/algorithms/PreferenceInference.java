package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.Kernels;
import io.github.marl4j.algorithms.nn.Network;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Chance;

/**
 * Plays with a network for all preferences. A network input is an agent's observation (zeros when it is out of the game), a one-hot code of the agent, and a weight for each objective; the output
 * {@code [action][objective]} values. For one thread at a time.
 */
final class PreferenceInference {
    /** Rows evaluated at once, unless one environment needs more. */
    private static final int BLOCK = 48;

    private final Network network;
    private final QGame game;
    private final float[] scores;
    private final float[] bestScores;
    private Network.Pass pass;
    private int room;

    PreferenceInference(Network network, QGame game) {
        this.network = network;
        this.game = game;
        scores = new float[game.agents() * game.actions()];
        bestScores = new float[scores.length];
        reserve(BLOCK);
    }

    private void reserve(int rows) {
        pass = network.newPass(Kernels.best(), 1, rows, false);
        room = rows;
    }

    /** Writes one network input. */
    static void writeInput(
            QGame game, float[] observations, int from, boolean alive, int agent, float[] weight, float[] out, int to) {
        QInference.writeInput(observations, from, game.features(), alive, agent, game.agents(), out, to);
        System.arraycopy(weight, 0, out, to + game.inputSize(), weight.length);
    }

    /** Returns {@code w·q} of the {@code index}th value vector. */
    static float weigh(float[] weight, float[] values, int index) {
        float sum = 0;
        for (int k = 0; k < weight.length; k++) sum += weight[k] * values[index * weight.length + k];
        return sum;
    }

    /**
     * Chooses an action for every agent of some environments: for each environment the joint action of greatest weighted value among those that the network proposes under its conditions. An agent takes
     * a uniformly drawn legal action instead with chance ε.
     *
     * @param parameters not modified
     * @param weights {@code [env][objective]} what each environment is played for, from {@code firstEnv} on
     * @param conditions {@code [env][condition][objective]}, from {@code firstEnv} on; equally many for all environments
     * @param bits random bits of this step; with the number of the row they decide what is drawn
     * @param chosen {@code [env][agent]}, written
     */
    void act(
            float[] parameters,
            Batch seen,
            int firstEnv,
            float[][] weights,
            float[][][] conditions,
            double epsilon,
            long bits,
            int[] chosen) {
        int perEnv = conditions[firstEnv].length * game.agents();
        if (perEnv > room) reserve(perEnv);
        int atOnce = Math.max(1, BLOCK / perEnv);
        for (int env = 0; env < seen.numEnvs; env += atOnce) {
            int count = Math.min(atOnce, seen.numEnvs - env);
            for (int i = 0; i < count; i++) load(seen, env + i, conditions[firstEnv + env + i], i * perEnv);
            pass.forward(parameters, 1, count * perEnv);
            for (int i = 0; i < count; i++) {
                int all = firstEnv + env + i;
                choose(seen, env + i, all, weights[all], conditions[all].length, i * perEnv, epsilon, bits, chosen);
            }
        }
    }

    private void load(Batch seen, int env, float[][] conditions, int row) {
        Batch.Rows rows = seen.groups[0];
        int size = network.inputSize();
        for (float[] condition : conditions) {
            for (int agent = 0; agent < game.agents(); agent++, row++) {
                int from = env * game.agents() + agent;
                int at = from * game.features();
                writeInput(game, rows.observations, at, rows.alive[from], agent, condition, pass.input(), row * size);
            }
        }
    }

    private void choose(
            Batch seen,
            int env,
            int numberOfAll,
            float[] weight,
            int conditions,
            int row,
            double epsilon,
            long bits,
            int[] chosen) {
        int agents = game.agents();
        int actions = game.actions();
        boolean[] mask = seen.groups[0].actionMask;
        float most = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < conditions; c++) {
            float sum = 0;
            for (int agent = 0; agent < agents; agent++) {
                int first = (row + c * agents + agent) * actions;
                int maskAt = (env * agents + agent) * actions;
                float best = Float.NEGATIVE_INFINITY;
                for (int a = 0; a < actions; a++) {
                    float score = weigh(weight, pass.output(0), first + a);
                    scores[agent * actions + a] = score;
                    if (mask[maskAt + a]) best = Math.max(best, score);
                }
                sum += best;
            }
            if (sum > most || c == 0) System.arraycopy(scores, 0, bestScores, 0, scores.length);
            most = Math.max(most, sum);
        }
        for (int agent = 0; agent < agents; agent++) {
            long own = Chance.mix(bits + ((long) numberOfAll * agents + agent) * QInference.GAMMA);
            int at = env * agents + agent;
            chosen[at] = QInference.choose(bestScores, agent * actions, actions, mask, at * actions, epsilon, own);
        }
    }
}
