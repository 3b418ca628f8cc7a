package io.github.marl4j.evaluation.pareto;

import java.util.Arrays;
import java.util.Comparator;

/** Checks of points, and small things that several measures share. */
final class Points {
    /** Lexicographic order. */
    static final Comparator<double[]> ORDER = Arrays::compare;

    private Points() {}

    /**
     * Checks that all points are finite and of one length.
     *
     * @param what who they are, for errors, e.g. {@code front}
     * @return the number of objectives; 0 if there is no point
     * @throws IllegalArgumentException naming the first wrong point
     */
    static int check(String what, double[][] points) {
        for (int i = 0; i < points.length; i++) check(what, points, i, points[0].length);
        return points.length == 0 ? 0 : points[0].length;
    }

    /**
     * Checks that all points are finite and have this many objectives.
     *
     * @throws IllegalArgumentException naming the first wrong point
     */
    static void check(String what, double[][] points, int objectives) {
        for (int i = 0; i < points.length; i++) check(what, points, i, objectives);
    }

    private static void check(String what, double[][] points, int index, int objectives) {
        double[] point = points[index];
        if (point.length == 0 || point.length != objectives) {
            throw new IllegalArgumentException(what + ": point " + index + " has objectives=" + point.length
                    + "; expected " + (objectives == 0 ? "at least 1" : objectives));
        }
        for (int j = 0; j < objectives; j++) {
            if (!Double.isFinite(point[j])) {
                throw new IllegalArgumentException(what + ": point " + index + " " + Arrays.toString(point) + " has "
                        + point[j] + " in objective " + j + "; expected a finite number");
            }
        }
    }

    /** Returns copies of the points at these places. */
    static double[][] at(double[][] points, int[] indices) {
        return Arrays.stream(indices).mapToObj(i -> points[i].clone()).toArray(double[][]::new);
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) sum += a[j] * b[j];
        return sum;
    }

    /** Returns the largest absolute value of any coordinate. */
    static double scale(double[][] points) {
        double scale = 0;
        for (double[] point : points) for (double value : point) scale = Math.max(scale, Math.abs(value));
        return scale;
    }
}
