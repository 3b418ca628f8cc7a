package io.github.marl4j.algorithms.nn;

import java.util.Map;

/**
 * Rectified Adam: while the variance of the second moment is not yet bounded (ρ &lt; 5) the step is {@code lr·m̂}, afterwards
 * Adam's step times a factor that grows to 1. Sources: Liu et al. 2020; threshold and order of operations as in optax 0.2.8.
 */
public final class RAdam implements Optimiser {
    private static final double THRESHOLD = 5;

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
    public RAdam(int size, double beta1, double beta2, double epsilon) {
        Adam.requireDecays(beta1, beta2, epsilon);
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = (float) epsilon;
        mean = new float[size];
        square = new float[size];
    }

    /**
     * The defaults of optax: β 0.9 and 0.999, ε 1e-8.
     *
     * @param size number of weights
     * @return new optimiser
     */
    public static RAdam withDefaults(int size) {
        return new RAdam(size, .9, .999, 1e-8);
    }

    @Override
    public void step(Parameters parameters, double learningRate) {
        steps++;
        double power = Math.pow(beta2, steps);
        double limit = 2 / (1 - beta2) - 1;
        double rho = limit - 2 * steps * power / (1 - power);
        boolean rectified = rho >= THRESHOLD;
        double factor = rectified ? Math.sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho)) : 1;
        float rate = (float) (learningRate * factor / (1 - Math.pow(beta1, steps)));
        float unbias = (float) (1 / (1 - power));
        float b1 = (float) beta1;
        float b2 = (float) beta2;
        float c1 = (float) (1 - beta1);
        float c2 = (float) (1 - beta2);
        float[] w = parameters.values();
        float[] g = parameters.gradients();
        for (int i = 0; i < mean.length; i++) {
            float m = b1 * mean[i] + c1 * g[i];
            float v = b2 * square[i] + c2 * g[i] * g[i];
            mean[i] = m;
            square[i] = v;
            float divisor = rectified ? (float) Math.sqrt(v * unbias) + epsilon : 1f;
            w[i] -= rate * m / divisor;
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
