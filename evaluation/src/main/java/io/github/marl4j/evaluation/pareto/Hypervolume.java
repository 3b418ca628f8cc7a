package io.github.marl4j.evaluation.pareto;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The hypervolume: Lebesgue measure of the union of the boxes from the reference point up to each point. Exact for any number of objectives; two, three and four have
 * sweeps of their own. The time grows fast with the objectives, see docs/evaluation/pareto.md for figures.
 *
 * <p>A point that is not better than the reference point in every objective adds nothing; neither do dominated points and copies. The volume of no points is 0. (pymoo
 * raises an error there, moocore returns 0.)
 */
public final class Hypervolume {
    private Hypervolume() {}

    /**
     * Returns the hypervolume.
     *
     * @param points {@code [point][objective]}, finite, in any order; not modified
     * @param referencePoint {@code [objective]}, finite; see {@link ReferencePoint} for which points lie above it
     * @throws IllegalArgumentException if a number is not finite or lengths differ
     */
    public static double of(double[][] points, double[] referencePoint) {
        Points.check("reference point", new double[][] {referencePoint}, referencePoint.length);
        Points.check("front", points, referencePoint.length);
        double[][] boxes = boxes(points, referencePoint);
        if (referencePoint.length == 1) {
            return Arrays.stream(boxes).mapToDouble(box -> box[0]).max().orElse(0);
        }
        return volume(boxes);
    }

    /**
     * Returns what each point adds to the volume of all others: {@code V(points) − V(points without it)}, {@code [point]}, at least 0. Copies add nothing.
     *
     * @param points {@code [point][objective]}, finite; not modified
     * @param referencePoint {@code [objective]}, finite
     * @throws IllegalArgumentException if a number is not finite or lengths differ
     */
    public static double[] contributions(double[][] points, double[] referencePoint) {
        double all = of(points, referencePoint);
        double[] contributions = new double[points.length];
        for (int left = 0; left < points.length; left++) {
            double[][] others = new double[points.length - 1][];
            System.arraycopy(points, 0, others, 0, left);
            System.arraycopy(points, left + 1, others, left, others.length - left);
            contributions[left] = Math.max(0, all - of(others, referencePoint));
        }
        return contributions;
    }

    /** Returns the points above the reference point, counted from it. */
    private static double[][] boxes(double[][] points, double[] referencePoint) {
        return Arrays.stream(points)
                .filter(point -> Dominance.strictlyDominates(point, referencePoint))
                .map(point -> {
                    double[] box = new double[point.length];
                    for (int j = 0; j < box.length; j++) box[j] = point[j] - referencePoint[j];
                    return box;
                })
                .toArray(double[][]::new);
    }

    private static double volume(double[][] boxes) {
        if (boxes.length == 0) return 0;
        int objectives = boxes[0].length;
        // No filter: the sweep drops what is covered.
        Arrays.sort(boxes, Comparator.comparingDouble(box -> -box[objectives - 1]));
        double[] flat = new double[boxes.length * objectives];
        for (int i = 0; i < boxes.length; i++) System.arraycopy(boxes[i], 0, flat, i * objectives, objectives);
        return new HypervolumeSweep(boxes.length, objectives).volume(flat, boxes.length);
    }
}
