package io.github.marl4j.algorithms.nn;

/**
 * Generalised advantage estimation: {@code δ_t = r_t + γ·V_{t+1}·(1−done_t) − V_t, Â_t = δ_t + γλ(1−done_t)·Â_{t+1}}, targets
 * {@code Â+V}; along all steps, or along an agent's own decisions where agents take turns. Source: Schulman et al. 2016.
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

    /**
     * The same where agents take turns. A column's transition goes from one of its own decisions to its next: what it earns in between, by the moves of others too, adds up to one reward; γ and λ
     * count its decisions; values of steps in which it does not decide are never read. The end of an episode reaches every column's latest decision, whoever moved last.
     *
     * <p>A decision is left out where the rollout does not show what became of it: its column did not decide again before the rollout's end, or a time limit came at which nobody knows the value. It
     * still serves as the end of the transition before it. Decisions of the last steps are left out whatever became of them; otherwise the only ones learnt from would be those that ended a game.
     *
     * @param counted number of steps whose decisions may count: T less the turns that pass until a column decides again
     * @param decides whether the column decides in step t, not modified
     * @param lastDecides {@code [column]} whether it decides after the last transition: only then its {@code lastValues} is read. Not modified
     * @param truncationValues as above; NaN where the value is not known
     * @param advantages written; 0 for what is left out
     * @param targets written; the value for what is left out
     * @param active written: whether transition t begins with a decision to learn from
     */
    public static void turnAdvantages(
            int steps,
            int counted,
            int columns,
            double gamma,
            double lambda,
            boolean[] decides,
            boolean[] lastDecides,
            float[] rewards,
            float[] values,
            float[] lastValues,
            boolean[] terminated,
            boolean[] truncated,
            float[] truncationValues,
            float[] advantages,
            float[] targets,
            boolean[] active) {
        float discount = (float) gamma;
        float decay = (float) (gamma * lambda);
        for (int column = 0; column < columns; column++) {
            float earned = 0f;
            float next = lastDecides[column] ? lastValues[column] : Float.NaN;
            float later = 0f;
            for (int i = (steps - 1) * columns + column; i >= 0; i -= columns) {
                if (terminated[i] || truncated[i]) {
                    next = terminated[i] || truncationValues == null ? 0f : truncationValues[i];
                    later = 0f;
                    earned = 0f;
                }
                earned += rewards[i];
                active[i] = decides[i] && !Float.isNaN(next) && i < counted * columns;
                advantages[i] = active[i] ? earned + discount * next - values[i] + decay * later : 0f;
                targets[i] = advantages[i] + values[i];
                if (decides[i]) {
                    next = values[i];
                    later = advantages[i];
                    earned = 0f;
                }
            }
        }
    }
}
