package io.github.marl4j.evaluation.curves;

import io.github.marl4j.evaluation.runs.Metrics;
import io.github.marl4j.evaluation.runs.RunFolder;
import io.github.marl4j.evaluation.runs.RunGroup;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Brings the seeds of a group of runs onto one grid. */
public final class CurveData {
    /** Points of a grid when the seeds were not measured at the same places. */
    static final int GRID_POINTS = 200;

    /** What a curve is drawn over. */
    public enum XAxis {
        /** Environment steps. */
        STEPS("Environment steps", Metrics.Point::step),
        /** Seconds of training. */
        WALL_SECONDS("Training time [s]", Metrics.Point::wallSeconds);

        private final String title;
        private final ToDoubleFunction<Metrics.Point> of;

        XAxis(String title, ToDoubleFunction<Metrics.Point> of) {
            this.title = title;
            this.of = of;
        }

        /** Axis title with its unit. */
        public String title() {
            return title;
        }
    }

    private CurveData() {}

    /**
     * Returns one metric of a group, or nothing if no run has it. Runs without the metric are left out; {@link Curve#seeds} tells which are in.
     *
     * <p>The grid is the range all seeds cover, so nothing is extrapolated: the common places of measurement where the seeds share them, else
     * {@value #GRID_POINTS} equal steps with linear interpolation between measurements.
     *
     * <p>Over time short runs may share no range at all, because one seed was faster than another: then there is no curve over time either.
     *
     * @throws IllegalArgumentException if the seeds have no range of steps in common
     */
    public static Optional<Curve> curve(RunGroup group, String metric, XAxis axis) {
        Map<Long, Metrics.Series> bySeed = new TreeMap<>();
        for (RunFolder run : group.runs()) {
            run.metrics().series(metric).ifPresent(series -> bySeed.put(run.seed(), series));
        }
        if (bySeed.isEmpty()) {
            return Optional.empty();
        }
        double[][] x = bySeed.values().stream()
                .map(series -> series.points().stream().mapToDouble(axis.of).toArray())
                .toArray(double[][]::new);
        double[][] y = bySeed.values().stream()
                .map(series -> series.points().stream()
                        .mapToDouble(Metrics.Point::value)
                        .toArray())
                .toArray(double[][]::new);
        if (axis == XAxis.WALL_SECONDS && first(x) > last(x)) {
            return Optional.empty();
        }
        String what = metric + " of " + group.task() + " " + group.label();
        return Optional.of(aligned(group.label(), what, List.copyOf(bySeed.keySet()), x, y));
    }

    /**
     * Brings measurements onto one grid, see {@link #curve}.
     *
     * @param label of the curve
     * @param what was measured, for errors
     * @param seeds of the rows
     * @param x {@code [seed][measurement]}, ascending, at least one for each seed
     * @param y {@code [seed][measurement]}
     * @throws IllegalArgumentException if the seeds have no range in common
     */
    public static Curve aligned(String label, String what, List<Long> seeds, double[][] x, double[][] y) {
        double[] grid = grid(what, seeds, x);
        double[][] values = new double[x.length][];
        for (int seed = 0; seed < x.length; seed++) {
            values[seed] = interpolate(x[seed], y[seed], grid);
        }
        double longest = Arrays.stream(x)
                .mapToDouble(each -> each[each.length - 1])
                .max()
                .orElseThrow();
        return new Curve(label, seeds, grid, values, longest);
    }

    /** Returns where the last seed begins. */
    private static double first(double[][] x) {
        return Arrays.stream(x).mapToDouble(each -> each[0]).max().orElseThrow();
    }

    /** Returns where the first seed ends. */
    private static double last(double[][] x) {
        return Arrays.stream(x).mapToDouble(each -> each[each.length - 1]).min().orElseThrow();
    }

    private static double[] grid(String what, List<Long> seeds, double[][] x) {
        boolean shared = Arrays.stream(x).allMatch(each -> Arrays.equals(each, x[0]));
        if (shared && x[0].length <= 2 * GRID_POINTS) {
            return Arrays.stream(x[0]).distinct().toArray();
        }
        double from = first(x);
        double to = last(x);
        if (from > to) {
            throw new IllegalArgumentException(
                    "seeds " + seeds + " share no range of " + what + " (one starts at " + from
                            + ", another ends at " + to
                            + "); leave out the short run");
        }
        double[] grid = new double[from == to ? 1 : GRID_POINTS];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = i == grid.length - 1 ? to : from + (to - from) * i / (grid.length - 1);
        }
        return grid;
    }

    /**
     * Piecewise linear values at ascending places; where several measurements share a place, the last one counts.
     *
     * @param x places of measurement, ascending
     * @param grid within [x[0], x[last]], ascending
     */
    static double[] interpolate(double[] x, double[] y, double[] grid) {
        double[] values = new double[grid.length];
        int i = 0;
        for (int g = 0; g < grid.length; g++) {
            while (i + 1 < x.length && x[i + 1] <= grid[g]) {
                i++;
            }
            boolean between = i + 1 < x.length && grid[g] > x[i];
            values[g] = between ? y[i] + (y[i + 1] - y[i]) * (grid[g] - x[i]) / (x[i + 1] - x[i]) : y[i];
        }
        return values;
    }
}
