package io.github.marl4j.evaluation.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Optimistic linear support: tells for which weight to search next, so that a set of policies becomes a convex coverage set. First the unit vectors; then, again and again,
 * the corner weight where most may be gained, until nothing more can be gained anywhere. A weight that was visited is not repeated.
 *
 * <pre>{@code
 * LinearSupport support = new LinearSupport(objectives, 0);
 * for (Optional<double[]> weight = support.next(); weight.isPresent(); weight = support.next()) {
 *     support.add(weight.get(), evaluate(train(weight.get())));
 * }
 * }</pre>
 *
 * <p>What may be gained at a corner is bounded by a linear program: the most that a value can be worth there if at every visited weight it is worth no more than the best
 * found. With a learner that is not exact this is optimism, no guarantee. Keeps state; not for several threads at a time. Source: D. Roijers, Multi-Objective
 * Decision-Theoretic Planning (2016); morl-baselines 1.3.0, multi_policy/linear_support.
 */
public final class LinearSupport {
    /** Weights closer than this are one weight; gains closer to the threshold reach it. */
    private static final double TOLERANCE = 1e-9;

    private final int objectives;
    private final double epsilon;
    private final List<double[]> visited = new ArrayList<>();
    private double[][] values = {};

    /**
     * A weight to visit.
     *
     * @param weight {@code [objective]}; not to be modified
     * @param gain the most that may be gained there; +∞ for a unit vector that was not visited yet
     */
    public record Candidate(double[] weight, double gain) {}

    /**
     * Starts with no values.
     *
     * @param objectives at least 2
     * @param epsilon stop when nowhere as much as this can be gained, at least 0; at 0 every corner is visited
     */
    public LinearSupport(int objectives, double epsilon) {
        if (objectives < 2) throw new IllegalArgumentException("objectives=" + objectives + " must be at least 2");
        if (!(epsilon >= 0)) throw new IllegalArgumentException("epsilon=" + epsilon + " must be at least 0");
        this.objectives = objectives;
        this.epsilon = epsilon;
    }

    /** Returns the weight to visit next, or nothing if the search is over. The same until {@link #add}. */
    public Optional<double[]> next() {
        return candidates().stream().findFirst().map(candidate -> candidate.weight.clone());
    }

    /**
     * Returns all weights that are worth a visit now, the best first: unit vectors in order, then corners by what may be gained, of equals the lexicographically smaller first.
     * Corners are known when all unit vectors have been visited.
     */
    public List<Candidate> candidates() {
        List<Candidate> extrema = Arrays.stream(WeightVectors.extrema(objectives))
                .filter(this::isNew)
                .map(weight -> new Candidate(weight, Double.POSITIVE_INFINITY))
                .toList();
        if (!extrema.isEmpty()) return extrema;
        double[][] weights = visited.toArray(double[][]::new);
        double[] best = visited.stream().mapToDouble(this::bestUtility).toArray();
        double slack = TOLERANCE * Math.max(1, Points.scale(values));
        return CornerWeights.of(values).stream()
                .filter(corner -> isNew(corner.weight()))
                .map(corner -> new Candidate(
                        corner.weight(), LinearPrograms.upperBound(corner.weight(), weights, best) - corner.utility()))
                .filter(candidate -> candidate.gain >= epsilon - slack)
                .sorted((a, b) -> Double.compare(b.gain, a.gain))
                .toList();
    }

    private boolean isNew(double[] weight) {
        return visited.stream().noneMatch(known -> {
            double furthest = 0;
            for (int j = 0; j < objectives; j++) furthest = Math.max(furthest, Math.abs(known[j] - weight[j]));
            return furthest < TOLERANCE;
        });
    }

    private double bestUtility(double[] weight) {
        return Arrays.stream(values)
                .mapToDouble(value -> Points.dot(weight, value))
                .max()
                .orElseThrow();
    }

    /**
     * Takes the value that was found for a weight. The weight counts as visited, whatever the value.
     *
     * @param weight {@code [objective]}; copied
     * @param value {@code [objective]}, finite; copied
     * @return whether the value is now among {@link #values()}; if not, the others are as good for every weight
     * @throws IllegalArgumentException if the weight does not sum to 1, a number is not finite or a length is wrong
     */
    public boolean add(double[] weight, double[] value) {
        WeightVectors.check(new double[][] {weight}, objectives);
        Points.check("value", new double[][] {value}, objectives);
        visited.add(weight.clone());
        double[][] more = Arrays.copyOf(values, values.length + 1);
        more[values.length] = value.clone();
        values = coverage(more);
        return Arrays.stream(values).anyMatch(kept -> kept == more[more.length - 1]);
    }

    /** Keeps the values that no other dominates and that are best at some corner, of equal ones the first. */
    private static double[][] coverage(double[][] all) {
        int[] front = ParetoFilter.indices(all);
        double[][] values = Arrays.stream(front).mapToObj(i -> all[i]).toArray(double[][]::new);
        List<CornerWeights.Corner> corners = CornerWeights.of(values);
        double slack = TOLERANCE * Math.max(1, Points.scale(values));
        List<double[]> kept = new ArrayList<>();
        for (double[] value : values) {
            boolean best =
                    corners.stream().anyMatch(corner -> Points.dot(corner.weight(), value) >= corner.utility() - slack);
            if (best) kept.add(value);
        }
        return kept.toArray(double[][]::new);
    }

    /** Returns the values that are the best for some weight, {@code [value][objective]}, in the order of finding; a copy. */
    public double[][] values() {
        return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }

    /** Returns the visited weights in order, {@code [visit][objective]}; a copy. */
    public double[][] visited() {
        return visited.stream().map(double[]::clone).toArray(double[][]::new);
    }
}
