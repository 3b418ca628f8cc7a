package io.github.marl4j.evaluation.pareto;

/** When one vector is better than another, whatever the weights of the objectives. Equal vectors do not dominate each other. */
public final class Dominance {
    private Dominance() {}

    /** Returns whether {@code a} is at least as good in every objective and better in one. */
    public static boolean dominates(double[] a, double[] b) {
        boolean better = false;
        for (int j = 0; j < a.length; j++) {
            if (a[j] < b[j]) return false;
            better |= a[j] > b[j];
        }
        return better;
    }

    /** Returns whether {@code a} is better in every objective. */
    public static boolean strictlyDominates(double[] a, double[] b) {
        for (int j = 0; j < a.length; j++) if (!(a[j] > b[j])) return false;
        return true;
    }
}
