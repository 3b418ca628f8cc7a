package io.github.marl4j.algorithms.nn;

import java.util.Map;

/**
 * Adam: {@code m ← β₁m+(1−β₁)g, v ← β₂v+(1−β₂)g², w ← w − lr·m̂/(√v̂ + ε)} with {@code m̂ = m/(1−β₁ᵗ)}, {@code v̂ = v/(1−β₂ᵗ)}.
 * Sources: Kingma and Ba 2015; ε stands outside the root as in optax 0.2.8.
 */
public final class Adam implements Optimiser {
    private final double beta1;
    private final double beta2;
    private final float epsilon;
    private final float[] mean;
    private final float[] square;
    private long steps;

    /**
     * @param size number of weights
     * @param beta1 decay of the mean, in [0, 1)
     * @param beta2 decay of the mean square, in [0, 1)
     * @param epsilon added to the root, positive
     */
    public Adam(int size, double beta1, double beta2, double epsilon) {
        requireDecays(beta1, beta2, epsilon);
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = (float) epsilon;
        mean = new float[size];
        square = new float[size];
    }

    /**
     * The usual setting of PPO: β 0.9 and 0.999, ε 1e-5.
     *
     * @param size number of weights
     * @return new optimiser
     */
    public static Adam forPpo(int size) {
        return new Adam(size, .9, .999, 1e-5);
    }

    static void requireDecays(double beta1, double beta2, double epsilon) {
        if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon > 0)) {
            throw new IllegalArgumentException("Adam: beta1=" + beta1 + " beta2=" + beta2 + " epsilon=" + epsilon
                    + "; betas must lie in [0, 1) and epsilon must be positive");
        }
    }

    @Override
    public void step(Parameters parameters, double learningRate) {
        steps++;
        float[] w = parameters.values();
        float[] g = parameters.gradients();
        float b1 = (float) beta1;
        float b2 = (float) beta2;
        float c1 = (float) (1 - beta1);
        float c2 = (float) (1 - beta2);
        float rate = (float) (learningRate / (1 - Math.pow(beta1, steps)));
        float unbias = (float) (1 / (1 - Math.pow(beta2, steps)));
        for (int i = 0; i < mean.length; i++) {
            float m = b1 * mean[i] + c1 * g[i];
            float v = b2 * square[i] + c2 * g[i] * g[i];
            mean[i] = m;
            square[i] = v;
            w[i] -= rate * m / ((float) Math.sqrt(v * unbias) + epsilon);
        }
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public void setSteps(long steps) {
        this.steps = steps;
    }

    @Override
    public Map<String, float[]> state() {
        return Map.of("mean", mean, "square", square);
    }
}
