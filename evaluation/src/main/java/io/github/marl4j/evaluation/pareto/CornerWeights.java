package io.github.marl4j.evaluation.pareto;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The weights where the best linear utility, as a function of the weight, has its corners: the vertices of {(w, x): w·v ≤ x for all values v, w on the simplex}. Between
 * corners the best value does not change, so a better value shows at a corner first. Source: D. Roijers, Multi-Objective Decision-Theoretic Planning (2016), optimistic
 * linear support.
 *
 * <p>Found by double description: the values come one after the other, each cuts off vertices, and new ones appear on the edges that are cut. Exact up to rounding; values
 * that differ by less than 1e-10 of the largest number count as equal. (morl-baselines rounds values to 4 decimals.)
 */
public final class CornerWeights {
    private static final double TOLERANCE = 1e-10;

    /**
     * A corner.
     *
     * @param weight {@code [objective]}, on the simplex; not to be modified
     * @param utility of the best value there
     */
    public record Corner(double[] weight, double utility) {}

    /**
     * A vertex, or the end at infinity of the edge that goes up from an extreme weight.
     *
     * @param utility +∞ for an end
     * @param tight the constraints that hold with equality: {@code w_j ≥ 0} are 0 to d − 1, values follow, the one at infinity comes last
     */
    private record Vertex(double[] weight, double utility, BitSet tight) {}

    private final int objectives;
    private final int infinity;
    private final double tolerance;
    private List<Vertex> vertices = new ArrayList<>();

    private CornerWeights(double[][] values) {
        objectives = values[0].length;
        infinity = objectives + values.length;
        tolerance = TOLERANCE * Points.scale(values);
    }

    /**
     * Returns all corners, the unit vectors among them, in ascending lexicographic order.
     *
     * @param values {@code [value][objective]}, at least one, finite; not modified
     * @throws IllegalArgumentException if there is no value, a number is not finite or lengths differ
     */
    public static List<Corner> of(double[][] values) {
        if (values.length == 0) throw new IllegalArgumentException("no values came; expected at least 1");
        Points.check("values", values);
        CornerWeights corners = new CornerWeights(values);
        corners.start(values[0]);
        for (int k = 1; k < values.length; k++) corners.cut(values[k], corners.objectives + k);
        return corners.vertices.stream()
                .filter(vertex -> !vertex.tight.get(corners.infinity))
                .map(vertex -> new Corner(vertex.weight, vertex.utility))
                .sorted((a, b) -> Points.ORDER.compare(a.weight, b.weight))
                .toList();
    }

    private void start(double[] value) {
        for (int j = 0; j < objectives; j++) {
            double[] extreme = new double[objectives];
            extreme[j] = 1;
            BitSet zeros = new BitSet();
            zeros.set(0, objectives);
            zeros.clear(j);
            vertices.add(new Vertex(extreme, value[j], with(zeros, objectives)));
            vertices.add(new Vertex(extreme, Double.POSITIVE_INFINITY, with(zeros, infinity)));
        }
    }

    private void cut(double[] value, int constraint) {
        List<Vertex> above = new ArrayList<>();
        List<Vertex> on = new ArrayList<>();
        List<Vertex> below = new ArrayList<>();
        for (Vertex vertex : vertices) {
            double slack = vertex.utility - Points.dot(vertex.weight, value);
            if (slack < -tolerance) below.add(vertex);
            else if (slack > tolerance) above.add(vertex);
            else on.add(new Vertex(vertex.weight, vertex.utility, with(vertex.tight, constraint)));
        }
        List<Vertex> next = new ArrayList<>(above);
        next.addAll(on);
        for (Vertex lost : below) {
            for (Vertex kept : above) {
                if (adjacent(lost, kept)) next.add(between(lost, kept, value, constraint));
            }
        }
        vertices = next;
    }

    /** Two vertices share an edge if no third one lies on all planes that they share. */
    private boolean adjacent(Vertex a, Vertex b) {
        BitSet common = (BitSet) a.tight.clone();
        common.and(b.tight);
        if (common.cardinality() < objectives - 1) return false;
        for (Vertex other : vertices) {
            if (other == a || other == b) continue;
            BitSet missing = (BitSet) common.clone();
            missing.andNot(other.tight);
            if (missing.isEmpty()) return false;
        }
        return true;
    }

    private Vertex between(Vertex lost, Vertex kept, double[] value, int constraint) {
        BitSet common = (BitSet) lost.tight.clone();
        common.and(kept.tight);
        BitSet tight = with(common, constraint);
        if (kept.tight.get(infinity)) {
            return new Vertex(lost.weight, Points.dot(lost.weight, value), tight);
        }
        double missing = Points.dot(lost.weight, value) - lost.utility;
        double spare = kept.utility - Points.dot(kept.weight, value);
        double share = missing / (missing + spare);
        double[] weight = new double[objectives];
        for (int j = 0; j < objectives; j++) {
            weight[j] = common.get(j) ? 0 : lost.weight[j] + share * (kept.weight[j] - lost.weight[j]);
        }
        return new Vertex(weight, Points.dot(weight, value), tight);
    }

    private static BitSet with(BitSet bits, int more) {
        BitSet copy = (BitSet) bits.clone();
        copy.set(more);
        return copy;
    }
}
