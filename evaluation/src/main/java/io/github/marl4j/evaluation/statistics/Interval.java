package io.github.marl4j.evaluation.statistics;

/**
 * A closed interval of finite numbers.
 *
 * @param low lower end, at most {@code high}
 * @param high upper end
 */
public record Interval(double low, double high) {
    /**
     * Checks the ends.
     *
     * @throws IllegalArgumentException if an end is not finite or the ends are swapped
     */
    public Interval {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
            throw new IllegalArgumentException(
                    "interval [" + low + ", " + high + "] is not an interval; expected finite ends with low <= high");
        }
    }

    /** Whether the value lies between the ends, ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
