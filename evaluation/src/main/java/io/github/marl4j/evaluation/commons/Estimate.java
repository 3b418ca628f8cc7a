package io.github.marl4j.evaluation.commons;

import io.github.marl4j.evaluation.statistics.Interval;
import io.github.marl4j.evaluation.statistics.Scores;
import io.github.marl4j.evaluation.statistics.StratifiedBootstrap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A metric over runs.
 *
 * @param runs that it is defined for
 * @param undefined runs that it is not defined for; they are left out
 * @param mean over runs
 * @param standardDeviation with n − 1; empty for a single run
 * @param tInterval mean ± t · standard deviation / √n, as in the paper's tables; empty for a single run
 * @param bootstrapInterval percentiles of the means of resampled runs
 */
public record Estimate(
        int runs,
        int undefined,
        double mean,
        OptionalDouble standardDeviation,
        Optional<Interval> tInterval,
        Interval bootstrapInterval) {

    /**
     * Computes the estimate.
     *
     * @param values one for each run; empty where the metric is not defined
     * @param confidence of both intervals, strictly between 0 and 1
     * @return nothing if it is defined for no run
     */
    static Optional<Estimate> of(List<OptionalDouble> values, double confidence, StratifiedBootstrap bootstrap) {
        double[] defined = values.stream()
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        if (defined.length == 0) return Optional.empty();
        int n = defined.length;
        double mean = Arrays.stream(defined).sum() / n;
        OptionalDouble deviation = OptionalDouble.empty();
        Optional<Interval> interval = Optional.empty();
        if (n > 1) {
            double squares = Arrays.stream(defined)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            double spread = Math.sqrt(squares / (n - 1));
            double t = TDistribution.of(n - 1).inverseSurvivalProbability((1 - confidence) / 2);
            double half = t * spread / Math.sqrt(n);
            deviation = OptionalDouble.of(spread);
            interval = Optional.of(new Interval(mean - half, mean + half));
        }
        return Optional.of(new Estimate(
                n,
                values.size() - n,
                mean,
                deviation,
                interval,
                bootstrap.interval(Scores.ofTask(defined), Scores::mean, confidence)));
    }
}
