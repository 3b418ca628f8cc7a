package io.github.marl4j.evaluation.metagame;

import io.github.marl4j.evaluation.games.Distribution;
import io.github.marl4j.evaluation.games.MatrixGame;
import java.util.Arrays;

/**
 * Replicator dynamics that never give a choice up. Both players move at once,
 *
 * <pre>
 * x ← proj(x + dt · x ⊙ (A y − xᵀA y))
 * </pre>
 *
 * onto the mixtures in which every choice has at least the floor. The result is the mean of the start and of all later points. Source: M. Lanctot et al., A unified game-theoretic approach to
 * multiagent reinforcement learning (2017).
 *
 * @param iterations number of steps, at least 1
 * @param step dt, positive
 * @param floor least probability of each choice, from 0 to 1 over the number of choices
 */
public record ProjectedReplicatorDynamics(int iterations, double step, double floor) {
    /** What PSRO takes: 100 000 steps of 0.001 with a floor of 1e-6. */
    public static final ProjectedReplicatorDynamics PSRO = new ProjectedReplicatorDynamics(100_000, 1e-3, 1e-6);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public ProjectedReplicatorDynamics {
        if (iterations < 1) throw new IllegalArgumentException("iterations=" + iterations + " must be at least 1");
        if (!(step > 0 && step < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("step=" + step + " must be positive and finite");
        }
        if (!(floor >= 0 && floor <= 1)) throw new IllegalArgumentException("floor=" + floor + " must be from 0 to 1");
    }

    /** Returns the means {@code [player][choice]} when both start with equal probabilities. */
    public double[][] average(MatrixGame game) {
        return average(game, Distribution.uniform(game.choices(0)), Distribution.uniform(game.choices(1)));
    }

    /**
     * Returns the means {@code [player][choice]}.
     *
     * @param row where the row player starts; not modified
     * @param column where the column player starts; not modified
     * @throws IllegalArgumentException if a start is no mixture of the game, or the floor leaves none
     */
    public double[][] average(MatrixGame game, double[] row, double[] column) {
        double[][] now = {
            Distribution.require("row start", row, game.choices(0)).clone(),
            Distribution.require("column start", column, game.choices(1)).clone()
        };
        int most = Math.max(row.length, column.length);
        if (floor * most > 1) {
            throw new IllegalArgumentException(
                    "floor=" + floor + " is too high for " + most + " choices; expected at most " + 1.0 / most);
        }
        double[][] sum = {now[0].clone(), now[1].clone()};
        for (int i = 0; i < iterations; i++) {
            double[] nextRow = next(game, 0, now[0], now[1]);
            double[] nextColumn = next(game, 1, now[1], now[0]);
            now = new double[][] {nextRow, nextColumn};
            for (int p = 0; p < now.length; p++) {
                for (int c = 0; c < now[p].length; c++) sum[p][c] += now[p][c];
            }
        }
        for (double[] each : sum) {
            for (int c = 0; c < each.length; c++) each[c] /= iterations + 1;
        }
        return sum;
    }

    private double[] next(MatrixGame game, int player, double[] own, double[] other) {
        double[] values = game.values(player, other);
        double mean = 0;
        for (int c = 0; c < own.length; c++) mean += own[c] * values[c];
        double[] moved = new double[own.length];
        for (int c = 0; c < own.length; c++) moved[c] = own[c] + step * own[c] * (values[c] - mean);
        return project(moved);
    }

    /** Returns the nearest point with all numbers at least the floor and the sum 1. Source: W. Wang, M. Carreira-Perpiñán, Projection onto the probability simplex (2013). */
    private double[] project(double[] point) {
        double[] descending =
                Arrays.stream(point).map(x -> -x).sorted().map(x -> -x).toArray();
        double sum = 0;
        double shift = 0;
        for (int j = 0; j < descending.length; j++) {
            sum += descending[j];
            double candidate = (1 - sum - (descending.length - j - 1) * floor) / (j + 1);
            if (descending[j] + candidate <= floor) break;
            shift = candidate;
        }
        double[] projected = new double[point.length];
        for (int c = 0; c < point.length; c++) projected[c] = Math.max(point[c] + shift, floor);
        return projected;
    }
}
