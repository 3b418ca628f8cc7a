package io.github.marl4j.evaluation.pareto;

import java.util.Random;

/** Random points for tests. */
final class Fronts {
    private Fronts() {}

    /** Points on the positive part of the unit sphere: none dominates another. */
    static double[][] sphere(int objectives, int count, long seed) {
        Random random = new Random(seed);
        double[][] points = new double[count][objectives];
        for (double[] point : points) {
            for (int j = 0; j < objectives; j++) point[j] = Math.abs(random.nextGaussian());
            double length = Math.sqrt(Points.dot(point, point));
            for (int j = 0; j < objectives; j++) point[j] /= length;
        }
        return points;
    }

    /** Whole numbers from 0 to {@code largest}: many ties, copies and dominated points. */
    static double[][] grid(int objectives, int count, int largest, long seed) {
        Random random = new Random(seed);
        double[][] points = new double[count][objectives];
        for (double[] point : points) {
            for (int j = 0; j < objectives; j++) point[j] = random.nextInt(largest + 1);
        }
        return points;
    }
}
