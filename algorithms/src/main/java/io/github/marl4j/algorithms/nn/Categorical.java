package io.github.marl4j.algorithms.nn;

import io.github.marl4j.env.Chance;

/**
 * Distribution over actions given by logits, with a mask of available ones: the logits of others are lowered by 1e10, which makes
 * their probability exactly 0. All methods work on one row, allocate nothing and may be called by any thread.
 * Source: JaxMARL c793d09, {@code baselines/IPPO/ippo_rnn_smax.py}.
 */
public final class Categorical {
    private static final float MASKED = 1e10f;

    private Categorical() {}

    /**
     * Turns logits into log-probabilities in place; those of unavailable actions end near -1e10.
     *
     * @param logits {@code [actions]}, modified
     * @param from first element
     * @param actions number of actions
     * @param mask {@code [actions]}, true where available; null if all are
     * @param maskFrom first element of the mask
     * @throws IllegalArgumentException if the mask allows no action
     */
    public static void logSoftmax(float[] logits, int from, int actions, boolean[] mask, int maskFrom) {
        if (mask != null) {
            applyMask(logits, from, actions, mask, maskFrom);
        }
        float greatest = logits[from];
        for (int i = 1; i < actions; i++) {
            greatest = Math.max(greatest, logits[from + i]);
        }
        float sum = 0;
        for (int i = 0; i < actions; i++) {
            float shifted = logits[from + i] - greatest;
            logits[from + i] = shifted;
            sum += shifted < -80f ? 0f : PlainVectorMath.exp(shifted);
        }
        float logSum = (float) Math.log(sum);
        for (int i = 0; i < actions; i++) {
            logits[from + i] -= logSum;
        }
    }

    /**
     * Lowers the entries of unavailable actions by 1e10; for logits and for action values alike.
     *
     * @param scores {@code [actions]}, modified
     * @param from first element
     * @param actions number of actions
     * @param mask {@code [actions]}, true where available
     * @param maskFrom first element of the mask
     * @throws IllegalArgumentException if the mask allows no action
     */
    public static void applyMask(float[] scores, int from, int actions, boolean[] mask, int maskFrom) {
        boolean any = false;
        for (int i = 0; i < actions; i++) {
            if (mask[maskFrom + i]) {
                any = true;
            } else {
                scores[from + i] -= MASKED;
            }
        }
        if (!any) {
            throw new IllegalArgumentException("the action mask at index=" + maskFrom + " allows none of its " + actions
                    + " actions; every agent needs at least one, a dead one a no-op");
        }
    }

    /** @return e^logProbability, exactly 0 for masked actions */
    static float probability(float logProbability) {
        return logProbability < -80f ? 0f : PlainVectorMath.exp(logProbability);
    }

    /** @return a number from 0 (included) to 1 (excluded) that depends on the draw's number only, for {@link #sample} */
    public static float uniform(long draw) {
        return (Chance.mix(draw) >>> 40) * 0x1p-24f;
    }

    /**
     * Draws an action by inversion.
     *
     * @param logProbabilities {@code [actions]} from {@link #logSoftmax}, not modified
     * @param from first element
     * @param actions number of actions
     * @param uniform in [0, 1)
     * @return an action with positive probability
     */
    public static int sample(float[] logProbabilities, int from, int actions, float uniform) {
        float sum = 0;
        int last = -1;
        for (int i = 0; i < actions; i++) {
            float p = probability(logProbabilities[from + i]);
            if (p > 0) {
                last = i;
                sum += p;
                if (uniform < sum) {
                    return i;
                }
            }
        }
        if (last < 0) {
            throw new NonFiniteException(
                    "no action has a positive probability: the logits of the row at index=" + from + " are not finite");
        }
        return last;
    }

    /**
     * @param scores {@code [actions]} logits, log-probabilities or action values, already masked, not modified
     * @param from first element
     * @param actions number of actions
     * @return the action with the greatest score, the lowest index on ties
     */
    public static int best(float[] scores, int from, int actions) {
        int best = 0;
        for (int i = 1; i < actions; i++) {
            if (scores[from + i] > scores[from + best]) {
                best = i;
            }
        }
        return best;
    }

    /**
     * @param logProbabilities {@code [actions]} from {@link #logSoftmax}, not modified
     * @param from first element
     * @param actions number of actions
     * @return entropy in nats, over available actions
     */
    public static float entropy(float[] logProbabilities, int from, int actions) {
        float entropy = 0;
        for (int i = 0; i < actions; i++) {
            float p = probability(logProbabilities[from + i]);
            if (p > 0) {
                entropy -= p * logProbabilities[from + i];
            }
        }
        return entropy;
    }

    /**
     * Writes the gradient of {@code w·log π(action) + e·entropy} with respect to the logits:
     * {@code w·(1[i=action] − p_i) − e·p_i(log p_i + entropy)}.
     *
     * @param logProbabilities {@code [actions]}, not modified
     * @param from first element
     * @param actions number of actions
     * @param action the action taken
     * @param weight w
     * @param entropyWeight e
     * @param entropy entropy of the row
     * @param gradient {@code [actions]}, written
     * @param gradientFrom first element of the gradient
     */
    public static void gradient(
            float[] logProbabilities,
            int from,
            int actions,
            int action,
            float weight,
            float entropyWeight,
            float entropy,
            float[] gradient,
            int gradientFrom) {
        for (int i = 0; i < actions; i++) {
            float logProbability = logProbabilities[from + i];
            float p = probability(logProbability);
            gradient[gradientFrom + i] = p > 0 ? -p * (weight + entropyWeight * (logProbability + entropy)) : 0f;
        }
        gradient[gradientFrom + action] += weight;
    }
}
