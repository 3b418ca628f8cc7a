package io.github.marl4j.evaluation.pareto;

/**
 * How good the front of a run was at some moment of its training.
 *
 * @param step environment steps so far, at least 0
 * @param hypervolume from the run's reference point, at least 0
 * @param expectedUtility for the run's weights, finite
 * @param cardinality points after filtering, at least 1
 */
public record FrontSnapshot(long step, double hypervolume, double expectedUtility, int cardinality) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public FrontSnapshot {
        if (step < 0) throw new IllegalArgumentException("step=" + step + " must be at least 0");
        if (!(hypervolume >= 0 && hypervolume < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("hypervolume=" + hypervolume + " must be a finite number of at least 0");
        }
        if (!Double.isFinite(expectedUtility)) {
            throw new IllegalArgumentException("expectedUtility=" + expectedUtility + " must be a finite number");
        }
        if (cardinality < 1) throw new IllegalArgumentException("cardinality=" + cardinality + " must be at least 1");
    }

    /**
     * Measures a front.
     *
     * @param points {@code [policy][objective]}, at least one
     */
    public static FrontSnapshot of(long step, double[][] points, ReferencePoint referencePoint, WeightSet weights) {
        double[][] front = ParetoFilter.filter(points);
        return new FrontSnapshot(
                step,
                Hypervolume.of(front, referencePoint.values()),
                FrontMetrics.expectedUtility(front, weights.weights()),
                front.length);
    }
}
