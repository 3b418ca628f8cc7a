package io.github.marl4j.envs.commons;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * By what factor the resource grows in a month, as a fraction, so that whole units stay exact.
 *
 * @param numerator at least the denominator
 * @param denominator at least 1
 */
public record Growth(int numerator, int denominator) {

    /** The resource doubles. */
    public static final Growth DOUBLING = new Growth(2, 1);

    public Growth {
        if (denominator < 1 || numerator < denominator) {
            throw new IllegalArgumentException(
                    "growth=" + numerator + "/" + denominator + " must be a factor of at least 1");
        }
    }

    /**
     * Reads a factor.
     *
     * @param value a number, or a text like {@code 2}, {@code 1.5} or {@code 3/2}
     * @throws IllegalArgumentException if it is neither, below 1, or no fraction of two {@code int}
     */
    public static Growth of(Object value) {
        try {
            String[] parts = String.valueOf(value).trim().split("\\s*/\\s*");
            BigDecimal above = new BigDecimal(parts[0]);
            BigDecimal below = parts.length == 1 ? BigDecimal.ONE : new BigDecimal(parts[1]);
            int scale = Math.max(0, Math.max(above.scale(), below.scale()));
            BigInteger numerator = above.movePointRight(scale).toBigIntegerExact();
            BigInteger denominator = below.movePointRight(scale).toBigIntegerExact();
            BigInteger common = numerator.gcd(denominator).max(BigInteger.ONE);
            if (parts.length > 2) throw new NumberFormatException("two bars");
            return new Growth(
                    numerator.divide(common).intValueExact(),
                    denominator.divide(common).intValueExact());
        } catch (ArithmeticException | NumberFormatException noFraction) {
            throw new IllegalArgumentException(
                    "growth=" + value + " must be a factor of at least 1, e.g. 2, 1.5 or 3/2", noFraction);
        }
    }

    /** Returns what {@code left} units grow to, rounded down and at most {@code capacity}. */
    public int regrown(int left, int capacity) {
        long grown = (long) left * numerator;
        return (int) Math.min(capacity, denominator == 1 ? grown : grown / denominator);
    }

    /** Returns the most units that all together may take from {@code pool} so that it grows back to what it was, rounded down. */
    public int sustainable(int pool) {
        if (numerator == 2 && denominator == 1) return pool >> 1; // the usual case, without a division
        return (int) ((long) pool * (numerator - denominator) / numerator);
    }

    /** Returns the factor as options have it: {@code 2} or {@code 3/2}. */
    @Override
    public String toString() {
        return denominator == 1 ? String.valueOf(numerator) : numerator + "/" + denominator;
    }
}
