package io.github.marl4j.evaluation.metagame;

import io.github.marl4j.evaluation.games.MatrixGame;
import io.github.marl4j.evaluation.linear.LinearProgram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/**
 * Nash averaging: of all equilibria of a symmetric zero-sum game the one with the greatest entropy. Unlike the one that a linear program happens to end with it is unique, and copies of a player share its mass.
 *
 * <pre>
 * maximise H(x) subject to A x ≤ 0, Σ x = 1, x ≥ 0         A antisymmetric
 * </pre>
 *
 * <p>A linear program finds the greatest support of an equilibrium. On it x_i ∝ e^−(Bᵀλ)_i, where B are the rows of A, and λ minimises the convex dual log Σ_i e^−(Bᵀλ)_i, one coordinate after the other: rows
 * of the support hold with equality and their λ are free, the others' are at least 0. Source: D. Balduzzi et al., Re-evaluating evaluation (2018).
 */
public final class NashAveraging {
    private static final double TOLERANCE = 1e-8;
    private static final double CONVERGED = 1e-10;
    private static final int MOST_SWEEPS = 20_000;
    private static final int HALVINGS = 60;

    private final double[][] rows;
    private final boolean[] free;
    private final double[] multipliers;
    private final double[] logits;
    private final double[] mass;

    private NashAveraging(double[][] rows, boolean[] free, int support) {
        this.rows = rows;
        this.free = free;
        this.multipliers = new double[rows.length];
        this.logits = new double[support];
        this.mass = new double[support];
    }

    /**
     * Returns the equilibrium with the greatest entropy, {@code [player]}.
     *
     * @throws IllegalArgumentException if the game is not antisymmetric: what one earns against another is not what the other loses, within 1e-8
     * @throws IllegalStateException if rounding spoilt the solution: somebody could still gain more than 1e-6
     */
    public static double[] of(MatrixGame game) {
        double[][] payoffs = game.payoffs(0);
        requireAntisymmetric(payoffs);
        int[] support = support(payoffs);
        double[][] rows = new double[payoffs.length][support.length];
        boolean[] free = new boolean[payoffs.length];
        for (int i : support) free[i] = true;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < support.length; j++) rows[i][j] = payoffs[i][support[j]];
        }
        NashAveraging dual = new NashAveraging(rows, free, support.length);
        double[] x = new double[payoffs.length];
        double[] mass = dual.solve();
        for (int j = 0; j < support.length; j++) x[support[j]] = mass[j];
        double gain = dual.violation();
        if (gain > 1e-6) throw new IllegalStateException("Nash averaging left a gain of " + gain + "; expected 0");
        return x;
    }

    private static void requireAntisymmetric(double[][] payoffs) {
        for (int i = 0; i < payoffs.length; i++) {
            for (int j = 0; j <= i; j++) {
                if (payoffs[i].length == payoffs.length && Math.abs(payoffs[i][j] + payoffs[j][i]) <= TOLERANCE)
                    continue;
                throw new IllegalArgumentException("Nash averaging needs an antisymmetric game: " + i + " and " + j
                        + " must earn against each other what the other loses");
            }
        }
    }

    /**
     * The greatest support of an equilibrium. Multiples of equilibria form a cone, in which all players that can have mass can have at least 1 at the same time: maximise Σ t, t ≤ 1, t ≤ y, A y ≤ 0.
     */
    private static int[] support(double[][] payoffs) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        Variable[] y = new Variable[payoffs.length];
        Variable[] t = new Variable[payoffs.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = model.newVariable("y " + i).lower(0);
            t[i] = model.newVariable("t " + i).lower(0).upper(1).weight(1);
            model.newExpression("below " + i).upper(0).set(t[i], 1).set(y[i], -1);
        }
        for (int i = 0; i < y.length; i++) {
            Expression gain = model.newExpression("gain " + i).upper(0);
            for (int j = 0; j < y.length; j++) gain.set(y[j], payoffs[i][j]);
        }
        LinearProgram.maximise(model);
        List<Integer> support = new ArrayList<>();
        for (int i = 0; i < t.length; i++) if (t[i].getValue().doubleValue() > 0.5) support.add(i);
        return support.stream().mapToInt(Integer::intValue).toArray();
    }

    private double[] solve() {
        fill();
        for (int sweep = 0; sweep < MOST_SWEEPS && violation() > CONVERGED; sweep++) {
            for (int k = 0; k < rows.length; k++) minimise(k);
        }
        return mass;
    }

    /** What somebody could gain against the mixture, or a player of the support loses. */
    private double violation() {
        double most = 0;
        for (int k = 0; k < rows.length; k++) {
            double gain = gain(k);
            most = Math.max(most, free[k] ? Math.abs(gain) : gain);
        }
        return most;
    }

    private double gain(int k) {
        double gain = 0;
        for (int j = 0; j < mass.length; j++) gain += rows[k][j] * mass[j];
        return gain;
    }

    /** Moves one multiplier to where the gain of its row is 0, which falls as the multiplier grows; one that may not be negative stops at 0. */
    private void minimise(int k) {
        double least = free[k] ? Double.NEGATIVE_INFINITY : -multipliers[k];
        double gain = gain(k);
        boolean constant = Arrays.stream(rows[k]).allMatch(each -> each == 0);
        if (gain == 0 || constant || gain < 0 && least == 0) return;
        double step = 1;
        double near = 0;
        double far = Math.signum(gain) * step;
        while (Math.signum(gainAfter(k, Math.max(least, far))) == Math.signum(gain) && far > least && step < 1e12) {
            near = far;
            step *= 2;
            far = Math.signum(gain) * step;
        }
        far = Math.max(least, far);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (near + far) / 2;
            if (Math.signum(gainAfter(k, middle)) == Math.signum(gain)) near = middle;
            else far = middle;
        }
        double chosen = Math.signum(gainAfter(k, far)) == Math.signum(gain) ? far : near;
        multipliers[k] += chosen;
        for (int j = 0; j < logits.length; j++) logits[j] -= chosen * rows[k][j];
        fill();
    }

    private double gainAfter(int k, double change) {
        double most = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < logits.length; j++) most = Math.max(most, logits[j] - change * rows[k][j]);
        double gain = 0;
        for (int j = 0; j < logits.length; j++) gain += rows[k][j] * Math.exp(logits[j] - change * rows[k][j] - most);
        return gain;
    }

    private void fill() {
        double most = Arrays.stream(logits).max().orElseThrow();
        double sum = 0;
        for (int j = 0; j < mass.length; j++) sum += mass[j] = Math.exp(logits[j] - most);
        for (int j = 0; j < mass.length; j++) mass[j] /= sum;
    }
}
