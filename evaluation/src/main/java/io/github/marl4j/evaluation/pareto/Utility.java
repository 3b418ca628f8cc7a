package io.github.marl4j.evaluation.pareto;

/** What a value vector is worth to somebody. Higher is better. Source: morl-baselines 1.3.0, common/scalarization.py; MOMAland 0.2.0 for the two without weights. */
@FunctionalInterface
public interface Utility {
    /** w·v. */
    Utility LINEAR = Points::dot;

    /** Σ v_j²: rewards imbalance, whatever the weights. (As written in MOMAland it raises a TypeError; this is what its name says.) */
    Utility SUM_OF_SQUARES = (value, weight) -> Points.dot(value, value);

    /** Π v_j: rewards balance, whatever the weights. (See {@link #SUM_OF_SQUARES}.) */
    Utility PRODUCT = (value, weight) -> {
        double product = 1;
        for (double v : value) product *= v;
        return product;
    };

    /**
     * Returns the utility.
     *
     * @param value {@code [objective]}; not modified
     * @param weight {@code [objective]}; not modified; utilities that have no weights ignore it
     */
    double of(double[] value, double[] weight);

    /**
     * Returns the utility −max_j w_j·|z*_j − v_j|, at most 0.
     *
     * @param ideal z* {@code [objective]}; copied
     */
    static Utility chebyshev(double[] ideal) {
        double[] z = ideal.clone();
        return (value, weight) -> {
            double worst = 0;
            for (int j = 0; j < z.length; j++) worst = Math.max(worst, weight[j] * Math.abs(z[j] - value[j]));
            return -worst;
        };
    }
}
