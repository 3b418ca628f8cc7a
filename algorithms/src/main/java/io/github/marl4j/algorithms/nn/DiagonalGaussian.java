package io.github.marl4j.algorithms.nn;

/**
 * Normal distribution over continuous actions with independent dimensions: means from a network, log standard deviations that do
 * not depend on the observation. Methods work on one row, allocate nothing and may be called by any thread.
 * Source: CleanRL fe8d8a0, {@code ppo_continuous_action.py}.
 */
public final class DiagonalGaussian {
    private static final double HALF_LOG_2PI = .5 * Math.log(2 * Math.PI);

    private DiagonalGaussian() {}

    /**
     * Draws an action: {@code mean + e^logDeviation · normal}.
     *
     * @param means {@code [dimension]}, not modified
     * @param from first element of the means
     * @param dimensions number of dimensions
     * @param logDeviations {@code [dimension]}, not modified
     * @param deviationsFrom first element of the log deviations
     * @param normals {@code [dimension]} standard normal draws, not modified
     * @param normalsFrom first element of the draws
     * @param action {@code [dimension]}, written; not limited to the bounds of any space
     * @param actionFrom first element of the action
     */
    public static void sample(
            float[] means,
            int from,
            int dimensions,
            float[] logDeviations,
            int deviationsFrom,
            float[] normals,
            int normalsFrom,
            float[] action,
            int actionFrom) {
        for (int i = 0; i < dimensions; i++) {
            action[actionFrom + i] =
                    means[from + i] + PlainVectorMath.exp(logDeviations[deviationsFrom + i]) * normals[normalsFrom + i];
        }
    }

    /**
     * @param means {@code [dimension]}, not modified
     * @param from first element of the means
     * @param dimensions number of dimensions
     * @param logDeviations {@code [dimension]}, not modified
     * @param deviationsFrom first element of the log deviations
     * @param action {@code [dimension]}, not modified
     * @param actionFrom first element of the action
     * @return logarithm of the density at the action
     */
    public static float logProb(
            float[] means,
            int from,
            int dimensions,
            float[] logDeviations,
            int deviationsFrom,
            float[] action,
            int actionFrom) {
        double sum = 0;
        for (int i = 0; i < dimensions; i++) {
            float log = logDeviations[deviationsFrom + i];
            float standard = (action[actionFrom + i] - means[from + i]) * PlainVectorMath.exp(-log);
            sum -= .5 * standard * standard + log + HALF_LOG_2PI;
        }
        return (float) sum;
    }

    /**
     * @param logDeviations {@code [dimension]}, not modified
     * @param from first element
     * @param dimensions number of dimensions
     * @return entropy in nats
     */
    public static float entropy(float[] logDeviations, int from, int dimensions) {
        double sum = dimensions * (.5 + HALF_LOG_2PI);
        for (int i = 0; i < dimensions; i++) {
            sum += logDeviations[from + i];
        }
        return (float) sum;
    }

    /**
     * Gradient of {@code w·log π(action) + e·entropy}: {@code w·(a−μ)/σ²} for the means, {@code w·((a−μ)²/σ² − 1) + e} for the
     * log deviations.
     *
     * @param means {@code [dimension]}, not modified
     * @param from first element of the means
     * @param dimensions number of dimensions
     * @param logDeviations {@code [dimension]}, not modified
     * @param deviationsFrom first element of the log deviations and of their gradient
     * @param action {@code [dimension]}, not modified
     * @param actionFrom first element of the action
     * @param weight w
     * @param entropyWeight e
     * @param meanGradient {@code [dimension]}, written
     * @param meanGradientFrom first element of the gradient of the means
     * @param deviationGradient added to, from {@code deviationsFrom}
     */
    public static void gradient(
            float[] means,
            int from,
            int dimensions,
            float[] logDeviations,
            int deviationsFrom,
            float[] action,
            int actionFrom,
            float weight,
            float entropyWeight,
            float[] meanGradient,
            int meanGradientFrom,
            float[] deviationGradient) {
        for (int i = 0; i < dimensions; i++) {
            float inverse = PlainVectorMath.exp(-logDeviations[deviationsFrom + i]);
            float standard = (action[actionFrom + i] - means[from + i]) * inverse;
            meanGradient[meanGradientFrom + i] = weight * standard * inverse;
            deviationGradient[deviationsFrom + i] += weight * (standard * standard - 1f) + entropyWeight;
        }
    }
}
