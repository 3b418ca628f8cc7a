package io.github.marl4j.algorithms.run;

/**
 * What episodes brought to a team, objective by objective: the sum over all agents.
 *
 * @param discounted {@code [episode][objective]}; at least one episode; not to be modified
 * @param total the same without discount
 */
public record VectorReturns(double[][] discounted, double[][] total) {

    /** Returns the mean discounted return, the value of the policy, {@code [objective]}. */
    public double[] value() {
        return mean(discounted);
    }

    /** Returns the mean return without discount, {@code [objective]}. */
    public double[] meanTotal() {
        return mean(total);
    }

    private static double[] mean(double[][] episodes) {
        double[] mean = new double[episodes[0].length];
        for (double[] episode : episodes) {
            for (int k = 0; k < mean.length; k++) mean[k] += episode[k] / episodes.length;
        }
        return mean;
    }
}
