package io.github.marl4j.evaluation.recognition;

/**
 * Vectors of one length, each with the number of what it should tell.
 *
 * @param vectors {@code [sample][feature]}, at least one; not copied
 * @param labels {@code [sample]}, from 0; not copied
 */
public record LabelledVectors(double[][] vectors, int[] labels) {

    /**
     * Checks the shapes.
     *
     * @throws IllegalArgumentException if there are no vectors, lengths differ or a label is negative
     */
    public LabelledVectors {
        if (vectors.length == 0 || vectors.length != labels.length) {
            throw new IllegalArgumentException("got " + vectors.length + " vectors and " + labels.length
                    + " labels; expected as many, at least 1");
        }
        for (int i = 0; i < vectors.length; i++) {
            if (vectors[i].length != vectors[0].length || labels[i] < 0) {
                throw new IllegalArgumentException("vector " + i + " has " + vectors[i].length + " features and label "
                        + labels[i] + "; expected " + vectors[0].length + " features and a label of at least 0");
            }
        }
    }

    /** Returns the number of vectors. */
    public int size() {
        return labels.length;
    }

    /** Returns the length of a vector. */
    public int features() {
        return vectors[0].length;
    }

    /** Returns one more than the greatest label. */
    int classes() {
        int most = 0;
        for (int label : labels) most = Math.max(most, label);
        return most + 1;
    }

    void requireSameLength(LabelledVectors other) {
        if (other.features() != features()) {
            throw new IllegalArgumentException(
                    "vectors of " + features() + " and " + other.features() + " features cannot be compared");
        }
    }
}
