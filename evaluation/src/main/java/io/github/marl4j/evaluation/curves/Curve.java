package io.github.marl4j.evaluation.curves;

import io.github.marl4j.evaluation.statistics.Interval;
import io.github.marl4j.evaluation.statistics.Scores;
import io.github.marl4j.evaluation.statistics.StratifiedBootstrap;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One metric of several seeds on a common grid. Immutable as long as nobody writes into the arrays.
 *
 * @param label what the legend says
 * @param seeds seeds of the rows of {@code values}
 * @param x grid, ascending, {@code [point]}: environment steps or seconds
 * @param values {@code [seed][point]}, finite
 * @param longest the last x of the seed that goes furthest; beyond the grid when other seeds end earlier
 */
public record Curve(String label, List<Long> seeds, double[] x, double[][] values, double longest) {
    /** What the line shows. */
    public enum Centre {
        /** Mean over seeds. */
        MEAN(Scores::mean),
        /** Interquartile mean over seeds; the same as the mean below four seeds. */
        IQM(Scores::iqm);

        private final ToDoubleFunction<Scores> statistic;

        Centre(ToDoubleFunction<Scores> statistic) {
            this.statistic = statistic;
        }
    }

    /**
     * A line with a band around it.
     *
     * @param label what the legend says
     * @param x grid {@code [point]}
     * @param centre the line {@code [point]}
     * @param low lower edge {@code [point]}
     * @param high upper edge {@code [point]}; equal to the line where there is a single seed
     */
    public record Band(String label, double[] x, double[] centre, double[] low, double[] high) {}

    /** The centre over seeds with the percentile bootstrap interval at each point; seeds are what is resampled. */
    public Band band(Centre centre, StratifiedBootstrap bootstrap, double confidence) {
        Band band = new Band(label, x, new double[x.length], new double[x.length], new double[x.length]);
        for (int point = 0; point < x.length; point++) {
            int at = point;
            Scores scores = Scores.ofTask(
                    Arrays.stream(values).mapToDouble(seed -> seed[at]).toArray());
            Interval interval = bootstrap.interval(scores, centre.statistic, confidence);
            band.centre[point] = centre.statistic.applyAsDouble(scores);
            band.low[point] = interval.low();
            band.high[point] = interval.high();
        }
        return band;
    }
}
