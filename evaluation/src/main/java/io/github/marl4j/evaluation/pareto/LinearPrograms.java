package io.github.marl4j.evaluation.pareto;

import io.github.marl4j.evaluation.linear.LinearProgram;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/** The linear programs about fronts. */
final class LinearPrograms {
    /** Least weight of an objective: at 0 the ties of the other objectives would decide, and a point could be optimal for an objective in which all are equal. */
    private static final double LEAST_WEIGHT = 1e-6;

    private LinearPrograms() {}

    /**
     * Returns by how much a point is better than all others for the weight that suits it best: max_w min_q w·(p − q), w on the simplex
     * with every w_j ≥ 1e-6. Negative: it is optimal for no weight.
     *
     * @param others at least one
     */
    static double bestMarginOfAnyWeight(double[] point, double[][] others) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        Variable[] weight = variables(model, point.length, LEAST_WEIGHT, 1);
        Expression sum = model.newExpression("sum").level(1);
        for (Variable each : weight) sum.set(each, 1);
        return bestMargin(model, weight, point, others);
    }

    /**
     * Returns by how far a point sticks out of the convex hull of all others: max_a min_q a·(p − q), −1 ≤ a_j ≤ 1. Up to 0: it lies in their hull.
     *
     * @param others at least one
     */
    static double distanceFromHull(double[] point, double[][] others) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        return bestMargin(model, variables(model, point.length, -1, 1), point, others);
    }

    private static double bestMargin(
            ExpressionsBasedModel model, Variable[] direction, double[] point, double[][] others) {
        Variable margin = model.newVariable("margin").weight(1);
        for (int q = 0; q < others.length; q++) {
            Expression better = model.newExpression("better than " + q).lower(0).set(margin, -1);
            for (int j = 0; j < direction.length; j++) better.set(direction[j], point[j] - others[q][j]);
        }
        return LinearProgram.maximise(model).getValue();
    }

    /**
     * Returns the most that a value can be worth for a weight if for the visited weights it is worth no more than the best found there: max_v w·v subject to w_k·v ≤ b_k.
     *
     * @param visited {@code [k][objective]}, the unit vectors among them, or there is no bound
     * @param best b {@code [k]}
     */
    static double upperBound(double[] weight, double[][] visited, double[] best) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        Variable[] value = new Variable[weight.length];
        for (int j = 0; j < value.length; j++)
            value[j] = model.newVariable("value " + j).weight(weight[j]);
        for (int k = 0; k < visited.length; k++) {
            Expression known = model.newExpression("visited " + k).upper(best[k]);
            for (int j = 0; j < value.length; j++) known.set(value[j], visited[k][j]);
        }
        return LinearProgram.maximise(model).getValue();
    }

    private static Variable[] variables(ExpressionsBasedModel model, int count, double low, double high) {
        Variable[] variables = new Variable[count];
        for (int j = 0; j < count; j++)
            variables[j] = model.newVariable("direction " + j).lower(low).upper(high);
        return variables;
    }
}
