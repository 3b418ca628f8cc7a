package io.github.marl4j.evaluation.games;

import java.util.Arrays;

/** Checks of probabilities. */
public final class Distribution {
    /** How far the sum may be from 1: less than this is rounding. */
    private static final double ROUNDING = 1e-9;

    private Distribution() {}

    /**
     * Returns the argument if its numbers are probabilities.
     *
     * @param what names it in errors
     * @param probabilities not modified
     * @throws IllegalArgumentException if one is negative or not a number, or their sum is not 1 within 1e-9
     */
    public static double[] require(String what, double[] probabilities) {
        double sum = 0;
        for (double p : probabilities) {
            if (!(p >= 0)) throw wrong(what, probabilities);
            sum += p;
        }
        if (Math.abs(sum - 1) > ROUNDING) throw wrong(what, probabilities);
        return probabilities;
    }

    /**
     * Returns the argument if it gives probabilities to as many things as expected; see {@link #require(String, double[])}.
     *
     * @param length how many there must be
     */
    public static double[] require(String what, double[] probabilities, int length) {
        if (probabilities.length != length) {
            throw new IllegalArgumentException(
                    what + " has " + probabilities.length + " probabilities; expected " + length);
        }
        return require(what, probabilities);
    }

    /** Returns equal probabilities. */
    public static double[] uniform(int length) {
        double[] uniform = new double[length];
        Arrays.fill(uniform, 1.0 / length);
        return uniform;
    }

    private static IllegalArgumentException wrong(String what, double[] probabilities) {
        return new IllegalArgumentException(what + " has " + Arrays.toString(probabilities)
                + "; expected probabilities, none negative, with the sum 1");
    }
}
