package io.github.marl4j.algorithms.nn;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * How a weight matrix {@code [rows = inputs][columns = outputs]} is drawn.
 *
 * @param kind distribution
 * @param gain factor of orthogonal matrices, value of constant ones, bound of uniform ones, unused for {@code LECUN_NORMAL}
 * @param blocks how many equal column blocks are drawn one after the other; 3 for the stacked gates of a GRU
 */
public record Init(Kind kind, float gain, int blocks) {
    /** Distributions. */
    public enum Kind {
        /** All elements equal the gain. */
        CONSTANT,
        /** Rows or columns, whichever are fewer, are orthogonal with length {@code gain}. */
        ORTHOGONAL,
        /** Normal with variance 1/rows, cut at two standard deviations (and rescaled): the default of flax layers. */
        LECUN_NORMAL,
        /** Uniform between −gain and gain. */
        UNIFORM
    }

    /** Standard deviation of a standard normal variable that is cut at ±2. */
    private static final double TRUNCATED_DEVIATION = .87962566103423978;

    /**
     * @param value every element
     * @return constant initialisation
     */
    public static Init constant(float value) {
        return new Init(Kind.CONSTANT, value, 1);
    }

    /**
     * @param gain length of the orthogonal rows or columns
     * @return orthogonal initialisation
     */
    public static Init orthogonal(double gain) {
        return new Init(Kind.ORTHOGONAL, (float) gain, 1);
    }

    /** @return normal initialisation with variance 1/inputs */
    public static Init lecunNormal() {
        return new Init(Kind.LECUN_NORMAL, 1f, 1);
    }

    /**
     * @param bound greatest size of an element
     * @return uniform initialisation
     */
    public static Init uniform(double bound) {
        return new Init(Kind.UNIFORM, (float) bound, 1);
    }

    /**
     * @param inputs features that come in
     * @return uniform initialisation within ±1/√inputs, for kernels and biases: the default of PyTorch's linear layers
     */
    public static Init torchLinear(int inputs) {
        return uniform(1 / Math.sqrt(inputs));
    }

    /**
     * @param count number of equal column blocks drawn separately
     * @return the same distribution for each block
     */
    public Init inBlocks(int count) {
        return new Init(kind, gain, count);
    }

    /**
     * Draws one slice.
     *
     * @param slice place and shape
     * @param random source of the draw
     * @param out flat array, the slice is overwritten
     */
    void draw(ParameterLayout.Slice slice, RandomGenerator random, float[] out) {
        if (kind == Kind.CONSTANT) {
            Arrays.fill(out, slice.offset(), slice.offset() + slice.size(), gain);
            return;
        }
        if (kind == Kind.UNIFORM) {
            for (int i = slice.offset(); i < slice.offset() + slice.size(); i++) {
                out[i] = gain * (2 * random.nextFloat() - 1);
            }
            return;
        }
        int columns = slice.columns() / blocks;
        for (int block = 0; block < blocks; block++) {
            double[][] matrix = kind == Kind.ORTHOGONAL
                    ? orthogonal(slice.rows(), columns, random)
                    : truncatedNormal(slice.rows(), columns, random);
            for (int row = 0; row < slice.rows(); row++) {
                for (int column = 0; column < columns; column++) {
                    out[slice.offset() + row * slice.columns() + block * columns + column] =
                            (float) matrix[row][column];
                }
            }
        }
    }

    private double[][] orthogonal(int rows, int columns, RandomGenerator random) {
        boolean wide = columns > rows;
        double[][] vectors = orthonormal(Math.min(rows, columns), Math.max(rows, columns), random);
        double[][] matrix = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                matrix[row][column] = gain * (wide ? vectors[row][column] : vectors[column][row]);
            }
        }
        return matrix;
    }

    /** Gram-Schmidt on normal vectors, done twice: the second pass removes what rounding left of the first. */
    private static double[][] orthonormal(int count, int length, RandomGenerator random) {
        double[][] vectors = new double[count][length];
        for (int i = 0; i < count; i++) {
            double[] vector = vectors[i];
            for (int k = 0; k < length; k++) {
                vector[k] = random.nextGaussian();
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) {
                    double overlap = dot(vector, vectors[j]);
                    for (int k = 0; k < length; k++) {
                        vector[k] -= overlap * vectors[j][k];
                    }
                }
                double norm = Math.sqrt(dot(vector, vector));
                for (int k = 0; k < length; k++) {
                    vector[k] /= norm;
                }
            }
        }
        return vectors;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static double[][] truncatedNormal(int rows, int columns, RandomGenerator random) {
        double deviation = Math.sqrt(1.0 / rows) / TRUNCATED_DEVIATION;
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int column = 0; column < columns; column++) {
                double draw;
                do {
                    draw = random.nextGaussian();
                } while (Math.abs(draw) > 2);
                row[column] = deviation * draw;
            }
        }
        return matrix;
    }
}
