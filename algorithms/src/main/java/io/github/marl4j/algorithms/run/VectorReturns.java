package io.github.marl4j.algorithms.run;

import io.github.marl4j.evaluation.pareto.Utility;

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

    /** Returns the scalarised expected return, SER: {@code u(E[R])}, what the policy is worth to somebody who plays it many times. */
    public double utilityOfMean(Utility utility, double[] weight) {
        return utility.of(value(), weight);
    }

    /** Returns the expected scalarised return, ESR: {@code E[u(R)]}, what a single episode is worth. The same as SER if the utility is linear. */
    public double meanUtility(Utility utility, double[] weight) {
        double sum = 0;
        for (double[] episode : discounted) sum += utility.of(episode, weight);
        return sum / discounted.length;
    }
}
