package io.github.marl4j.evaluation.pareto;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The points that no other point dominates. Source: morl-baselines 1.3.0, common/pareto.py. */
public final class ParetoFilter {
    private ParetoFilter() {}

    /**
     * Returns the places of the points that no point dominates, ascending; of equal points the first.
     *
     * @param points {@code [point][objective]}, finite
     * @throws IllegalArgumentException if a number is not finite or lengths differ
     */
    public static int[] indices(double[][] points) {
        return indices(points, true);
    }

    /**
     * Returns the places of the points that no point dominates, ascending.
     *
     * @param points {@code [point][objective]}, finite
     * @param removeDuplicates whether only the first of equal points is kept, or all of them
     * @throws IllegalArgumentException if a number is not finite or lengths differ
     */
    public static int[] indices(double[][] points, boolean removeDuplicates) {
        Points.check("points", points);
        // A point can be dominated only by one that comes before it in this order, so it is compared with what is kept
        // so far.
        Integer[] order = IntStream.range(0, points.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparing((Integer i) -> points[i], Points.ORDER.reversed()));
        int[] kept = new int[points.length];
        int count = 0;
        for (int candidate : order) {
            if (survives(points, kept, count, candidate, removeDuplicates)) kept[count++] = candidate;
        }
        return Arrays.stream(kept, 0, count).sorted().toArray();
    }

    private static boolean survives(double[][] points, int[] kept, int count, int candidate, boolean removeDuplicates) {
        double[] point = points[candidate];
        for (int k = 0; k < count; k++) {
            double[] other = points[kept[k]];
            // The sort is stable: of equal points the first one came first.
            if (Dominance.dominates(other, point) || removeDuplicates && Arrays.equals(other, point)) return false;
        }
        return true;
    }

    /** Returns copies of the points at {@link #indices(double[][])}, in the order of the input. */
    public static double[][] filter(double[][] points) {
        return Points.at(points, indices(points));
    }
}
