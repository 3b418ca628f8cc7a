package io.github.marl4j.evaluation.metagame;

import io.github.marl4j.evaluation.games.MatrixGame;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * α-rank: how long a population that mutates now and then would play each strategy. Unlike an equilibrium it is unique and exists for any table of payoffs; unlike a rating it shows cycles.
 *
 * <p>A mutant that gains Δ takes over a population of m with the probability
 *
 * <pre>
 * ρ = (1 − e^−u) / (1 − e^−mu),  u = α·Δ;   1/m where |u| ≤ 1e-14
 * </pre>
 *
 * <p>and the result is the stationary distribution of the Markov chain with these rates between neighbouring states. One population: states are strategies, and a mutant r gains
 * M[r][s] − M[s][r] on s. Two populations: states are profiles, in which one player deviates and gains as the table says. For α = ∞ the rates are 1 − ε for a gain, ε for a loss and ½ for
 * neither. Rates are kept as logarithms and the chain is solved without subtractions (Grassmann, Taksar, Heyman 1985), so that no α is too large. Source: S. Omidshafiei et al., α-Rank:
 * multi-agent evaluation by evolution (2019).
 */
public final class AlphaRank {
    private static final double NEUTRAL = 1e-14;

    /** Customary size of the population. */
    public static final int POPULATION = 50;

    private static final double FIRST_ALPHA = 0.1;
    private static final int DOUBLINGS = 30;
    private static final int STABLE_DOUBLINGS = 3;

    /** Masses that differ by less are equal when the order is taken. */
    private static final double EQUAL_MASS = 1e-9;

    private final double neutral;
    private final DoubleUnaryOperator logRate;

    private AlphaRank(double neutral, DoubleUnaryOperator logRate) {
        this.neutral = neutral;
        this.logRate = logRate;
    }

