package io.github.marl4j.algorithms.nn;

/**
 * Off-policy corrected value targets: {@code v_t = V_t + Σ_{s≥t} γ^{s−t} Π_{i<s} c_i · ρ_s(r_s + γV_{s+1} − V_s)} with
 * {@code ρ = min(ρ̄, e^logρ)}, {@code c = λ·min(c̄, e^logρ)}. Source: Espeholt et al. 2018, IMPALA.
 */
public final class VTrace {
    private VTrace() {}

    /**
     * Computes targets and policy-gradient advantages {@code ρ_t(r_t + γ·v_{t+1} − V_t)}. Arrays are {@code [step][column]}.
     *
     * @param steps number of steps
     * @param columns number of columns
     * @param gamma discount
     * @param lambda factor of the trace coefficients
     * @param rhoBar cap of ρ
     * @param cBar cap of c
     * @param rewards not modified
     * @param values not modified
     * @param lastValues {@code [column]} value after the last step, not modified
     * @param done whether the transition ended the episode, not modified
     * @param logRhos log-probability under the target policy minus that under the behaviour policy, not modified
     * @param targets v, written
     * @param advantages written
     */
    public static void targets(
            int steps,
            int columns,
            double gamma,
            double lambda,
            double rhoBar,
            double cBar,
            float[] rewards,
            float[] values,
            float[] lastValues,
            boolean[] done,
            float[] logRhos,
            float[] targets,
            float[] advantages) {
        for (int t = steps - 1; t >= 0; t--) {
            for (int column = 0; column < columns; column++) {
                int i = t * columns + column;
                boolean last = t == steps - 1;
                double discount = done[i] ? 0 : gamma;
                double ratio = Math.exp(logRhos[i]);
                double rho = Math.min(rhoBar, ratio);
                double nextValue = last ? lastValues[column] : values[i + columns];
                double nextTarget = last ? lastValues[column] : targets[i + columns];
                double delta = rho * (rewards[i] + discount * nextValue - values[i]);
                double trace = discount * lambda * Math.min(cBar, ratio);
                targets[i] = (float) (values[i] + delta + trace * (nextTarget - nextValue));
                advantages[i] = (float) (rho * (rewards[i] + discount * nextTarget - values[i]));
            }
        }
    }
}
