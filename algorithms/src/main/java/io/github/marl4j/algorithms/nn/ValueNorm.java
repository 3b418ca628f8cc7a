package io.github.marl4j.algorithms.nn;

/**
 * Running mean and variance of value targets, so that a critic predicts normalised values: exponential averages of batch mean and
 * batch mean square with a debiasing term {@code d ← βd + (1−β)}; {@code μ = m/max(d, ε)},
 * {@code σ² = max(s/max(d, ε) − μ², 0.01)}. Update once per minibatch, before the targets are normalised.
 * Source: marlbenchmark/on-policy de66d7a, {@code valuenorm.py}. Not thread-safe.
 */
public final class ValueNorm {
    private static final double LEAST_VARIANCE = .01;

    private final double beta;
    private final double epsilon;
    private double meanSum;
    private double squareSum;
    private double debias;

    /** Everything a checkpoint needs. */
    public record State(double meanSum, double squareSum, double debias) {}

    /**
     * @param beta weight of the past, in [0, 1); the source uses 0.99999
     * @param epsilon least debiasing term, positive; the source uses 1e-5
     */
    public ValueNorm(double beta, double epsilon) {
        if (!(beta >= 0 && beta < 1 && epsilon > 0)) {
            throw new IllegalArgumentException("value normalisation: beta=" + beta + " must lie in [0, 1) and epsilon="
                    + epsilon + " be positive");
        }
        this.beta = beta;
        this.epsilon = epsilon;
    }

    /**
     * Takes a batch into account.
     *
     * @param targets not modified
     * @param from first element
     * @param count number of elements, positive
     */
    public void update(float[] targets, int from, int count) {
        double sum = 0;
        double squares = 0;
        for (int i = from; i < from + count; i++) {
            sum += targets[i];
            squares += (double) targets[i] * targets[i];
        }
        meanSum = beta * meanSum + (1 - beta) * sum / count;
        squareSum = beta * squareSum + (1 - beta) * squares / count;
        debias = beta * debias + (1 - beta);
    }

    /** @return μ, 0 before the first batch */
    public double mean() {
        return meanSum / Math.max(debias, epsilon);
    }

    /** @return σ², at least 0.01 */
    public double variance() {
        double mean = mean();
        return Math.max(squareSum / Math.max(debias, epsilon) - mean * mean, LEAST_VARIANCE);
    }

    /**
     * Replaces {@code x[from .. from+count)} by {@code (x − μ)/σ}.
     *
     * @param x modified
     * @param from first element
     * @param count number of elements
     */
    public void normalise(float[] x, int from, int count) {
        double mean = mean();
        double deviation = Math.sqrt(variance());
        for (int i = from; i < from + count; i++) {
            x[i] = (float) ((x[i] - mean) / deviation);
        }
    }

    /**
     * Replaces {@code x[from .. from+count)} by {@code x·σ + μ}.
     *
     * @param x modified
     * @param from first element
     * @param count number of elements
     */
    public void denormalise(float[] x, int from, int count) {
        double mean = mean();
        double deviation = Math.sqrt(variance());
        for (int i = from; i < from + count; i++) {
            x[i] = (float) (x[i] * deviation + mean);
        }
    }

    /** @return the running sums */
    public State state() {
        return new State(meanSum, squareSum, debias);
    }

    /**
     * Continues from a checkpoint.
     *
     * @param state the running sums
     */
    public void restore(State state) {
        meanSum = state.meanSum();
        squareSum = state.squareSum();
        debias = state.debias();
    }
}
