package io.github.marl4j.evaluation.pareto;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A policy with the vector returns of its evaluation episodes. Immutable.
 *
 * @param name tells it from the others of a run, e.g. {@code weight-003}; not blank
 * @param weight the weight of the objectives that it was trained for, {@code [objective]}, non-negative with sum 1; empty if there is none
 * @param returns {@code [episode][objective]}: return of each episode in each objective, finite, discounted if the run's {@link FrontFile#discount()} is below 1; at least one
 *     episode
 */
public record EvaluatedPolicy(String name, Optional<List<Double>> weight, List<List<Double>> returns) {
    /**
     * Copies and checks everything.
     *
     * @throws IllegalArgumentException if the name is blank, there is no episode, a return is not finite, lengths differ or the weight is none
     */
    public EvaluatedPolicy {
        if (name.isBlank())
            throw new IllegalArgumentException("a policy has the name \"" + name + "\"; expected words");
        weight = weight.map(List::copyOf);
        returns = returns.stream().map(List::copyOf).toList();
        String who = "policy \"" + name + "\"";
        if (returns.isEmpty()) {
            throw new IllegalArgumentException(who + " has no evaluation episodes; expected at least 1");
        }
        int objectives = Points.check(who + " (a point is an episode)", matrix(returns));
        weight.ifPresent(each -> WeightVectors.check(matrix(List.of(each)), objectives));
    }

    /** A policy from arrays; {@code weight} may be {@code null}. */
    public static EvaluatedPolicy of(String name, double[] weight, double[][] returns) {
        return new EvaluatedPolicy(
                name,
                Optional.ofNullable(weight).map(EvaluatedPolicy::list),
                Arrays.stream(returns).map(EvaluatedPolicy::list).toList());
    }

    /** Returns the number of objectives. */
    public int objectives() {
        return returns.get(0).size();
    }

    /** Returns the number of evaluation episodes. */
    public int episodes() {
        return returns.size();
    }

    /** Returns the mean vector return, {@code [objective]}: the value vector of the policy. */
    public double[] meanReturn() {
        double[] mean = new double[objectives()];
        for (List<Double> episode : returns) for (int j = 0; j < mean.length; j++) mean[j] += episode.get(j);
        for (int j = 0; j < mean.length; j++) mean[j] /= returns.size();
        return mean;
    }

    /** Returns SER: the utility of the expected return, u(E[Σγᵗ r_t]). The same as ESR if the utility is linear. */
    public double scalarisedExpectedReturn(Utility utility, double[] weights) {
        return utility.of(meanReturn(), weights);
    }

    /** Returns ESR: the expected utility of the return, E[u(Σγᵗ r_t)], over the same episodes. */
    public double expectedScalarisedReturn(Utility utility, double[] weights) {
        double sum = 0;
        for (double[] episode : matrix(returns)) sum += utility.of(episode, weights);
        return sum / returns.size();
    }

    /** Returns rows as arrays. */
    static double[][] matrix(List<List<Double>> rows) {
        return rows.stream()
                .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
    }

    /** Returns an array as a list. */
    static List<Double> list(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
