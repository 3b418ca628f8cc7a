package io.github.marl4j.evaluation.recognition;

import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/** How well the labels of vectors can be read from them. */
public final class Recognition {
    private Recognition() {}

    /**
     * How much alike vectors are.
     *
     * @param same mean cosine over all pairs with the same label; NaN without such pairs
     * @param other mean cosine over all pairs with different labels; NaN without such pairs
     */
    public record Cosines(double same, double other) {}

    /**
     * Returns the share of vectors whose nearest known one, by Euclidean distance, has the same label; the first of equally near ones counts.
     *
     * @param known with labels; not modified
     * @param asked whose labels are guessed; not modified
     */
    public static double nearestNeighbour(LabelledVectors known, LabelledVectors asked) {
        known.requireSameLength(asked);
        int right = 0;
        for (int i = 0; i < asked.size(); i++) {
            if (known.labels()[nearest(known.vectors(), asked.vectors()[i])] == asked.labels()[i]) right++;
        }
        return (double) right / asked.size();
    }

    private static int nearest(double[][] known, double[] asked) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < known.length; k++) {
            double squared = 0;
            for (int f = 0; f < asked.length && squared < least; f++) {
                double difference = known[k][f] - asked[f];
                squared += difference * difference;
            }
            if (squared < least) {
                least = squared;
                best = k;
            }
        }
        return best;
    }

    /**
     * Returns the share of vectors that a linear probe recognises: ridge regression on one-hot labels, {@code W = (XᵀX + ridge·I)⁻¹ XᵀY} with X centred and a constant added, and the greatest output.
     *
     * @param known to fit; not modified
     * @param asked whose labels are guessed; not modified
     * @param ridge weight of the penalty, above 0
     */
    public static double linearProbe(LabelledVectors known, LabelledVectors asked, double ridge) {
        known.requireSameLength(asked);
        if (!(ridge > 0)) throw new IllegalArgumentException("ridge=" + ridge + " must be positive");
        double[] mean = mean(known.vectors());
        int features = known.features();
        R064Store x = R064Store.FACTORY.make(known.size(), features);
        R064Store y = R064Store.FACTORY.make(known.size(), known.classes());
        for (int i = 0; i < known.size(); i++) {
            for (int f = 0; f < features; f++) x.set(i, f, known.vectors()[i][f] - mean[f]);
            y.set(i, known.labels()[i], 1.0);
        }
        R064Store gram = x.transpose().multiply(x).collect(R064Store.FACTORY);
        for (int f = 0; f < features; f++) gram.add(f, f, ridge);
        Cholesky<Double> solver = Cholesky.R064.make(gram);
        if (!solver.decompose(gram)) throw new IllegalStateException("the probe's equations have no solution");
        MatrixStore<Double> weights = solver.getSolution(x.transpose().multiply(y));
        double[] share = shares(known);
        int right = 0;
        for (int i = 0; i < asked.size(); i++) {
            if (best(asked.vectors()[i], mean, weights, share) == asked.labels()[i]) right++;
        }
        return (double) right / asked.size();
    }

    private static int best(double[] vector, double[] mean, MatrixStore<Double> weights, double[] share) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < share.length; c++) {
            double output = share[c];
            for (int f = 0; f < vector.length; f++) output += (vector[f] - mean[f]) * weights.doubleValue(f, c);
            if (output > most) {
                most = output;
                best = c;
            }
        }
        return best;
    }

    /** With centred features the constants are the means of the one-hot labels. */
    private static double[] shares(LabelledVectors known) {
        double[] shares = new double[known.classes()];
        for (int label : known.labels()) shares[label] += 1.0 / known.size();
        return shares;
    }

    static double[] mean(double[][] vectors) {
        double[] mean = new double[vectors[0].length];
        for (double[] vector : vectors) {
            for (int f = 0; f < mean.length; f++) mean[f] += vector[f] / vectors.length;
        }
        return mean;
    }

    /** Returns mean cosines over all pairs of vectors; pairs with a vector of length 0 are left out. */
    public static Cosines cosines(LabelledVectors vectors) {
        double[] sums = new double[2];
        long[] counts = new long[2];
        double[] lengths = new double[vectors.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = Math.sqrt(product(vectors.vectors()[i], vectors.vectors()[i]));
            for (int j = 0; j < i; j++) {
                if (lengths[i] == 0 || lengths[j] == 0) continue;
                int kind = vectors.labels()[i] == vectors.labels()[j] ? 0 : 1;
                sums[kind] += product(vectors.vectors()[i], vectors.vectors()[j]) / (lengths[i] * lengths[j]);
                counts[kind]++;
            }
        }
        return new Cosines(sums[0] / counts[0], sums[1] / counts[1]);
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int f = 0; f < a.length; f++) sum += a[f] * b[f];
        return sum;
    }
}
