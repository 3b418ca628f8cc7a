package io.github.marl4j.evaluation.pareto;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The corner from which hypervolumes are measured. It is always given, never guessed from a front: volumes compare only where it is the same. Immutable.
 *
 * @param values {@code [objective]}, finite; a copy
 */
public record ReferencePoint(double[] values) {
    /** Points that a message names. */
    private static final int MOST_NAMED = 3;

    /**
     * Copies and checks the numbers.
     *
     * @throws IllegalArgumentException if there is none or one is not finite
     */
    public ReferencePoint {
        values = values.clone();
        if (values.length == 0)
            throw new IllegalArgumentException("reference point has no objectives; expected 1 or more");
        for (int j = 0; j < values.length; j++) {
            if (!Double.isFinite(values[j])) {
                throw new IllegalArgumentException("reference point " + Arrays.toString(values) + " has " + values[j]
                        + " in objective " + j + "; expected a finite number");
            }
        }
    }

    @Override
    public double[] values() {
        return values.clone();
    }

    /** Returns the number of objectives. */
    public int objectives() {
        return values.length;
    }

    /**
     * Returns the places of the points that are not better than this one in every objective, and so add nothing to a hypervolume.
     *
     * @throws IllegalArgumentException if a number is not finite or a point has another number of objectives
     */
    public int[] notBelow(double[][] points) {
        Points.check("front (the reference point has objectives=" + values.length + ")", points, values.length);
        return IntStream.range(0, points.length)
                .filter(i -> !Dominance.strictlyDominates(points[i], values))
                .toArray();
    }

    /** Returns a sentence that names the points of {@link #notBelow}, or nothing if there is none. */
    public Optional<String> objection(double[][] points) {
        int[] inside = notBelow(points);
        if (inside.length == 0) return Optional.empty();
        String named = Arrays.stream(inside)
                .limit(MOST_NAMED)
                .mapToObj(i -> i + " " + Arrays.toString(points[i]))
                .collect(Collectors.joining(", "));
        return Optional.of("reference point " + Arrays.toString(values) + " is not below " + inside.length + " of "
                + points.length + " points, which add nothing to the hypervolume: " + named
                + (inside.length > MOST_NAMED ? ", …" : "")
                + "; a point counts only if it is better in every objective");
    }

    /**
     * Demands that every point counts.
     *
     * @throws IllegalArgumentException with the {@link #objection} if some point does not
     */
    public void requireBelow(double[][] points) {
        objection(points).ifPresent(objection -> {
            throw new IllegalArgumentException(objection);
        });
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReferencePoint point && Arrays.equals(values, point.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
