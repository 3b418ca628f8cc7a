package io.github.marl4j.algorithms;

import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.evaluation.ActionMode;
import io.github.marl4j.evaluation.pareto.FrontMetrics;
import io.github.marl4j.evaluation.pareto.Utility;
import io.github.marl4j.evaluation.pareto.WeightSet;
import io.github.marl4j.evaluation.pareto.WeightVectors;
import java.util.Arrays;
import java.util.List;

/**
 * How the policies of a {@link FrontLearner} are judged.
 *
 * @param referencePoint team return per objective from which hypervolumes are measured; empty takes the environment's reference point times the number of agents
 * @param preference weight of each objective, non-negative, summing to 1, for which the run's one policy is chosen; empty: all equal
 * @param weights about how many equally spaced weights the expected utility is the mean over
 * @param actions whether policies are judged by their {@code greedy} or {@code sampled} actions
 * @param utility what a return is worth for the preference: {@code linear}, {@code chebyshev} (distance from the best of each objective), {@code sum_of_squares} or {@code product}
 */
public record FrontConfig(
        List<Double> referencePoint, List<Double> preference, int weights, ActionMode actions, UtilityKind utility) {

    /** What a return is worth. */
    public enum UtilityKind {
        /** w·v. */
        LINEAR,
        /** −max_j w_j·|z*_j − v_j|, with z* the best value of each objective in the front. */
        CHEBYSHEV,
        /** Σ v_j². */
        SUM_OF_SQUARES,
        /** Π v_j. */
        PRODUCT
    }

    /** For policies that choose the best action they know. */
    public static final FrontConfig GREEDY =
            new FrontConfig(List.of(), List.of(), 10, ActionMode.GREEDY, UtilityKind.LINEAR);

    /** For policies that draw their actions. */
    public static final FrontConfig SAMPLED =
            new FrontConfig(List.of(), List.of(), 10, ActionMode.SAMPLED, UtilityKind.LINEAR);

    public FrontConfig {
        referencePoint = List.copyOf(referencePoint);
        preference = List.copyOf(preference);
        if (weights < 1) throw new IllegalArgumentException("front.weights=" + weights + " must be at least 1");
        if (!preference.isEmpty()) WeightVectors.check(array(preference));
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * Checks that an environment has objectives to weigh, and as many as the numbers here.
     *
     * @param algorithm for errors
     * @throws IllegalArgumentException if not
     */
    void requireFits(String algorithm, EnvSpec spec) {
        if (spec.numObjectives() < 2) {
            throw new IllegalArgumentException(spec.id() + ": " + algorithm + " weighs objectives against one another,"
                    + " the environment has 1; learn it with ippo, mappo, vdn, …, or take away env.weights");
        }
        requireOnePerObjective(algorithm + ".front.preference", preference, spec);
        referencePoint(algorithm, spec);
    }

    private static void requireOnePerObjective(String where, List<Double> numbers, EnvSpec spec) {
        if (numbers.isEmpty() || numbers.size() == spec.numObjectives()) return;
        List<String> names = spec.objectives().stream().map(Objective::name).toList();
        throw new IllegalArgumentException(
                spec.id() + ": " + where + "=" + numbers + " must have one number for each of " + names);
    }

    /**
     * Returns where hypervolumes are measured from.
     *
     * @param algorithm for errors
     * @param spec of the environment as its own agents see it
     * @throws IllegalArgumentException if it is neither given nor known
     */
    public double[] referencePoint(String algorithm, EnvSpec spec) {
        String where = algorithm + ".front.referencePoint";
        requireOnePerObjective(where, referencePoint, spec);
        if (!referencePoint.isEmpty()) return array(referencePoint);
        List<Float> known = spec.pareto().referencePoint();
        if (known.isEmpty()) {
            throw new IllegalArgumentException(spec.id() + ": the environment names no reference point; set " + where
                    + " to a team return for each objective that every useful policy exceeds");
        }
        int agents = spec.agents().size();
        return known.stream().mapToDouble(number -> (double) number * agents).toArray();
    }

    /** Returns the weights of the one policy that the run ends with, {@code [objective]}. */
    public double[] preference(int objectives) {
        if (!preference.isEmpty()) return array(preference);
        double[] equal = new double[objectives];
        Arrays.fill(equal, 1.0 / objectives);
        return equal;
    }

    /** Returns the weights that the expected utility is the mean over. */
    public WeightSet evaluationWeights(int objectives) {
        return WeightVectors.equallySpaced(objectives, weights);
    }

    /**
     * Returns the utility.
     *
     * @param front values from which it may take the best of each objective
     */
    public Utility utilityFor(double[][] front) {
        return switch (utility) {
            case LINEAR -> Utility.LINEAR;
            case CHEBYSHEV -> Utility.chebyshev(FrontMetrics.ideal(front));
            case SUM_OF_SQUARES -> Utility.SUM_OF_SQUARES;
            case PRODUCT -> Utility.PRODUCT;
        };
    }
}
