package io.github.marl4j.evaluation.ratings;

import io.github.marl4j.evaluation.statistics.StandardNormal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * TrueSkill: skills as normal distributions, for any number of teams of any size, with draws. A player performs with its skill ± β, a team with the sum of its players, and a team is ranked before
 * another if it performs better by more than a margin; within the margin they draw. For more than two teams {@link SkillChain} passes messages until they no longer change.
 *
 * <p>Source: R. Herbrich, T. Minka, T. Graepel, TrueSkill: a Bayesian skill rating system (2006); defaults as in the Python package trueskill 0.4.5.
 *
 * @param mean μ of a new player
 * @param deviation σ of a new player, positive
 * @param beta how much one performance differs from the skill, positive
 * @param drift τ, by which skills become less certain before each game, at least 0
 * @param drawProbability how often equal players draw, at least 0 and below 1
 */
public record TrueSkill(double mean, double deviation, double beta, double drift, double drawProbability) {

    /** The customary numbers: 25, 25/3, 25/6, 25/300, 0.1. */
    public TrueSkill() {
        this(25, 25.0 / 3, 25.0 / 6, 25.0 / 300, 0.1);
    }

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public TrueSkill {
        if (!Double.isFinite(mean) || !(deviation > 0) || !(beta > 0) || !(drift >= 0)) {
            throw new IllegalArgumentException("mean=" + mean + " deviation=" + deviation + " beta=" + beta + " drift="
                    + drift + "; expected a finite mean, positive deviation and beta, and drift of at least 0");
        }
        if (!(drawProbability >= 0 && drawProbability < 1)) {
            throw new IllegalArgumentException(
                    "drawProbability=" + drawProbability + " must be at least 0 and below 1");
        }
    }

    /**
     * What is known of a player's skill.
     *
     * @param mean μ
     * @param deviation σ, positive
     */
    public record Rating(double mean, double deviation) {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if they are not finite, or the deviation is not positive
         */
        public Rating {
            if (!Double.isFinite(mean) || !(deviation > 0 && deviation < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "mean=" + mean + " deviation=" + deviation + "; expected finite numbers, the last positive");
            }
        }

        /** Returns what the skill exceeds almost surely: μ − 3σ, by which tables are sorted. */
        public double atLeast() {
            return mean - 3 * deviation;
        }

        double variance() {
            return deviation * deviation;
        }
    }

    /** Returns the rating of a new player. */
    public Rating start() {
        return new Rating(mean, deviation);
    }

    /**
     * Returns the ratings after a game, {@code [team][player]}.
     *
     * @param teams at least two, each with at least one player; not modified
     * @param ranks the place of each team, the least is the best; equal places are draws; not modified
     * @throws IllegalArgumentException if there are too few teams or players, the numbers of teams and places differ, or a draw came with {@code drawProbability=0}
     */
    public List<List<Rating>> after(List<List<Rating>> teams, int... ranks) {
        if (teams.size() < 2 || teams.size() != ranks.length || teams.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException(
                    "teams=" + teams.stream().map(List::size).toList() + " ranks=" + Arrays.toString(ranks)
                            + "; expected at least two teams with a player each, and a rank for each");
        }
        int[] order = IntStream.range(0, ranks.length)
                .boxed()
                .sorted(Comparator.comparingInt(team -> ranks[team]))
                .mapToInt(Integer::intValue)
                .toArray();
        SkillChain chain = chain(teams, ranks, order);
        chain.solve();
        List<List<Rating>> after = new ArrayList<>(teams);
        for (int place = 0; place < order.length; place++) {
            List<Rating> team = teams.get(order[place]);
            after.set(order[place], updated(team, chain.precision(place), chain.weightedMean(place)));
        }
        return after;
    }

    /** Returns the teams in the order of their places, and how each pair of neighbours ended. */
    private SkillChain chain(List<List<Rating>> teams, int[] ranks, int[] order) {
        SkillChain chain = new SkillChain(order.length);
        for (int place = 0; place < order.length; place++) {
            List<Rating> team = teams.get(order[place]);
            chain.team(place, sum(team), performance(team));
            if (place == 0) continue;
            int better = order[place - 1];
            boolean draw = ranks[better] == ranks[order[place]];
            if (draw && drawProbability == 0) {
                throw new IllegalArgumentException("teams " + better + " and " + order[place]
                        + " drew; that is impossible with drawProbability=0");
            }
            chain.result(place - 1, draw, margin(teams.get(better).size() + team.size()));
        }
        return chain;
    }

    private static double sum(List<Rating> team) {
        return team.stream().mapToDouble(Rating::mean).sum();
    }

    /** Variance of a team's performance. */
    private double performance(List<Rating> team) {
        return team.stream().mapToDouble(this::performance).sum();
    }

    private double performance(Rating player) {
        return player.variance() + drift * drift + beta * beta;
    }

    private double margin(int players) {
        return drawProbability == 0 ? 0 : StandardNormal.halfWidth(drawProbability) * Math.sqrt(players) * beta;
    }

    /** What the result says about the team's performance becomes what it says about each player: the others' share goes off, and the uncertainty of all of them adds up. */
    private List<Rating> updated(List<Rating> team, double precision, double weightedMean) {
        double teamMean = sum(team);
        double teamVariance = performance(team);
        List<Rating> updated = new ArrayList<>();
        for (Rating player : team) {
            double before = player.variance() + drift * drift;
            double othersVariance = teamVariance - before;
            double shrink = 1 + precision * othersVariance;
            double told = precision / shrink;
            double toldMean = (weightedMean - precision * (teamMean - player.mean)) / shrink;
            double after = 1 / (1 / before + told);
            updated.add(new Rating(after * (player.mean / before + toldMean), Math.sqrt(after)));
        }
        return updated;
    }

    /** Returns how likely a draw of two teams is, relative to that of two equal ones of known skill: 1 is the most even game. */
    public double quality(List<Rating> first, List<Rating> second) {
        double noise = (first.size() + second.size()) * beta * beta;
        double skills = first.stream().mapToDouble(Rating::variance).sum()
                + second.stream().mapToDouble(Rating::variance).sum();
        double difference = sum(first) - sum(second);
        return Math.sqrt(noise / (noise + skills)) * Math.exp(-difference * difference / (2 * (noise + skills)));
    }
}
