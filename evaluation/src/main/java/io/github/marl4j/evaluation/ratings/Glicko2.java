package io.github.marl4j.evaluation.ratings;

import java.util.List;

/**
 * Glicko-2: ratings that know how uncertain they are and how much a player's form swings. All games of a rating period, e.g. a tournament, count together and not one after the other.
 *
 * <p>Source: M. Glickman, Example of the Glicko-2 system (2013); the numbers of the steps are its.
 *
 * @param tau how fast volatilities may change, positive; customarily 0.3 to 1.2
 */
public record Glicko2(double tau) {
    /** A player without games. */
    public static final Rating START = new Rating(1500, 350, 0.06);

    private static final double SCALE = 173.7178;
    private static final double CENTRE = 1500;
    private static final double CONVERGED = 1e-6;

    /** The system with τ = 0.5. */
    public Glicko2() {
        this(0.5);
    }

    /**
     * Checks τ.
     *
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public Glicko2 {
        if (!(tau > 0 && tau < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tau=" + tau + " must be positive and finite");
        }
    }

    /**
     * What is known of a player.
     *
     * @param rating as in Elo
     * @param deviation its standard deviation, RD, positive
     * @param volatility how much the form swings, σ, positive
     */
    public record Rating(double rating, double deviation, double volatility) {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is not finite, or deviation or volatility is not positive
         */
        public Rating {
            if (!Double.isFinite(rating)
                    || !(deviation > 0 && deviation < Double.POSITIVE_INFINITY)
                    || !(volatility > 0 && volatility < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("rating=" + rating + " deviation=" + deviation + " volatility="
                        + volatility + "; expected finite numbers, the last two positive");
            }
        }
    }

    /**
     * A game of the period.
     *
     * @param opponent as it was before the period
     * @param score 1 won, ½ drawn, 0 lost
     */
    public record Game(Rating opponent, double score) {
        /**
         * Checks the score.
         *
         * @throws IllegalArgumentException if it is not from 0 to 1
         */
        public Game {
            if (!(score >= 0 && score <= 1)) {
                throw new IllegalArgumentException("score=" + score + " must be from 0 to 1");
            }
        }
    }

    /**
     * Returns what is known of a player after a period; without games only the deviation grows.
     *
     * @param player as it was before
     * @param games in any order
     */
    public Rating after(Rating player, List<Game> games) {
        double mu = (player.rating - CENTRE) / SCALE;
        double phi = player.deviation / SCALE;
        if (games.isEmpty()) {
            return new Rating(player.rating, SCALE * Math.hypot(phi, player.volatility), player.volatility);
        }
        double information = 0;
        double surprise = 0;
        for (Game game : games) {
            double g = weight(game.opponent.deviation / SCALE);
            double expected = 1 / (1 + Math.exp(-g * (mu - (game.opponent.rating - CENTRE) / SCALE)));
            information += g * g * expected * (1 - expected);
            surprise += g * (game.score - expected);
        }
        double variance = 1 / information; // step 3
        double improvement = variance * surprise; // step 4
        double volatility = volatility(player.volatility, phi, variance, improvement); // step 5
        double before = Math.hypot(phi, volatility); // step 6
        double after = 1 / Math.sqrt(1 / (before * before) + 1 / variance); // step 7
        return new Rating(CENTRE + SCALE * (mu + after * after * surprise), SCALE * after, volatility);
    }

    private static double weight(double phi) {
        return 1 / Math.sqrt(1 + 3 * phi * phi / (Math.PI * Math.PI));
    }

    /** Step 5: the root of f by the Illinois algorithm. */
    private double volatility(double sigma, double phi, double variance, double improvement) {
        double a = Math.log(sigma * sigma);
        double spread = improvement * improvement - phi * phi - variance;
        double left = a;
        double right;
        if (spread > 0) {
            right = Math.log(spread);
        } else {
            right = a - tau;
            while (f(right, a, phi, variance, improvement) < 0) right -= tau;
        }
        double fLeft = f(left, a, phi, variance, improvement);
        double fRight = f(right, a, phi, variance, improvement);
        while (Math.abs(right - left) > CONVERGED) {
            double middle = left + (left - right) * fLeft / (fRight - fLeft);
            double fMiddle = f(middle, a, phi, variance, improvement);
            if (fMiddle * fRight <= 0) {
                left = right;
                fLeft = fRight;
            } else {
                fLeft /= 2;
            }
            right = middle;
            fRight = fMiddle;
        }
        return Math.exp(left / 2);
    }

    private double f(double x, double a, double phi, double variance, double improvement) {
        double e = Math.exp(x);
        double total = phi * phi + variance + e;
        return e * (improvement * improvement - total) / (2 * total * total) - (x - a) / (tau * tau);
    }
}
