package io.github.marl4j.evaluation.ratings;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Elo ratings that move after every game:
 *
 * <pre>
 * E = 1 / (1 + 10^((R_other − R_own) / 400))        R_own += K · (score − E)
 * </pre>
 *
 * <p>They depend on the order of the games, so they suit live displays; for tables take {@link BradleyTerry}. One thread at a time. Source: A. Elo, The rating of chessplayers (1978).
 */
public final class EloOnline {
    /** The customary first rating. */
    public static final double START = 1500;

    /** The rating difference that stands for odds of 10 to 1. */
    public static final double SCALE = 400;

    private static final int NEW_GAMES = 30;

    private final double[] ratings;
    private final int[] games;
    private final IntToDoubleFunction step;

    /**
     * Starts with equal ratings.
     *
     * @param players how many, at least 2
     * @param start first rating of all
     * @param step K of a player by the number of games it has played before, positive
     */
    public EloOnline(int players, double start, IntToDoubleFunction step) {
        if (players < 2) throw new IllegalArgumentException(players + " players cannot meet; expected at least 2");
        ratings = new double[players];
        Arrays.fill(ratings, start);
        games = new int[players];
        this.step = step;
    }

    /** Starts with 1500 for all and K = 32 in a player's first 30 games, then 16. */
    public EloOnline(int players) {
        this(players, START, played -> played < NEW_GAMES ? 32 : 16);
    }

    /** Returns the score that a rating may expect against another, from 0 to 1. */
    public static double expectedScore(double own, double other) {
        return 1 / (1 + Math.pow(10, (other - own) / SCALE));
    }

    /**
     * Notes a game.
     *
     * @param score of the first player: 1 won, ½ drawn, 0 lost
     * @throws IllegalArgumentException if a player is unknown or plays itself, or the score is not from 0 to 1
     */
    public void play(int first, int second, double score) {
        if (first == second || !isPlayer(first) || !isPlayer(second)) {
            throw new IllegalArgumentException("first=" + first + " second=" + second + "; expected two different of "
                    + ratings.length + " players, from 0");
        }
        if (!(score >= 0 && score <= 1)) throw new IllegalArgumentException("score=" + score + " must be from 0 to 1");
        double surprise = score - expectedScore(ratings[first], ratings[second]);
        ratings[first] += step.applyAsDouble(games[first]++) * surprise;
        ratings[second] -= step.applyAsDouble(games[second]++) * surprise;
    }

    private boolean isPlayer(int player) {
        return player >= 0 && player < ratings.length;
    }

    /** Returns the ratings now, {@code [player]}. */
    public double[] ratings() {
        return ratings.clone();
    }
}
