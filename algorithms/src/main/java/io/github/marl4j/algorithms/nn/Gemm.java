package io.github.marl4j.algorithms.nn;

/**
 * Matrix products on row-major slices of flat arrays. The element (row, column) of a matrix with offset {@code o} and leading
 * dimension {@code ld} lies at {@code o + row * ld + column}.
 *
 * <p>Every element of the result is one sum in ascending order of the inner index, whatever the number of rows: a row of the
 * result does not depend on which rows stand beside it, so batches may be split at will. Implementations differ from one
 * another in the last bits (fused multiply-add or not), each is deterministic. Stateless, any thread may call; no method
 * allocates. Slices must lie inside their arrays and the result must not overlap an operand; neither is checked.
 */
public interface Gemm {
    /**
     * {@code C = A·B}, or {@code C += A·B}.
     *
     * @param m rows of A and C
     * @param n columns of B and C
     * @param k columns of A and rows of B
     * @param a {@code [m][k]}, not modified
     * @param aOffset first element of A
     * @param lda leading dimension of A
     * @param b {@code [k][n]}, not modified
     * @param bOffset first element of B
     * @param ldb leading dimension of B
     * @param c {@code [m][n]}, modified
     * @param cOffset first element of C
     * @param ldc leading dimension of C
     * @param accumulate whether the old content of C is a summand
     */
    void multiply(
            int m,
            int n,
            int k,
            float[] a,
            int aOffset,
            int lda,
            float[] b,
            int bOffset,
            int ldb,
            float[] c,
            int cOffset,
            int ldc,
            boolean accumulate);

    /**
     * {@code C = Aᵀ·B}, or {@code C += Aᵀ·B}; the product of weight gradients.
     *
     * @param m columns of A and rows of C
     * @param n columns of B and C
     * @param k rows of A and B
     * @param a {@code [k][m]}, not modified
     * @param aOffset first element of A
     * @param lda leading dimension of A
     * @param b {@code [k][n]}, not modified
     * @param bOffset first element of B
     * @param ldb leading dimension of B
     * @param c {@code [m][n]}, modified
     * @param cOffset first element of C
     * @param ldc leading dimension of C
     * @param accumulate whether the old content of C is a summand
     */
    void multiplyTransposedA(
            int m,
            int n,
            int k,
            float[] a,
            int aOffset,
            int lda,
            float[] b,
            int bOffset,
            int ldb,
            float[] c,
            int cOffset,
            int ldc,
            boolean accumulate);

    /**
     * Writes the transpose of a dense matrix. Products with a transposed right operand (input gradients) transpose the weights
     * once and then use {@link #multiply}.
     *
     * @param rows rows of the source
     * @param columns columns of the source
     * @param source {@code [rows][columns]}, not modified
     * @param sourceOffset first element of the source
     * @param target {@code [columns][rows]}, overwritten from index 0
     */
    static void transpose(int rows, int columns, float[] source, int sourceOffset, float[] target) {
        int tile = 16;
        for (int row0 = 0; row0 < rows; row0 += tile) {
            int rowEnd = Math.min(rows, row0 + tile);
            for (int column0 = 0; column0 < columns; column0 += tile) {
                int columnEnd = Math.min(columns, column0 + tile);
                for (int column = column0; column < columnEnd; column++) {
                    for (int row = row0; row < rowEnd; row++) {
                        target[column * rows + row] = source[sourceOffset + row * columns + column];
                    }
                }
            }
        }
    }
}
