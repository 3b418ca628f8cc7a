package io.github.marl4j.evaluation.ratings;

import io.github.marl4j.evaluation.statistics.Interval;
import io.github.marl4j.evaluation.statistics.Percentiles;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Intervals of scores and batch Elo ratings by drawing games anew: every pair plays as many games as it did, each with the result of one of its games. Ratings are taken against the mean of all players, as only
 * differences mean anything.
 *
 * @param seed of the draws
 * @param resamples at least 1; customarily 1000
 */
public record GameBootstrap(long seed, int resamples) {
    /**
     * Checks the number of resamples.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public GameBootstrap {
        if (resamples < 1) {
            throw new IllegalArgumentException("resamples=" + resamples + " draws nothing; expected at least 1");
        }
    }

    /**
     * What may be, by percentiles.
     *
     * @param elo how far below and above the mean of all players' ratings, {@code [player]}
     * @param score of all games of a player, a draw counting ½, {@code [player]}
     */
    public record Intervals(List<Interval> elo, List<Interval> score) {
        /** Copies the lists. */
        public Intervals {
            elo = List.copyOf(elo);
            score = List.copyOf(score);
        }
    }

    /**
     * Draws the games of a tournament anew.
     *
     * @param confidence coverage, strictly between 0 and 1
     * @throws IllegalArgumentException if somebody has not played
     */
    public Intervals of(HeadToHead results, double confidence) {
        int players = results.players();
        double[][] elo = new double[players][resamples];
        double[][] score = new double[players][resamples];
        SplittableRandom random = new SplittableRandom(seed);
        for (int b = 0; b < resamples; b++) {
            HeadToHead drawn = resampled(results, random);
            double[] ratings = BradleyTerry.againstMean(drawn);
            for (int i = 0; i < players; i++) {
                elo[i][b] = ratings[i];
                score[i][b] = drawn.score(i);
            }
        }
        return new Intervals(central(elo, confidence), central(score, confidence));
    }

    private static List<Interval> central(double[][] drawn, double confidence) {
        return Arrays.stream(drawn)
                .map(each -> Percentiles.central(each, confidence))
                .toList();
    }

    private static HeadToHead resampled(HeadToHead results, SplittableRandom random) {
        int players = results.players();
        long[][] wins = new long[players][players];
        long[][] draws = new long[players][players];
        for (int i = 0; i < players; i++) {
            for (int j = i + 1; j < players; j++) {
                long games = results.games(i, j);
                for (long game = 0; game < games; game++) {
                    long which = random.nextLong(games);
                    if (which < results.wins(i, j)) wins[i][j]++;
                    else if (which < results.wins(i, j) + results.wins(j, i)) wins[j][i]++;
                    else draws[i][j]++;
                }
                draws[j][i] = draws[i][j];
            }
        }
        return HeadToHead.of(wins, draws);
    }
}
