package io.github.marl4j.algorithms.nn;

/** Targets of value-based learning. Arrays are {@code [step][column]} unless stated; nothing allocates. */
public final class QTargets {
    private QTargets() {}

    /**
     * For each row, the target network's value of the online network's best action (double Q-learning). Source: van Hasselt et al.
     * 2016.
     *
     * @param rows number of rows
     * @param actions number of actions
     * @param online {@code [row][action]} values of the online network; those of unavailable actions are lowered by 1e10
     * @param target {@code [row][action]} values of the target network, not modified
     * @param masks {@code [row][action]} available actions; null if all are
     * @param values {@code [row]}, written
     * @throws IllegalArgumentException if a mask allows no action
     */
    public static void doubleQ(int rows, int actions, float[] online, float[] target, boolean[] masks, float[] values) {
        for (int row = 0; row < rows; row++) {
            int first = row * actions;
            if (masks != null) {
                Categorical.applyMask(online, first, actions, masks, first);
            }
            values[row] = target[first + Categorical.best(online, first, actions)];
        }
    }

    /**
     * Sums over agents (value decomposition networks). Source: Sunehag et al. 2018.
     *
     * @param rows number of rows
     * @param agents number of agents
     * @param perAgent {@code [row][agent]}, not modified
     * @param sums {@code [row]}, written
     */
    public static void sumAgents(int rows, int agents, float[] perAgent, float[] sums) {
        for (int row = 0; row < rows; row++) {
            float sum = 0;
            for (int agent = 0; agent < agents; agent++) {
                sum += perAgent[row * agents + agent];
            }
            sums[row] = sum;
        }
    }

    /**
     * One-step targets {@code y_t = r_t + γ(1−done_t)·Q_{t+1}} for all steps but the last. Pass the flag of the transition itself
     * as {@code done}; JaxMARL reads that of entering the step (its {@code dones[:-1]}).
     *
     * @param steps number of steps T
     * @param columns number of columns
     * @param gamma discount
     * @param rewards {@code [T or T-1][column]}, not modified
     * @param done {@code [T or T-1][column]}, not modified
     * @param mixed {@code [T][column]} mixed target values of each step's state, not modified
     * @param targets {@code [T-1][column]}, written
     */
    public static void oneStep(
            int steps, int columns, double gamma, float[] rewards, boolean[] done, float[] mixed, float[] targets) {
        float discount = (float) gamma;
        for (int i = 0; i < (steps - 1) * columns; i++) {
            targets[i] = rewards[i] + (done[i] ? 0f : discount * mixed[i + columns]);
        }
    }

    /**
     * λ-returns of PQN: {@code G_{T-1} = r + γ(1−d)·q̂_T}; before that
     * {@code G_t = r_t + γ(1−d_t)·q̂_{t+1} + γλ(G_{t+1} − q̂_{t+1})}, and {@code G_t = r_t} where d_t.
     * Sources: Gallici et al. 2024; JaxMARL c793d09, {@code pqn_vdn_rnn.py}.
     *
     * @param steps number of steps T
     * @param columns number of columns
     * @param gamma discount
     * @param lambda mixing factor
     * @param rewards not modified
     * @param done not modified
     * @param best {@code [T][column]} q̂: greatest value in each step's state (summed over agents in VDN), not modified
     * @param lastBest {@code [column]} q̂_T, not modified
     * @param targets written
     */
    public static void lambdaReturns(
            int steps,
            int columns,
            double gamma,
            double lambda,
            float[] rewards,
            boolean[] done,
            float[] best,
            float[] lastBest,
            float[] targets) {
        float discount = (float) gamma;
        float decay = (float) (gamma * lambda);
        for (int t = steps - 1; t >= 0; t--) {
            for (int column = 0; column < columns; column++) {
                int i = t * columns + column;
                if (done[i]) {
                    targets[i] = rewards[i];
                } else if (t == steps - 1) {
                    targets[i] = rewards[i] + discount * lastBest[column];
                } else {
                    float next = best[i + columns];
                    targets[i] = rewards[i] + discount * next + decay * (targets[i + columns] - next);
                }
            }
        }
    }
}
