package io.github.marl4j.evaluation.ratings;

import io.github.marl4j.evaluation.statistics.Interval;
import io.github.marl4j.evaluation.statistics.StandardNormal;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ojalgo.matrix.MatrixR064;
import org.ojalgo.matrix.store.RawStore;

/**
 * Elo ratings of a whole tournament at once: the strengths that make its results most likely, whatever their order. Player i beats player j with the probability γ_i / (γ_i + γ_j), and
 *
 * <pre>
 * W_ij = wins + ½ draws + 0.01 (i ≠ j)       N = W + Wᵀ       γ_i ← Σ_j W_ij / Σ_j N_ij / (γ_i + γ_j),  then Σ γ = 1
 * rating = 400 · log10 γ, shifted so that the least is 0
 * </pre>
 *
 * <p>The 0.01 keeps ratings finite, and for players that lost or won all their games it is all that does: see {@link #unbounded}. Only differences mean anything. Immutable. Sources: D. Hunter,
 * MM algorithms for generalized Bradley–Terry models (2004); OpenSpiel 2.0.2, {@code elo.py}.
 */
public final class BradleyTerry {
    /** What is added to the wins of everybody against everybody else. */
    public static final double SMOOTHING = 0.01;

    private static final double CONVERGED = 1e-10;
    private static final int MOST_ROUNDS = 2000;

    private final HeadToHead results;
    private final double[] ratings;
    private final double[][] covariance;

    private BradleyTerry(HeadToHead results, double[] ratings, double[][] covariance) {
        this.results = results;
        this.ratings = ratings;
        this.covariance = covariance;
    }

    /** Rates the players of a tournament. */
    public static BradleyTerry of(HeadToHead results) {
        double[][] wins = smoothed(results);
        double[] strength = strengths(wins);
        double[] ratings = logarithms(strength);
        double least = Arrays.stream(ratings).min().orElseThrow();
        for (int i = 0; i < ratings.length; i++) ratings[i] -= least;
        return new BradleyTerry(results, ratings, covariance(wins, strength));
    }

    /** Returns ratings whose mean is 0, {@code [player]}, without their covariance. */
    static double[] againstMean(HeadToHead results) {
        double[] ratings = logarithms(strengths(smoothed(results)));
        double mean = Arrays.stream(ratings).average().orElseThrow();
        return Arrays.stream(ratings).map(each -> each - mean).toArray();
    }

    private static double[] logarithms(double[] strength) {
        return Arrays.stream(strength)
                .map(gamma -> EloOnline.SCALE * Math.log10(gamma))
                .toArray();
    }

    private static double[][] smoothed(HeadToHead results) {
        int players = results.players();
        double[][] wins = new double[players][players];
        for (int i = 0; i < players; i++) {
            for (int j = 0; j < players; j++) {
                if (i != j) wins[i][j] = results.wins(i, j) + 0.5 * results.draws(i, j) + SMOOTHING;
            }
        }
        return wins;
    }

    private static double[] strengths(double[][] wins) {
        double[] strength = new double[wins.length];
        Arrays.fill(strength, 1);
        double change = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MOST_ROUNDS && change >= CONVERGED; round++) {
            double[] next = next(wins, strength);
            change = 0;
            for (int i = 0; i < next.length; i++) change = Math.max(change, Math.abs(next[i] - strength[i]));
            strength = next;
        }
        return strength;
    }

    private static double[] next(double[][] wins, double[] strength) {
        double[] next = new double[strength.length];
        double sum = 0;
        for (int i = 0; i < next.length; i++) {
            double won = 0;
            double played = 0;
            for (int j = 0; j < next.length; j++) {
                won += wins[i][j];
                played += (wins[i][j] + wins[j][i]) / (strength[i] + strength[j]);
            }
            next[i] = won / played;
            sum += next[i];
        }
        for (int i = 0; i < next.length; i++) next[i] /= sum;
        return next;
    }

    /** The pseudo-inverse of the Fisher information of the ratings: their covariance if their mean is held fixed. */
    private static double[][] covariance(double[][] wins, double[] strength) {
        int players = strength.length;
        double perRating = Math.log(10) / EloOnline.SCALE;
        // The information is singular, as only differences count; 1/n everywhere fills that one direction.
        double[][] information = new double[players][players];
        for (double[] row : information) Arrays.fill(row, 1.0 / players);
        for (int i = 0; i < players; i++) {
            for (int j = 0; j < players; j++) {
                if (i == j) continue;
                double p = strength[i] / (strength[i] + strength[j]);
                double each = (wins[i][j] + wins[j][i]) * p * (1 - p);
                information[i][i] += each;
                information[i][j] -= each;
            }
        }
        double[][] covariance =
                MatrixR064.FACTORY.copy(RawStore.wrap(information)).invert().toRawCopy2D();
        for (double[] row : covariance) {
            for (int j = 0; j < players; j++) row[j] = (row[j] - 1.0 / players) / (perRating * perRating);
        }
        return covariance;
    }

    /** Returns the ratings, the least of them 0, {@code [player]}. */
    public double[] ratings() {
        return ratings.clone();
    }

    /** Returns the ratings shifted so that a player has a given one, {@code [player]}; a tournament with a well-known baseline becomes comparable with others. */
    public double[] anchored(int player, double rating) {
        double shift = rating - ratings[player];
        return Arrays.stream(ratings).map(each -> each + shift).toArray();
    }

    /**
     * Returns intervals of {@link #ratings} from the Fisher information, {@code [player]}: how far a rating may be off against the mean of all players.
     *
     * @param confidence coverage, strictly between 0 and 1
     */
    public Interval[] intervals(double confidence) {
        double z = StandardNormal.halfWidth(confidence);
        return IntStream.range(0, ratings.length)
                .mapToObj(i -> around(ratings[i], z * Math.sqrt(covariance[i][i])))
                .toArray(Interval[]::new);
    }

    /**
     * Returns an interval of how much the first player's rating is above the second's.
     *
     * @param confidence coverage, strictly between 0 and 1
     */
    public Interval difference(int first, int second, double confidence) {
        double variance = covariance[first][first] + covariance[second][second] - 2 * covariance[first][second];
        return around(
                ratings[first] - ratings[second],
                StandardNormal.halfWidth(confidence) * Math.sqrt(Math.max(0, variance)));
    }

    private static Interval around(double middle, double half) {
        return new Interval(middle - half, middle + half);
    }

    /** Returns whether a player won or lost every game, or played none: its rating and interval then say only that it is at an end of the table. */
    public boolean unbounded(int player) {
        long[] record = results.record(player);
        return record[1] == 0 && (record[0] == 0 || record[2] == 0);
    }
}
