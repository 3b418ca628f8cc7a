package io.github.marl4j.evaluation.metagame;

import io.github.marl4j.evaluation.games.MatrixGame;
import io.github.marl4j.evaluation.linear.LinearProgram;
import java.util.Arrays;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/**
 * An equilibrium of a zero-sum game: maximise v subject to Σ_i x_i A_ij ≥ v for every column j, Σ x = 1, x ≥ 0; the column player's from the same program with roles swapped. The value is
 * unique, the mixtures often are not; this is the one that the linear program ends with. Source: G. Dantzig, A proof of the equivalence of the programming problem and the game problem
 * (1951).
 *
 * @param value what the row player earns
 * @param row probabilities of the rows
 * @param column probabilities of the columns
 */
public record ZeroSumNash(double value, double[] row, double[] column) {
    /** What a constant sum may be off, and what either player may still gain; less is rounding. */
    private static final double TOLERANCE = 1e-8;

    /** Copies the arrays. */
    public ZeroSumNash {
        row = row.clone();
        column = column.clone();
    }

    /**
     * Solves a game.
     *
     * @throws IllegalArgumentException if in some cell one player is not paid what the other pays, within 1e-8
     * @throws IllegalStateException if rounding spoilt the solution: one of the players could still gain more than 1e-8
     */
    public static ZeroSumNash of(MatrixGame game) {
        if (!game.isZeroSum(TOLERANCE)) {
            throw new IllegalArgumentException("the game is not zero-sum: a linear program finds equilibria of zero-sum"
                    + " games only; take another meta-solver, e.g. alpharank");
        }
        double[] row = safest(game);
        double[] column = safest(game.swapped());
        double most = Arrays.stream(game.values(0, column)).max().orElseThrow();
        double least = -Arrays.stream(game.values(1, row)).max().orElseThrow();
        if (most - least > TOLERANCE) {
            throw new IllegalStateException("the linear programs of a " + game.choices(0) + "x" + game.choices(1)
                    + " game left a gap of " + (most - least) + "; expected at most " + TOLERANCE);
        }
        return new ZeroSumNash(game.value(0, row, column), row, column);
    }

    /** Returns the mixture of the row player whose worst case is best. */
    private static double[] safest(MatrixGame game) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        Variable[] share = new Variable[game.choices(0)];
        Expression sum = model.newExpression("sum").level(1);
        for (int i = 0; i < share.length; i++) {
            share[i] = model.newVariable("row " + i).lower(0).upper(1);
            sum.set(share[i], 1);
        }
        Variable value = model.newVariable("value").weight(1);
        for (int j = 0; j < game.choices(1); j++) {
            Expression column = model.newExpression("column " + j).lower(0).set(value, -1);
            for (int i = 0; i < share.length; i++) column.set(share[i], game.payoff(0, i, j));
        }
        LinearProgram.maximise(model);
        double[] mixture = new double[share.length];
        // Rounding may leave a share a little below 0 or the sum a little off 1.
        for (int i = 0; i < mixture.length; i++)
            mixture[i] = Math.max(0, share[i].getValue().doubleValue());
        double total = Arrays.stream(mixture).sum();
        for (int i = 0; i < mixture.length; i++) mixture[i] /= total;
        return mixture;
    }

    @Override
    public double[] row() {
        return row.clone();
    }

    @Override
    public double[] column() {
        return column.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ZeroSumNash that
                && value == that.value
                && Arrays.equals(row, that.row)
                && Arrays.equals(column, that.column);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(row) + Arrays.hashCode(column);
    }

    @Override
    public String toString() {
        return "ZeroSumNash[value=" + value + ", row=" + Arrays.toString(row) + ", column=" + Arrays.toString(column)
                + "]";
    }
}
