package io.github.marl4j.evaluation.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The points that matter when utilities are linear, as morl-baselines picks them: vertices of the convex hull of all points that no other vertex dominates. Points within
 * a facet are lost, and a vertex may stay that is optimal for no weight of non-negative numbers.
 *
 * <p>Where there is no hull, because there are fewer distinct points than objectives + 1 or they lie in a plane, Quickhull raises an error in morl-baselines. Here such points
 * are Pareto filtered, then those that are optimal for no weight, all objectives having at least 1e-6, are removed.
 */
public final class ConvexFilter {
    /** Below this share of the largest coordinate a number counts as 0. */
    private static final double TOLERANCE = 1e-9;

    private ConvexFilter() {}

    /**
     * What is kept.
     *
     * @param indices places of the kept points, ascending; of equal points the first
     * @param hullBuilt whether there was a hull; up to two points need none
     */
    public record Kept(int[] indices, boolean hullBuilt) {}

    /**
     * Filters points.
     *
     * @param points {@code [point][objective]}, finite; not modified
     * @throws IllegalArgumentException if a number is not finite or lengths differ
     */
    public static Kept of(double[][] points) {
        int objectives = Points.check("points", points);
        if (points.length <= 2 || objectives == 1) return new Kept(ParetoFilter.indices(points), true);
        int[] distinct = distinct(points);
        double[][] scaled = scaled(Points.at(points, distinct));
        boolean hull = rank(scaled) == objectives;
        int[] candidates = hull ? vertices(scaled) : ParetoFilter.indices(scaled);
        int[] kept = hull
                ? pick(candidates, ParetoFilter.indices(Points.at(scaled, candidates)))
                : optimal(scaled, candidates);
        return new Kept(pick(distinct, kept), hull);
    }

    /** Returns copies of the kept points, in the order of the input. */
    public static double[][] filter(double[][] points) {
        return Points.at(points, of(points).indices());
    }

    private static int[] pick(int[] from, int[] places) {
        return Arrays.stream(places).map(place -> from[place]).toArray();
    }

    private static int[] distinct(double[][] points) {
        return IntStream.range(0, points.length)
                .filter(i -> IntStream.range(0, i).noneMatch(earlier -> Arrays.equals(points[earlier], points[i])))
                .toArray();
    }

    /** Moves the centre to 0 and divides every objective by its largest value, which moves no vertex and changes no dominance but makes tolerances mean something. */
    private static double[][] scaled(double[][] points) {
        int objectives = points[0].length;
        double[][] scaled = new double[points.length][objectives];
        for (int j = 0; j < objectives; j++) {
            int objective = j;
            double centre = Arrays.stream(points)
                    .mapToDouble(point -> point[objective])
                    .average()
                    .orElseThrow();
            double reach = Arrays.stream(points)
                    .mapToDouble(point -> Math.abs(point[objective] - centre))
                    .max()
                    .orElseThrow();
            for (int i = 0; i < points.length; i++) scaled[i][j] = reach == 0 ? 0 : (points[i][j] - centre) / reach;
        }
        return scaled;
    }

    /** Returns the dimension of the smallest plane that holds all points, by elimination with full pivoting. */
    private static int rank(double[][] points) {
        double[][] rows = Arrays.stream(points)
                .map(point -> IntStream.range(0, point.length)
                        .mapToDouble(j -> point[j] - points[0][j])
                        .toArray())
                .toArray(double[][]::new);
        int objectives = points[0].length;
        for (int rank = 0; rank < objectives; rank++) {
            int row = rank;
            int column = rank;
            for (int i = rank; i < rows.length; i++) {
                for (int j = rank; j < objectives; j++) {
                    if (Math.abs(rows[i][j]) > Math.abs(rows[row][column])) {
                        row = i;
                        column = j;
                    }
                }
            }
            if (rank == rows.length || Math.abs(rows[row][column]) <= TOLERANCE) return rank;
            eliminate(rows, rank, row, column);
        }
        return objectives;
    }

    private static void eliminate(double[][] rows, int rank, int row, int column) {
        double[] pivot = rows[row];
        rows[row] = rows[rank];
        rows[rank] = pivot;
        for (double[] each : rows) {
            double swapped = each[column];
            each[column] = each[rank];
            each[rank] = swapped;
        }
        for (int i = rank + 1; i < rows.length; i++) {
            double factor = rows[i][rank] / pivot[rank];
            for (int j = rank; j < pivot.length; j++) rows[i][j] -= factor * pivot[j];
        }
    }

    private static int[] vertices(double[][] points) {
        if (points[0].length == 2) return corners(points);
        return IntStream.range(0, points.length)
                .filter(i -> LinearPrograms.distanceFromHull(points[i], without(points, i)) > TOLERANCE)
                .toArray();
    }

    private static double[][] without(double[][] points, int left) {
        return IntStream.range(0, points.length)
                .filter(i -> i != left)
                .mapToObj(i -> points[i])
                .toArray(double[][]::new);
    }

    /** The hull of points in the plane, ascending. Source: A. M. Andrew, Another efficient algorithm for convex hulls in two dimensions (1979). */
    private static int[] corners(double[][] points) {
        List<Integer> sorted = IntStream.range(0, points.length)
                .boxed()
                .sorted((a, b) -> Points.ORDER.compare(points[a], points[b]))
                .toList();
        List<Integer> reversed = new ArrayList<>(sorted);
        Collections.reverse(reversed);
        return IntStream.concat(chain(points, sorted), chain(points, reversed))
                .distinct()
                .sorted()
                .toArray();
    }

    private static IntStream chain(double[][] points, List<Integer> order) {
        List<Integer> chain = new ArrayList<>();
        for (int next : order) {
            while (chain.size() > 1
                    && !turnsLeft(
                            points[chain.get(chain.size() - 2)], points[chain.get(chain.size() - 1)], points[next])) {
                chain.remove(chain.size() - 1);
            }
            chain.add(next);
        }
        return chain.stream().mapToInt(Integer::intValue);
    }

    private static boolean turnsLeft(double[] a, double[] b, double[] c) {
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) > TOLERANCE * TOLERANCE;
    }

    private static int[] optimal(double[][] points, int[] candidates) {
        if (candidates.length == 1) return candidates;
        double[][] front = Points.at(points, candidates);
        return IntStream.range(0, front.length)
                .filter(i -> LinearPrograms.bestMarginOfAnyWeight(front[i], without(front, i)) >= -TOLERANCE)
                .map(i -> candidates[i])
                .toArray();
    }
}
