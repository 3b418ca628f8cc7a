package io.github.marl4j.evaluation.pareto;

import java.util.Arrays;

/**
 * The Chebyshev utility −max_j w_j·|z*_j − v_j| whose ideal z* learns: z*_j ← max(z*_j, v_j + τ) before each evaluation. Keeps state; not for several threads at a time.
 * Source: morl-baselines 1.3.0, {@code tchebicheff(tau, d)} of common/scalarization.py.
 */
public final class AdaptiveChebyshev implements Utility {
    private final double tau;
    private final double[] ideal;

    /**
     * Creates it with an ideal of −∞.
     *
     * @param tau how far the ideal stays above the best value seen, at least 0, in units of the objectives
     * @param objectives at least 1
     */
    public AdaptiveChebyshev(double tau, int objectives) {
        if (!(tau >= 0 && tau < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tau=" + tau + " must be a finite number of at least 0");
        }
        if (objectives < 1) throw new IllegalArgumentException("objectives=" + objectives + " must be at least 1");
        this.tau = tau;
        ideal = new double[objectives];
        Arrays.fill(ideal, Double.NEGATIVE_INFINITY);
    }

    @Override
    public double of(double[] value, double[] weight) {
        Points.check("value", new double[][] {value}, ideal.length);
        for (int j = 0; j < ideal.length; j++) ideal[j] = Math.max(ideal[j], value[j] + tau);
        return Utility.chebyshev(ideal).of(value, weight);
    }

    /** Returns z* {@code [objective]} as it is now, −∞ before the first evaluation; a copy. */
    public double[] ideal() {
        return ideal.clone();
    }
}
