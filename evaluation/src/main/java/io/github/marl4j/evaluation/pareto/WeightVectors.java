package io.github.marl4j.evaluation.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * Weights of objectives: non-negative vectors with sum 1, {@code [weight][objective]}. Source: morl-baselines 1.3.0, common/weights.py; pymoo 0.6.2 for Das-Dennis.
 */
public final class WeightVectors {
    /** How far a sum may be from 1. */
    private static final double TOLERANCE = 1e-9;
    /** Greatest angle of the cone around equal weights. Source: CAPQL in morl-baselines 1.3.0. */
    private static final double CONE_DEGREES = 22.5;

    private WeightVectors() {}

    /**
     * Checks a weight.
     *
     * @throws IllegalArgumentException if a number is negative or not finite, or the sum is not 1 within 1e-9
     */
    public static void check(double[] weight) {
        double sum = 0;
        for (double w : weight) {
            if (!(w >= 0 && w < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "weight " + Arrays.toString(weight) + " has " + w + "; expected finite numbers of at least 0");
            }
            sum += w;
        }
        if (!(Math.abs(sum - 1) <= TOLERANCE)) {
            throw new IllegalArgumentException(
                    "weight " + Arrays.toString(weight) + " sums to " + sum + "; expected 1: divide it by its sum");
        }
    }

    /** Checks weights; {@code objectives} of 0 stands for as many as the first one has. */
    static void check(double[][] weights, int objectives) {
        if (weights.length == 0) throw new IllegalArgumentException("no weights came; expected at least 1");
        int expected = objectives == 0 ? weights[0].length : objectives;
        for (double[] weight : weights) {
            if (weight.length != expected) {
                throw new IllegalArgumentException("weight " + Arrays.toString(weight) + " has numbers=" + weight.length
                        + "; expected one for each of objectives=" + expected);
            }
            check(weight);
        }
    }

    /** Returns the unit vectors in order: all weight on one objective. */
    public static double[][] extrema(int objectives) {
        double[][] extrema = new double[atLeastOne("objectives", objectives)][objectives];
        for (int j = 0; j < objectives; j++) extrema[j][j] = 1;
        return extrema;
    }

    /**
     * Returns all (k_1, …, k_d)/p with Σk = p in ascending lexicographic order: C(p+d−1, d−1) vectors.
     *
     * @param partitions p, at least 1
     */
    public static double[][] dasDennis(int objectives, int partitions) {
        atLeastOne("objectives", objectives);
        atLeastOne("partitions", partitions);
        List<double[]> weights = new ArrayList<>();
        spread(new int[objectives], 0, partitions, partitions, weights);
        return weights.toArray(double[][]::new);
    }

    private static void spread(int[] parts, int objective, int left, int partitions, List<double[]> weights) {
        if (objective == parts.length - 1) {
            parts[objective] = left;
            weights.add(Arrays.stream(parts)
                    .mapToDouble(k -> (double) k / partitions)
                    .toArray());
            return;
        }
        for (int k = 0; k <= left; k++) {
            parts[objective] = k;
            spread(parts, objective + 1, left - k, partitions, weights);
        }
    }

    /**
     * Returns the default of morl-baselines, weights of least Riesz energy, where their table is shipped: 5, 10 or 50 of two objectives, 10 or 50 of three, 20 of four.
     * For all other numbers it is Das-Dennis with the fewest partitions that give at least {@code count} vectors; with two objectives these are exactly {@code count}
     * on the grid i/(count−1), which the energy weights approach within 0.0013. {@link WeightSet#origin()} tells which it was.
     *
     * @param count how many, at least 1
     */
    public static WeightSet equallySpaced(int objectives, int count) {
        atLeastOne("objectives", objectives);
        atLeastOne("count", count);
        Optional<double[][]> table = EnergyWeights.table(objectives, count);
        if (table.isPresent()) {
            return new WeightSet(
                    "Riesz energy (" + EnergyWeights.source() + "), objectives=" + objectives + ", count=" + count,
                    table.get());
        }
        int partitions = 1;
        while (objectives > 1 && binomial(partitions + objectives - 1, objectives - 1) < count) partitions++;
        return new WeightSet(
                "Das-Dennis, objectives=" + objectives + ", partitions=" + partitions,
                dasDennis(objectives, partitions));
    }

    private static double binomial(int n, int k) {
        double product = 1;
        for (int i = 1; i <= k; i++) product = product * (n - k + i) / i;
        return Math.rint(product);
    }

    /** Returns weights drawn from Dirichlet(1, …, 1): uniform on the simplex. */
    public static double[][] dirichlet(int objectives, int count, RandomGenerator random) {
        return draw(objectives, count, random::nextExponential);
    }

    /** Returns absolute values of standard normals, divided by their sum. */
    public static double[][] gaussian(int objectives, int count, RandomGenerator random) {
        return draw(objectives, count, () -> Math.abs(random.nextGaussian()));
    }

    private static double[][] draw(int objectives, int count, DoubleSupplier number) {
        double[][] weights = new double[atLeastOne("count", count)][atLeastOne("objectives", objectives)];
        for (double[] weight : weights) {
            for (int j = 0; j < objectives; j++) weight[j] = number.getAsDouble();
            normalise(weight);
        }
        return weights;
    }

    /**
     * Returns weights in a cone of 22.5° around equal weights: normalise₁(tan(φ)·s + w₀) with w₀ = 1/√d, a random unit vector s at a right angle to it, and φ uniform from 0 to
     * 22.5°. Beyond about six objectives the cone leaves the simplex; such draws, with a negative number, are repeated.
     *
     * @param objectives at least 2
     */
    public static double[][] cone(int objectives, int count, RandomGenerator random) {
        if (objectives < 2) throw new IllegalArgumentException("objectives=" + objectives + " must be at least 2");
        double[][] weights = new double[atLeastOne("count", count)][];
        for (int i = 0; i < count; i++) {
            do weights[i] = inCone(objectives, random);
            while (Arrays.stream(weights[i]).anyMatch(w -> w < 0));
        }
        return weights;
    }

    private static double[] inCone(int objectives, RandomGenerator random) {
        double[] side = new double[objectives];
        double length = 0;
        while (length < 1e-9) {
            for (int j = 0; j < objectives; j++) side[j] = random.nextGaussian();
            double mean = Arrays.stream(side).sum() / objectives;
            for (int j = 0; j < objectives; j++) side[j] -= mean;
            length = Math.sqrt(Points.dot(side, side));
        }
        double tangent = Math.tan(Math.toRadians(CONE_DEGREES * random.nextDouble()));
        double[] weight = new double[objectives];
        for (int j = 0; j < objectives; j++) weight[j] = tangent * side[j] / length + 1 / Math.sqrt(objectives);
        normalise(weight);
        return weight;
    }

    private static void normalise(double[] weight) {
        double sum = Arrays.stream(weight).sum();
        for (int j = 0; j < weight.length; j++) weight[j] /= sum;
    }

    private static int atLeastOne(String name, int number) {
        if (number < 1) throw new IllegalArgumentException(name + "=" + number + " must be at least 1");
        return number;
    }
}
