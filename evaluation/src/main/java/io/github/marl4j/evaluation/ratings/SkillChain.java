package io.github.marl4j.evaluation.ratings;

import io.github.marl4j.evaluation.statistics.StandardNormal;

/**
 * The performances of teams in the order of their places, and what the result of each pair of neighbours says about them: expectation propagation on a chain. Normal distributions are kept as
 * precision π = 1/σ² and weighted mean τ = μ/σ²; a message that says nothing has π = 0.
 *
 * <p>Source: Herbrich, Minka, Graepel (2006), section 3 and table 1.
 */
final class SkillChain {
    /** Messages that change by less are done; the cases of the Python package stop at 1e-4. */
    private static final double DONE = 1e-9;

    private static final int MOST_ROUNDS = 1000;

    /** Beyond this many deviations, series replace quotients of vanishing numbers. */
    private static final double FAR = 30;

    private final int teams;
    private final double[] mean; // [place], of the prior, as the next
    private final double[] variance;
    private final boolean[] draw; // [pair], as the rest; pair p is that of places p and p + 1
    private final double[] margin;
    private final double[] upPrecision; // what the pair says about its better team
    private final double[] upMean;
    private final double[] downPrecision; // and about the other
    private final double[] downMean;
    private double change;

    SkillChain(int teams) {
        this.teams = teams;
        mean = new double[teams];
        variance = new double[teams];
        draw = new boolean[teams - 1];
        margin = new double[teams - 1];
        upPrecision = new double[teams - 1];
        upMean = new double[teams - 1];
        downPrecision = new double[teams - 1];
        downMean = new double[teams - 1];
    }

    void team(int place, double priorMean, double priorVariance) {
        mean[place] = priorMean;
        variance[place] = priorVariance;
    }

    void result(int pair, boolean isDraw, double drawMargin) {
        draw[pair] = isDraw;
        margin[pair] = drawMargin;
    }

    /** Goes down and up the chain until nothing changes. */
    void solve() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            change = 0;
            for (int pair = 0; pair < teams - 1; pair++) pass(pair);
            for (int pair = teams - 3; pair >= 0; pair--) pass(pair);
            if (change < DONE) return;
        }
        throw new IllegalStateException(
                "the skills of " + teams + " teams still change by " + change + " after " + MOST_ROUNDS + " rounds");
    }

    /** Returns the precision of what the results say about a team. */
    double precision(int place) {
        return (place > 0 ? downPrecision[place - 1] : 0) + (place < teams - 1 ? upPrecision[place] : 0);
    }

    /** Returns the weighted mean of what the results say about a team. */
    double weightedMean(int place) {
        return (place > 0 ? downMean[place - 1] : 0) + (place < teams - 1 ? upMean[place] : 0);
    }

    private void pass(int pair) {
        int upper = pair;
        int lower = pair + 1;
        // What is known of the two without this pair's own result.
        double upperVariance = 1 / (1 / variance[upper] + precision(upper) - upPrecision[pair]);
        double upperMean = upperVariance * (mean[upper] / variance[upper] + weightedMean(upper) - upMean[pair]);
        double lowerVariance = 1 / (1 / variance[lower] + precision(lower) - downPrecision[pair]);
        double lowerMean = lowerVariance * (mean[lower] / variance[lower] + weightedMean(lower) - downMean[pair]);
        double spread = upperVariance + lowerVariance;
        double deviation = Math.sqrt(spread);
        double lead = (upperMean - lowerMean) / deviation;
        Truncated truncated = truncated(lead, margin[pair] / deviation, draw[pair]);
        double after = spread * (1 - truncated.narrowing);
        double precision = 1 / after - 1 / spread;
        double weighted = (deviation * (lead + truncated.shift)) / after - deviation * lead / spread;
        double up = 1 + precision * lowerVariance;
        double down = 1 + precision * upperVariance;
        upPrecision[pair] = changed(upPrecision[pair], precision / up);
        upMean[pair] = changed(upMean[pair], (weighted + precision * lowerMean) / up);
        downPrecision[pair] = changed(downPrecision[pair], precision / down);
        downMean[pair] = changed(downMean[pair], (precision * upperMean - weighted) / down);
    }

    private double changed(double before, double now) {
        change = Math.max(change, Math.abs(now - before));
        return now;
    }

    /** How the mean of a standard normal lead moves (v) and its variance shrinks (w) when the result is known. */
    private record Truncated(double shift, double narrowing) {}

    private static Truncated truncated(double lead, double margin, boolean draw) {
        return draw ? within(lead, margin) : above(lead - margin);
    }

    /** The lead exceeds the margin by x on average, and is known to exceed it. */
    private static Truncated above(double x) {
        double shift;
        if (x < -FAR) shift = -x - 1 / x + 2 / (x * x * x);
        else shift = StandardNormal.density(x) / StandardNormal.below(x);
        return new Truncated(shift, shift * (shift + x));
    }

    /** The lead is known to be within the margin. */
    private static Truncated within(double lead, double margin) {
        double size = Math.abs(lead);
        double near = margin - size;
        double far = -margin - size;
        if (near < -FAR) {
            Truncated atTheEdge = above(near);
            return new Truncated(-Math.signum(lead) * atTheEdge.shift, atTheEdge.narrowing);
        }
        double inside = StandardNormal.below(near) - StandardNormal.below(far);
        double shift = (StandardNormal.density(far) - StandardNormal.density(near)) / inside;
        double narrowing =
                shift * shift + (near * StandardNormal.density(near) - far * StandardNormal.density(far)) / inside;
        return new Truncated(Math.signum(lead) * shift, narrowing);
    }
}
