package io.github.marl4j.evaluation.cases;

/**
 * How far a number may be off.
 *
 * @param relative share of the size of the expected number, at least 0
 * @param absolute what is allowed however small the expected number is, positive
 */
record Tolerance(double relative, double absolute) {

    /** A deviation |got − expected| of up to {@code tolerance}·max(1, |expected|). */
    static Tolerance within(double tolerance) {
        return new Tolerance(tolerance, tolerance);
    }

    /** Returns the deviation in units of what is allowed: up to 1 is agreement. Equal numbers agree, NaN equals NaN. */
    double deviation(double got, double expected) {
        if (Double.compare(got, expected) == 0 || got == expected) return 0;
        double off = Math.abs(got - expected) / Math.max(absolute, relative * Math.abs(expected));
        // A NaN is the largest of all deviations; a plain > would let it pass.
        return Double.isNaN(off) ? Double.POSITIVE_INFINITY : off;
    }
}
