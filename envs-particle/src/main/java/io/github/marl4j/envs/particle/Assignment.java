package io.github.marl4j.envs.particle;

import java.util.Arrays;

/**
 * Gives each of n agents one of n targets so that the sum of costs is least. Allocates nothing after it is made.
 *
 * <p>Source: Kuhn, "The Hungarian method for the assignment problem", 1955, with potentials and shortest augmenting paths, O(n³).
 */
final class Assignment {
    private final int n;
    private final double[] rowPotential;
    private final double[] columnPotential;
    /** Row of a column, and the column before it on the path; index 0 stands for none, all others are one higher. */
    private final int[] rowOf;

    private final int[] before;
    private final double[] slack;
    private final boolean[] used;

    /** The column of each row, as {@link #solve} found it. */
    final int[] columnOf;

    Assignment(int n) {
        this.n = n;
        rowPotential = new double[n + 1];
        columnPotential = new double[n + 1];
        rowOf = new int[n + 1];
        before = new int[n + 1];
        slack = new double[n + 1];
        used = new boolean[n + 1];
        columnOf = new int[n];
    }

    /**
     * Finds {@link #columnOf}.
     *
     * @param costs {@code [row][column]}, not modified
     */
    void solve(double[] costs) {
        Arrays.fill(rowPotential, 0);
        Arrays.fill(columnPotential, 0);
        Arrays.fill(rowOf, 0);
        for (int row = 1; row <= n; row++) augment(row, costs);
        for (int column = 1; column <= n; column++) columnOf[rowOf[column] - 1] = column - 1;
    }

    private void augment(int row, double[] costs) {
        rowOf[0] = row;
        Arrays.fill(slack, Double.POSITIVE_INFINITY);
        Arrays.fill(used, false);
        int column = 0;
        do {
            used[column] = true;
            column = nearest(column, costs);
        } while (rowOf[column] != 0);
        while (column != 0) {
            rowOf[column] = rowOf[before[column]];
            column = before[column];
        }
    }

    /** Looks from the row of a column at all free columns, and returns the one that costs least to reach. */
    private int nearest(int from, double[] costs) {
        int row = rowOf[from];
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 1; c <= n; c++) {
            if (used[c]) continue;
            double cost = costs[(row - 1) * n + c - 1] - rowPotential[row] - columnPotential[c];
            if (cost < slack[c]) {
                slack[c] = cost;
                before[c] = from;
            }
            if (slack[c] < least) {
                least = slack[c];
                best = c;
            }
        }
        for (int c = 0; c <= n; c++) {
            if (used[c]) {
                rowPotential[rowOf[c]] += least;
                columnPotential[c] -= least;
            } else {
                slack[c] -= least;
            }
        }
        return best;
    }
}
