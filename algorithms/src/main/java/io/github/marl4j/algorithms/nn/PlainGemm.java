package io.github.marl4j.algorithms.nn;

import java.util.Arrays;

/** Matrix products in plain loops, written so that the compiler can vectorise the innermost one. */
final class PlainGemm implements Gemm {
    /** Inner indices per block: a block of B with 128 columns then stays in a 48 KiB first-level cache. */
    private static final int INNER_BLOCK = 64;

    @Override
    public void multiply(
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
            boolean accumulate) {
        product(m, n, k, a, aOffset, lda, 1, b, bOffset, ldb, c, cOffset, ldc, accumulate);
    }

    @Override
    public void multiplyTransposedA(
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
            boolean accumulate) {
        product(m, n, k, a, aOffset, 1, lda, b, bOffset, ldb, c, cOffset, ldc, accumulate);
    }

    private static void product(
            int m,
            int n,
            int k,
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            float[] b,
            int bOffset,
            int ldb,
            float[] c,
            int cOffset,
            int ldc,
            boolean accumulate) {
        if (!accumulate) {
            for (int i = 0; i < m; i++) {
                Arrays.fill(c, cOffset + i * ldc, cOffset + i * ldc + n, 0f);
            }
        }
        for (int p0 = 0; p0 < k; p0 += INNER_BLOCK) {
            int end = Math.min(k, p0 + INNER_BLOCK);
            for (int i = 0; i < m; i++) {
                int aFirst = aOffset + i * aRow;
                int cFirst = cOffset + i * ldc;
                int p = p0;
                for (; p + 4 <= end; p += 4) {
                    float a0 = a[aFirst + p * aColumn];
                    float a1 = a[aFirst + (p + 1) * aColumn];
                    float a2 = a[aFirst + (p + 2) * aColumn];
                    float a3 = a[aFirst + (p + 3) * aColumn];
                    addFourRows(n, a0, a1, a2, a3, b, bOffset + p * ldb, ldb, c, cFirst);
                }
                for (; p < end; p++) {
                    addRow(n, a[aFirst + p * aColumn], b, bOffset + p * ldb, c, cFirst);
                }
            }
        }
    }

    private static void addFourRows(
            int n, float a0, float a1, float a2, float a3, float[] b, int b0, int ldb, float[] c, int c0) {
        int b1 = b0 + ldb;
        int b2 = b1 + ldb;
        int b3 = b2 + ldb;
        for (int j = 0; j < n; j++) {
            c[c0 + j] = (((c[c0 + j] + a0 * b[b0 + j]) + a1 * b[b1 + j]) + a2 * b[b2 + j]) + a3 * b[b3 + j];
        }
    }

    private static void addRow(int n, float factor, float[] b, int b0, float[] c, int c0) {
        for (int j = 0; j < n; j++) {
            c[c0 + j] += factor * b[b0 + j];
        }
    }
}