    /**
     * Selection of finite strength.
     *
     * @param population m, at least 2; customarily 50
     * @param alpha strength of selection, positive and finite
     */
    public static AlphaRank of(int population, double alpha) {
        if (population < 2) {
            throw new IllegalArgumentException("population=" + population + " cannot change; expected at least 2");
        }
        if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("alpha=" + alpha + " must be positive and finite");
        }
        return new AlphaRank(1.0 / population, gain -> logFixation(alpha * gain, population));
    }

    /**
     * Selection of infinite strength.
     *
     * @param epsilon rate at which a loss is taken, above 0 and below ½; customarily 0.01
     */
    public static AlphaRank infinite(double epsilon) {
        if (!(epsilon > 0 && epsilon < 0.5)) {
            throw new IllegalArgumentException("epsilon=" + epsilon + " must be above 0 and below 0.5");
        }
        return new AlphaRank(1, gain -> Math.log(gain > 0 ? 1 - epsilon : gain < 0 ? epsilon : 0.5));
    }

    /** Returns how likely a mutant that gains nothing takes over: 1/m, or 1 where selection is infinitely strong, as the reference has it. */
    public double neutralFixation() {
        return neutral;
    }

    /**
     * Ranks the strategies of one population.
     *
     * @param payoffs what a strategy earns against another, {@code [strategy][other]}, square; not modified
     * @return {@code [strategy]}, sum 1
     */
    public double[] strategies(double[][] payoffs) {
        int n = payoffs.length;
        double[][] log = new double[n][n];
        for (int s = 0; s < n; s++) {
            for (int r = 0; r < n; r++) {
                log[s][r] = logRate.applyAsDouble(payoffs[r][s] - payoffs[s][r]);
            }
        }
        return stationary(log);
    }

    /**
     * Ranks the profiles of two populations.
     *
     * @return {@code [row][column]} in row-major order, sum 1
     */
    public double[] profiles(MatrixGame game) {
        int columns = game.choices(1);
        int n = game.choices(0) * columns;
        double[][] log = new double[n][n];
        for (int s = 0; s < n; s++) {
            for (int r = 0; r < n; r++) {
                boolean rowMoves = s % columns == r % columns;
                boolean columnMoves = s / columns == r / columns;
                if (!rowMoves && !columnMoves) {
                    log[s][r] = Double.NEGATIVE_INFINITY;
                    continue;
                }
                int mover = rowMoves ? 0 : 1;
                double before = game.payoff(mover, s / columns, s % columns);
                log[s][r] = logRate.applyAsDouble(game.payoff(mover, r / columns, r % columns) - before);
            }
        }
        return stationary(log);
    }

    /** Returns how the mass of the profiles is spread over the choices of each player, {@code [player][choice]}. */
    static double[][] marginals(MatrixGame game, double[] profiles) {
        double[][] marginals = {new double[game.choices(0)], new double[game.choices(1)]};
        for (int s = 0; s < profiles.length; s++) {
            marginals[0][s / game.choices(1)] += profiles[s];
            marginals[1][s % game.choices(1)] += profiles[s];
        }
        return marginals;
    }

    /**
     * Doubles α from 0.1 on, with m = 50, until the order of the masses has stayed the same three times; masses closer than 1e-9 count as equal.
     *
     * @param ranking one of the two rankings, e.g. {@code rank -> rank.strategies(table)}
     * @return the masses for the last α
     * @throws IllegalStateException if the order still changes after 30 doublings
     */
    public static double[] swept(Function<AlphaRank, double[]> ranking) {
        int[] order = {};
        int stable = 0;
        double alpha = FIRST_ALPHA;
        for (int i = 0; i < DOUBLINGS; i++, alpha *= 2) {
            double[] masses = ranking.apply(of(POPULATION, alpha));
            int[] newOrder = order(masses);
            stable = Arrays.equals(order, newOrder) ? stable + 1 : 0;
            if (stable == STABLE_DOUBLINGS) return masses;
            order = newOrder;
        }
        throw new IllegalStateException("the order of the masses still changes at alpha=" + alpha);
    }

    private static int[] order(double[] masses) {
        return IntStream.range(0, masses.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -Math.round(masses[i] / EQUAL_MASS)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double logFixation(double u, int m) {
        if (Math.abs(u) <= NEUTRAL) return -Math.log(m);
        double size = Math.abs(u);
        double ofGain = logOneMinusExp(size) - logOneMinusExp(m * size);
        return u > 0 ? ofGain : ofGain - (m - 1) * size;
    }

    /** log(1 − e^−x) for x above 0. */
    private static double logOneMinusExp(double x) {
        return Math.log(-Math.expm1(-x));
    }

    /**
     * Removes one state after the other, from the last; a path through it becomes part of the rates between those that stay.
     *
     * @param log logarithms of the rates {@code [from][to]}, up to a common factor; the diagonal does not count; overwritten
     */
    private static double[] stationary(double[][] log) {
        int n = log.length;
        for (int k = n - 1; k > 0; k--) {
            double leaving = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < k; j++) leaving = logSum(leaving, log[k][j]);
            for (int i = 0; i < k; i++) {
                log[i][k] -= leaving;
                for (int j = 0; j < k; j++) log[i][j] = logSum(log[i][j], log[i][k] + log[k][j]);
            }
        }
        double[] mass = new double[n];
        double largest = 0;
        for (int k = 1; k < n; k++) {
            mass[k] = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < k; i++) mass[k] = logSum(mass[k], mass[i] + log[i][k]);
            largest = Math.max(largest, mass[k]);
        }
        double sum = 0;
        for (int k = 0; k < n; k++) sum += mass[k] = Math.exp(mass[k] - largest);
        for (int k = 0; k < n; k++) mass[k] /= sum;
        return mass;
    }

    private static double logSum(double a, double b) {
        double larger = Math.max(a, b);
        return larger == Double.NEGATIVE_INFINITY ? larger : larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
    }
}
