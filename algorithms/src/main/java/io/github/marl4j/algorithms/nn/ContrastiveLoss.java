package io.github.marl4j.algorithms.nn;

import java.util.Arrays;

/**
 * Contrastive losses of N pairs of vectors, two views of the same thing each, in double precision. With {@code w = [u_1…u_N, v_1…v_N]} scaled to length 1, {@code p(i)} the partner of i and
 * temperature τ
 *
 * <pre>
 * ℓ_i = log Σ_j exp(w_i·w_j/τ) − w_i·w_p(i)/τ        L = mean over all 2N anchors i
 * </pre>
 *
 * where j runs over all vectors but i ({@link Negatives#ALL}: NT-Xent) or over the other view ({@link Negatives#OTHER_VIEW}: symmetric InfoNCE). Holds memory; for one thread at a time.
 *
 * <p>Sources: Chen et al. 2020 (SimCLR); van den Oord et al. 2018; clam.md section 5.
 */
public final class ContrastiveLoss {
    /** What an anchor is told apart from. */
    public enum Negatives {
        /** All other vectors of both views: NT-Xent. */
        ALL,
        /** The vectors of the other view: symmetric InfoNCE. */
        OTHER_VIEW
    }

    private final int size;
    private final double[] vectors;
    private final double[] units;
    private final double[] transposed;
    private final double[] similarities;
    private final double[] gradient;
    private final double[] anchors;

    /**
     * Reserves memory.
     *
     * @param pairs greatest number N of pairs
     * @param size length of a vector
     */
    public ContrastiveLoss(int pairs, int size) {
        this.size = size;
        int rows = 2 * pairs;
        vectors = new double[rows * size];
        units = new double[rows * size];
        transposed = new double[rows * size];
        similarities = new double[rows * rows];
        gradient = new double[rows * size];
        anchors = new double[rows];
    }

    /** @return {@code [2N][size]}: the first view of every pair, then the second; of any length, filled by the caller */
    public double[] vectors() {
        return vectors;
    }

    /** @return gradient of the loss with respect to {@link #vectors}, overwritten by {@link #compute} */
    public double[] gradient() {
        return gradient;
    }

    /** @return ℓ_i of every anchor, {@code [2N]}, overwritten by {@link #compute} */
    public double[] anchors() {
        return anchors;
    }

    /**
     * Computes loss and gradient.
     *
     * @param pairs number N of pairs, at least 2
     * @param temperature τ, positive
     * @param negatives what an anchor is told apart from
     * @return L
     */
    public double compute(int pairs, double temperature, Negatives negatives) {
        int rows = 2 * pairs;
        scaleToUnits(rows);
        double total = 0;
        for (int i = 0; i < rows; i++) {
            total += anchor(i, pairs, temperature, negatives);
        }
        // From here on the similarities are the derivatives of the loss by them; both orders of a pair add up.
        Arrays.fill(gradient, 0, rows * size, 0);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < rows; j++) {
                double weight = similarities[i * rows + j] + similarities[j * rows + i];
                if (weight == 0) continue;
                for (int d = 0; d < size; d++) {
                    gradient[i * size + d] += weight * units[j * size + d];
                }
            }
        }
        for (int i = 0; i < rows; i++) {
            throughScaling(i);
        }
        return total / rows;
    }

    private void scaleToUnits(int rows) {
        for (int i = 0; i < rows; i++) {
            double length = length(i);
            for (int d = 0; d < size; d++) {
                units[i * size + d] = vectors[i * size + d] / length;
                transposed[d * rows + i] = units[i * size + d];
            }
        }
    }

    private double length(int row) {
        double squares = 0;
        for (int d = row * size; d < (row + 1) * size; d++) {
            squares += vectors[d] * vectors[d];
        }
        return Math.sqrt(squares);
    }

    /** Returns ℓ_i; its row of similarities becomes {@code ∂L/∂(w_i·w_j)}. */
    private double anchor(int i, int pairs, double temperature, Negatives negatives) {
        int rows = 2 * pairs;
        int from = i * rows;
        Arrays.fill(similarities, from, from + rows, 0);
        for (int d = 0; d < size; d++) {
            double factor = units[i * size + d] / temperature;
            for (int j = 0; j < rows; j++) {
                similarities[from + j] += factor * transposed[d * rows + j];
            }
        }
        int partner = (i + pairs) % rows;
        double ofPartner = similarities[from + partner];
        int first = negatives == Negatives.ALL || i >= pairs ? 0 : pairs;
        int end = negatives == Negatives.ALL || i < pairs ? rows : pairs;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int j = first; j < end; j++) {
            if (j != i) greatest = Math.max(greatest, similarities[from + j]);
        }
        double sum = 0;
        for (int j = 0; j < rows; j++) {
            boolean counts = j >= first && j < end && j != i;
            similarities[from + j] = counts ? Math.exp(similarities[from + j] - greatest) : 0;
            sum += similarities[from + j];
        }
        double scale = 1 / (sum * rows * temperature);
        for (int j = first; j < end; j++) {
            similarities[from + j] *= scale;
        }
        similarities[from + partner] -= 1 / (rows * temperature);
        return anchors[i] = greatest + Math.log(sum) - ofPartner;
    }

    /** The gradient of a unit vector becomes that of the vector: {@code (g − (g·w)w)/‖vector‖}. */
    private void throughScaling(int row) {
        double along = 0;
        for (int d = row * size; d < (row + 1) * size; d++) {
            along += gradient[d] * units[d];
        }
        double length = length(row);
        for (int d = row * size; d < (row + 1) * size; d++) {
            gradient[d] = (gradient[d] - along * units[d]) / length;
        }
    }
}
