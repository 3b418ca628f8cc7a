package io.github.marl4j.algorithms.nn;

/**
 * Generalised advantage estimation: {@code δ_t = r_t + γ·V_{t+1}·(1−done_t) − V_t, Â_t = δ_t + γλ(1−done_t)·Â_{t+1}}, targets
 * {@code Â+V}. Source: Schulman et al. 2016.
 */
public final class Gae {
    private Gae() {}

    /**
     * Computes advantages and value targets backwards through time. Arrays are {@code [step][column]}, a column being one actor.
     *
     * @param steps number of steps T
     * @param columns number of columns N
     * @param gamma discount in [0, 1]
     * @param lambda mixing factor in [0, 1]
     * @param rewards reward of transition t, not modified
     * @param values value of the state before transition t, not modified
     * @param lastValues {@code [column]} value of the state after the last transition, not modified
     * @param terminated whether transition t ended the episode, not modified
     * @param truncated whether transition t was the last one by a time limit; null: such limits are ignored and the next
     *     row's value follows
     * @param truncationValues value of the final observation of a truncated episode, read only where {@code truncated}: the
     *     temporal difference uses it and the sum over λ is cut (mode {@code bootstrap}). Null: a truncation counts as a
     *     termination (mode {@code terminate})
     * @param advantages written
     * @param targets written
     */
    public static void advantages(
            int steps,
            int columns,
            double gamma,
            double lambda,
            float[] rewards,
            float[] values,
            float[] lastValues,
            boolean[] terminated,
            boolean[] truncated,
            float[] truncationValues,
            float[] advantages,
            float[] targets) {
        float discount = (float) gamma;
        float decay = (float) (gamma * lambda);
        for (int t = steps - 1; t >= 0; t--) {
            for (int column = 0; column < columns; column++) {
                int i = t * columns + column;
                float next = t == steps - 1 ? lastValues[column] : values[i + columns];
                float later = t == steps - 1 ? 0f : advantages[i + columns];
                if (terminated[i]) {
                    next = 0f;
                    later = 0f;
                } else if (truncated != null && truncated[i]) {
                    next = truncationValues == null ? 0f : truncationValues[i];
                    later = 0f;
                }
                advantages[i] = rewards[i] + discount * next - values[i] + decay * later;
                targets[i] = advantages[i] + values[i];
            }
        }
    }
}
