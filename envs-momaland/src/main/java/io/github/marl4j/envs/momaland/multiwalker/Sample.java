package io.github.marl4j.envs.momaland.multiwalker;

import io.github.marl4j.env.replay.Comparison;
import io.github.marl4j.env.replay.Json;
import java.util.Arrays;
import java.util.Map;

/** A number of many episodes, beside the summary of what was recorded of it. */
final class Sample {
    private static final double[] SHARES = {0.05, 0.25, 0.5, 0.75, 0.95};
    private static final String[] QUANTILES = {"q05", "q25", "median", "q75", "q95"};
    private static final double STANDARD_ERRORS = 4;

    private final String name;
    private final Map<String, Object> summary;
    private final double[] sorted;

    Sample(Map<String, Object> recorded, String key, double[] own) {
        name = key;
        summary = Json.map(recorded, key);
        sorted = own.clone();
        Arrays.sort(sorted);
    }

    double mean() {
        return Arrays.stream(sorted).average().orElseThrow();
    }

    double recorded(String statistic) {
        return Json.number(summary, statistic);
    }

    void compareMean(double tolerance, Comparison comparison) {
        comparison.within("mean of " + name, mean(), recorded("mean"), tolerance);
    }

    /** Compares a quantile, interpolated between neighbours as the recorded ones are. */
    void compare(String statistic, double share, double tolerance, Comparison comparison) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        double quantile = sorted[below] + (place - below) * (sorted[above] - sorted[below]);
        comparison.within(statistic + " of " + name, quantile, recorded(statistic), tolerance);
    }

    /** Requires that the recorded quantiles split our sample as they split their own, but for chance in both. */
    void compareQuantiles(int others, Comparison comparison) {
        for (int q = 0; q < SHARES.length; q++) {
            double at = recorded(QUANTILES[q]);
            double below = Arrays.stream(sorted).filter(x -> x < at).count() / (double) sorted.length;
            double nearest = Math.max(below, Math.min(below + share(at), SHARES[q]));
            double allowed = error(SHARES[q], sorted.length, others);
            comparison.within("share below " + QUANTILES[q] + " of " + name, nearest, SHARES[q], allowed);
        }
    }

    /** Returns four standard errors of the difference of two shares, at least that of one episode more or less. */
    static double error(double share, int episodes, int others) {
        double variance = share * (1 - share) * (1.0 / episodes + 1.0 / others);
        return Math.max(STANDARD_ERRORS * Math.sqrt(variance), 1.5 / Math.min(episodes, others));
    }

    /** Returns the share of one number. */
    double share(double of) {
        return Arrays.stream(sorted).filter(x -> x == of).count() / (double) sorted.length;
    }

    /** Returns the middle of what the recorded summary leaves open for the share of the greatest number: at least what is above the lowest quantile that has it; at most what the mean allows. */
    double recordedShareOfMost() {
        double most = recorded("max");
        double least = 0;
        for (int q = SHARES.length - 1; q >= 0 && recorded(QUANTILES[q]) == most; q--) least = 1 - SHARES[q];
        double atMost = 1 - (most - recorded("mean")) / (most - recorded("min"));
        return (least + atMost) / 2;
    }
}
