package io.github.marl4j.algorithms.nn;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Matrix products on the Vector API with fused multiply-add. The result is cut into tiles that stay in registers while the inner
 * index runs: six rows by four vectors, which is what the 32 registers of AVX-512 hold (24 sums, 4 loads, 1 factor), six by two
 * elsewhere. Every sum runs in ascending inner order, and the rounding of a row is the same in every kind of tile.
 *
 * <p>The tiles are written out because only named local variables stay in registers. The last columns use vectors that may reach
 * into the next row of B: what they compute there is not stored.
 */
final class SimdGemm implements Gemm {
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = F.length();

    /** Four vectors side by side only where there are registers for them. */
    private static final boolean WIDE = LANES == 16;
    /** Inner indices per block: a panel of B then stays in the first- or second-level cache. */
    private static final int INNER_BLOCK = 256;

    /** Six vectors per thread, for sums of which only some lanes are stored; masked stores are slow on Java 17. */
    private final ThreadLocal<float[]> spills = ThreadLocal.withInitial(() -> new float[6 * LANES]);

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

    /** C (+)= A·B where element (i, p) of A lies at {@code aOffset + i * aRow + p * aColumn}. */
    private void product(
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
        for (int p = 0; p < k; p += INNER_BLOCK) {
            int depth = Math.min(INNER_BLOCK, k - p);
            boolean add = accumulate || p > 0;
            int aAt = aOffset + p * aColumn;
            int bAt = bOffset + p * ldb;
            int j = 0;
            if (WIDE) {
                for (; j <= n - 4 * LANES; j += 4 * LANES) {
                    panel4(m, depth, a, aAt, aRow, aColumn, b, bAt + j, ldb, c, cOffset + j, ldc, add);
                }
            }
            for (; j <= n - 2 * LANES; j += 2 * LANES) {
                panel2(m, depth, a, aAt, aRow, aColumn, b, bAt + j, ldb, c, cOffset + j, ldc, add);
            }
            for (; j < n; j += LANES) {
                panel1(
                        m,
                        depth,
                        a,
                        aAt,
                        aRow,
                        aColumn,
                        b,
                        bAt + j,
                        ldb,
                        c,
                        cOffset + j,
                        ldc,
                        add,
                        Math.min(LANES, n - j));
            }
        }
    }

    /** Rows done in tiles of six; the rest goes in tiles of four, two of them for a remainder of two. */
    private static int sixRowTiles(int m) {
        int end = m - m % 6;
        return m % 6 == 2 && m >= 8 ? end - 6 : end;
    }

    private static void panel4(
            int m,
            int k,
            float[] a,
            int a0,
            int aRow,
            int aColumn,
            float[] b,
            int b0,
            int ldb,
            float[] c,
            int c0,
            int ldc,
            boolean accumulate) {
        int i = 0;
        for (int end = sixRowTiles(m); i < end; i += 6) {
            tile6x4(k, a, a0 + i * aRow, aRow, aColumn, b, b0, ldb, c, c0 + i * ldc, ldc, accumulate);
        }
        for (; i <= m - 4; i += 4) {
            tile4x4(k, a, a0 + i * aRow, aRow, aColumn, b, b0, ldb, c, c0 + i * ldc, ldc, accumulate);
        }
        for (; i < m; i++) {
            tile1x4(k, a, a0 + i * aRow, aRow, aColumn, b, b0, ldb, c, c0 + i * ldc, ldc, accumulate);
        }
    }

    private static void tile6x4(
            int k,
            float[] a,
            int a0,
            int aRow,
            int aColumn,
            float[] b,
            int b0,
            int ldb,
            float[] c,
            int c0,
            int ldc,
            boolean accumulate) {
        FloatVector s00 = FloatVector.zero(F);
        FloatVector s01 = FloatVector.zero(F);
        FloatVector s02 = FloatVector.zero(F);
        FloatVector s03 = FloatVector.zero(F);
        FloatVector s10 = FloatVector.zero(F);
        FloatVector s11 = FloatVector.zero(F);
        FloatVector s12 = FloatVector.zero(F);
        FloatVector s13 = FloatVector.zero(F);
        FloatVector s20 = FloatVector.zero(F);
        FloatVector s21 = FloatVector.zero(F);
        FloatVector s22 = FloatVector.zero(F);
        FloatVector s23 = FloatVector.zero(F);
        FloatVector s30 = FloatVector.zero(F);
        FloatVector s31 = FloatVector.zero(F);
        FloatVector s32 = FloatVector.zero(F);
        FloatVector s33 = FloatVector.zero(F);
        FloatVector s40 = FloatVector.zero(F);
        FloatVector s41 = FloatVector.zero(F);
        FloatVector s42 = FloatVector.zero(F);
        FloatVector s43 = FloatVector.zero(F);
        FloatVector s50 = FloatVector.zero(F);
        FloatVector s51 = FloatVector.zero(F);
        FloatVector s52 = FloatVector.zero(F);
        FloatVector s53 = FloatVector.zero(F);
        if (accumulate) {
            s00 = FloatVector.fromArray(F, c, c0);
            s01 = FloatVector.fromArray(F, c, c0 + LANES);
            s02 = FloatVector.fromArray(F, c, c0 + 2 * LANES);
            s03 = FloatVector.fromArray(F, c, c0 + 3 * LANES);
            s10 = FloatVector.fromArray(F, c, c0 + ldc);
            s11 = FloatVector.fromArray(F, c, c0 + ldc + LANES);
            s12 = FloatVector.fromArray(F, c, c0 + ldc + 2 * LANES);
            s13 = FloatVector.fromArray(F, c, c0 + ldc + 3 * LANES);
            s20 = FloatVector.fromArray(F, c, c0 + 2 * ldc);
            s21 = FloatVector.fromArray(F, c, c0 + 2 * ldc + LANES);
            s22 = FloatVector.fromArray(F, c, c0 + 2 * ldc + 2 * LANES);
            s23 = FloatVector.fromArray(F, c, c0 + 2 * ldc + 3 * LANES);
            s30 = FloatVector.fromArray(F, c, c0 + 3 * ldc);
            s31 = FloatVector.fromArray(F, c, c0 + 3 * ldc + LANES);
            s32 = FloatVector.fromArray(F, c, c0 + 3 * ldc + 2 * LANES);
            s33 = FloatVector.fromArray(F, c, c0 + 3 * ldc + 3 * LANES);
            s40 = FloatVector.fromArray(F, c, c0 + 4 * ldc);
            s41 = FloatVector.fromArray(F, c, c0 + 4 * ldc + LANES);
            s42 = FloatVector.fromArray(F, c, c0 + 4 * ldc + 2 * LANES);
            s43 = FloatVector.fromArray(F, c, c0 + 4 * ldc + 3 * LANES);
            s50 = FloatVector.fromArray(F, c, c0 + 5 * ldc);
            s51 = FloatVector.fromArray(F, c, c0 + 5 * ldc + LANES);
            s52 = FloatVector.fromArray(F, c, c0 + 5 * ldc + 2 * LANES);
            s53 = FloatVector.fromArray(F, c, c0 + 5 * ldc + 3 * LANES);
        }
        int aAt = a0;
        int bAt = b0;
        for (int p = 0; p < k; p++) {
            FloatVector v0 = FloatVector.fromArray(F, b, bAt);
            FloatVector v1 = FloatVector.fromArray(F, b, bAt + LANES);
            FloatVector v2 = FloatVector.fromArray(F, b, bAt + 2 * LANES);
            FloatVector v3 = FloatVector.fromArray(F, b, bAt + 3 * LANES);
            FloatVector x = FloatVector.broadcast(F, a[aAt]);
            s00 = x.fma(v0, s00);
            s01 = x.fma(v1, s01);
            s02 = x.fma(v2, s02);
            s03 = x.fma(v3, s03);
            x = FloatVector.broadcast(F, a[aAt + aRow]);
            s10 = x.fma(v0, s10);
            s11 = x.fma(v1, s11);
            s12 = x.fma(v2, s12);
            s13 = x.fma(v3, s13);
            x = FloatVector.broadcast(F, a[aAt + 2 * aRow]);
            s20 = x.fma(v0, s20);
            s21 = x.fma(v1, s21);
            s22 = x.fma(v2, s22);
            s23 = x.fma(v3, s23);
            x = FloatVector.broadcast(F, a[aAt + 3 * aRow]);
            s30 = x.fma(v0, s30);
            s31 = x.fma(v1, s31);
            s32 = x.fma(v2, s32);
            s33 = x.fma(v3, s33);
            x = FloatVector.broadcast(F, a[aAt + 4 * aRow]);
            s40 = x.fma(v0, s40);
            s41 = x.fma(v1, s41);
            s42 = x.fma(v2, s42);
            s43 = x.fma(v3, s43);
            x = FloatVector.broadcast(F, a[aAt + 5 * aRow]);
            s50 = x.fma(v0, s50);
            s51 = x.fma(v1, s51);
            s52 = x.fma(v2, s52);
            s53 = x.fma(v3, s53);
            aAt += aColumn;
            bAt += ldb;
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
        s02.intoArray(c, c0 + 2 * LANES);
        s03.intoArray(c, c0 + 3 * LANES);
        s10.intoArray(c, c0 + ldc);
        s11.intoArray(c, c0 + ldc + LANES);
        s12.intoArray(c, c0 + ldc + 2 * LANES);
        s13.intoArray(c, c0 + ldc + 3 * LANES);
        s20.intoArray(c, c0 + 2 * ldc);
        s21.intoArray(c, c0 + 2 * ldc + LANES);
        s22.intoArray(c, c0 + 2 * ldc + 2 * LANES);
        s23.intoArray(c, c0 + 2 * ldc + 3 * LANES);
        s30.intoArray(c, c0 + 3 * ldc);
        s31.intoArray(c, c0 + 3 * ldc + LANES);
        s32.intoArray(c, c0 + 3 * ldc + 2 * LANES);
        s33.intoArray(c, c0 + 3 * ldc + 3 * LANES);
        s40.intoArray(c, c0 + 4 * ldc);
        s41.intoArray(c, c0 + 4 * ldc + LANES);
        s42.intoArray(c, c0 + 4 * ldc + 2 * LANES);
        s43.intoArray(c, c0 + 4 * ldc + 3 * LANES);
        s50.intoArray(c, c0 + 5 * ldc);
        s51.intoArray(c, c0 + 5 * ldc + LANES);
        s52.intoArray(c, c0 + 5 * ldc + 2 * LANES);
        s53.intoArray(c, c0 + 5 * ldc + 3 * LANES);
    }

    private static void tile4x4(
            int k,
            float[] a,
            int a0,
            int aRow,
            int aColumn,
            float[] b,
            int b0,
            int ldb,
            float[] c,
            int c0,
            int ldc,
            boolean accumulate) {
        FloatVector s00 = FloatVector.zero(F);
        FloatVector s01 = FloatVector.zero(F);
        FloatVector s02 = FloatVector.zero(F);
        FloatVector s03 = FloatVector.zero(F);
        FloatVector s10 = FloatVector.zero(F);
        FloatVector s11 = FloatVector.zero(F);
        FloatVector s12 = FloatVector.zero(F);
        FloatVector s13 = FloatVector.zero(F);
        FloatVector s20 = FloatVector.zero(F);
        FloatVector s21 = FloatVector.zero(F);
        FloatVector s22 = FloatVector.zero(F);
        FloatVector s23 = FloatVector.zero(F);
        FloatVector s30 = FloatVector.zero(F);
        FloatVector s31 = FloatVector.zero(F);
        FloatVector s32 = FloatVector.zero(F);
        FloatVector s33 = FloatVector.zero(F);
        if (accumulate) {
            s00 = FloatVector.fromArray(F, c, c0);
            s01 = FloatVector.fromArray(F, c, c0 + LANES);
            s02 = FloatVector.fromArray(F, c, c0 + 2 * LANES);
            s03 = FloatVector.fromArray(F, c, c0 + 3 * LANES);
            s10 = FloatVector.fromArray(F, c, c0 + ldc);
            s11 = FloatVector.fromArray(F, c, c0 + ldc + LANES);
            s12 = FloatVector.fromArray(F, c, c0 + ldc + 2 * LANES);
            s13 = FloatVector.fromArray(F, c, c0 + ldc + 3 * LANES);
            s20 = FloatVector.fromArray(F, c, c0 + 2 * ldc);
            s21 = FloatVector.fromArray(F, c, c0 + 2 * ldc + LANES);
            s22 = FloatVector.fromArray(F, c, c0 + 2 * ldc + 2 * LANES);
            s23 = FloatVector.fromArray(F, c, c0 + 2 * ldc + 3 * LANES);
            s30 = FloatVector.fromArray(F, c, c0 + 3 * ldc);
            s31 = FloatVector.fromArray(F, c, c0 + 3 * ldc + LANES);
            s32 = FloatVector.fromArray(F, c, c0 + 3 * ldc + 2 * LANES);
            s33 = FloatVector.fromArray(F, c, c0 + 3 * ldc + 3 * LANES);
        }
        int aAt = a0;
        int bAt = b0;
        for (int p = 0; p < k; p++) {
            FloatVector v0 = FloatVector.fromArray(F, b, bAt);
            FloatVector v1 = FloatVector.fromArray(F, b, bAt + LANES);
            FloatVector v2 = FloatVector.fromArray(F, b, bAt + 2 * LANES);
            FloatVector v3 = FloatVector.fromArray(F, b, bAt + 3 * LANES);
            FloatVector x = FloatVector.broadcast(F, a[aAt]);
            s00 = x.fma(v0, s00);
            s01 = x.fma(v1, s01);
            s02 = x.fma(v2, s02);
            s03 = x.fma(v3, s03);
            x = FloatVector.broadcast(F, a[aAt + aRow]);
            s10 = x.fma(v0, s10);
            s11 = x.fma(v1, s11);
            s12 = x.fma(v2, s12);
            s13 = x.fma(v3, s13);
            x = FloatVector.broadcast(F, a[aAt + 2 * aRow]);
            s20 = x.fma(v0, s20);
            s21 = x.fma(v1, s21);
            s22 = x.fma(v2, s22);
            s23 = x.fma(v3, s23);
            x = FloatVector.broadcast(F, a[aAt + 3 * aRow]);
            s30 = x.fma(v0, s30);
            s31 = x.fma(v1, s31);
            s32 = x.fma(v2, s32);
            s33 = x.fma(v3, s33);
            aAt += aColumn;
            bAt += ldb;
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
        s02.intoArray(c, c0 + 2 * LANES);
        s03.intoArray(c, c0 + 3 * LANES);
        s10.intoArray(c, c0 + ldc);
        s11.intoArray(c, c0 + ldc + LANES);
        s12.intoArray(c, c0 + ldc + 2 * LANES);
        s13.intoArray(c, c0 + ldc + 3 * LANES);
        s20.intoArray(c, c0 + 2 * ldc);
        s21.intoArray(c, c0 + 2 * ldc + LANES);
        s22.intoArray(c, c0 + 2 * ldc + 2 * LANES);
        s23.intoArray(c, c0 + 2 * ldc + 3 * LANES);
        s30.intoArray(c, c0 + 3 * ldc);
        s31.intoArray(c, c0 + 3 * ldc + LANES);
        s32.intoArray(c, c0 + 3 * ldc + 2 * LANES);
        s33.intoArray(c, c0 + 3 * ldc + 3 * LANES);
    }

    private static void tile1x4(
            int k,
            float[] a,
            int a0,
            int aRow,
            int aColumn,
            float[] b,
            int b0,
            int ldb,
            float[] c,
            int c0,
            int ldc,
            boolean accumulate) {
        FloatVector s00 = FloatVector.zero(F);
        FloatVector s01 = FloatVector.zero(F);
        FloatVector s02 = FloatVector.zero(F);
        FloatVector s03 = FloatVector.zero(F);
        if (accumulate) {
            s00 = FloatVector.fromArray(F, c, c0);
            s01 = FloatVector.fromArray(F, c, c0 + LANES);
            s02 = FloatVector.fromArray(F, c, c0 + 2 * LANES);
            s03 = FloatVector.fromArray(F, c, c0 + 3 * LANES);
        }
        int aAt = a0;
        int bAt = b0;
        for (int p = 0; p < k; p++) {
            FloatVector v0 = FloatVector.fromArray(F, b, bAt);
            FloatVector v1 = FloatVector.fromArray(F, b, bAt + LANES);
            FloatVector v2 = FloatVector.fromArray(F, b, bAt + 2 * LANES);
            FloatVector v3 = FloatVector.fromArray(F, b, bAt + 3 * LANES);
            FloatVector x = FloatVector.broadcast(F, a[aAt]);
            s00 = x.fma(v0, s00);
            s01 = x.fma(v1, s01);
            s02 = x.fma(v2, s02);
            s03 = x.fma(v3, s03);
            aAt += aColumn;
            bAt += ldb;
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
        s02.intoArray(c, c0 + 2 * LANES);
        s03.intoArray(c, c0 + 3 * LANES);
    }

    private static void panel2(
            int m,
            int k,
            float[] a,
            int a0,
            int aRow,
            int aColumn,
            float[] b,
            int b0,
            int ldb,
            float[] c,
            int c0,
            int ldc,
            boolean accumulate) {
        int i = 0;
        for (int end = sixRowTiles(m); i < end; i += 6) {
            tile6x2(k, a, a0 + i * aRow, aRow, aColumn, b, b0, ldb, c, c0 + i * ldc, ldc, accumulate);
        }
        for (; i <= m - 4; i += 4) {
            tile4x2(k, a, a0 + i * aRow, aRow, aColumn, b, b0, ldb, c, c0 + i * ldc, ldc, accumulate);
        }
        for (; i < m; i++) {
            tile1x2(k, a, a0 + i * aRow, aRow, aColumn, b, b0, ldb, c, c0 + i * ldc, ldc, accumulate);
        }
    }

    private static void tile6x2(
            int k,
            float[] a,
            int a0,
            int aRow,
            int aColumn,
            float[] b,
            int b0,
            int ldb,
            float[] c,
            int c0,
            int ldc,
            boolean accumulate) {
        FloatVector s00 = FloatVector.zero(F);
        FloatVector s01 = FloatVector.zero(F);
        FloatVector s10 = FloatVector.zero(F);
        FloatVector s11 = FloatVector.zero(F);
        FloatVector s20 = FloatVector.zero(F);
        FloatVector s21 = FloatVector.zero(F);
        FloatVector s30 = FloatVector.zero(F);
        FloatVector s31 = FloatVector.zero(F);
        FloatVector s40 = FloatVector.zero(F);
        FloatVector s41 = FloatVector.zero(F);
        FloatVector s50 = FloatVector.zero(F);
        FloatVector s51 = FloatVector.zero(F);
        if (accumulate) {
            s00 = FloatVector.fromArray(F, c, c0);
            s01 = FloatVector.fromArray(F, c, c0 + LANES);
            s10 = FloatVector.fromArray(F, c, c0 + ldc);
            s11 = FloatVector.fromArray(F, c, c0 + ldc + LANES);
            s20 = FloatVector.fromArray(F, c, c0 + 2 * ldc);
            s21 = FloatVector.fromArray(F, c, c0 + 2 * ldc + LANES);
            s30 = FloatVector.fromArray(F, c, c0 + 3 * ldc);
            s31 = FloatVector.fromArray(F, c, c0 + 3 * ldc + LANES);
            s40 = FloatVector.fromArray(F, c, c0 + 4 * ldc);
            s41 = FloatVector.fromArray(F, c, c0 + 4 * ldc + LANES);
            s50 = FloatVector.fromArray(F, c, c0 + 5 * ldc);
            s51 = FloatVector.fromArray(F, c, c0 + 5 * ldc + LANES);
        }
        int aAt = a0;
        int bAt = b0;
        for (int p = 0; p < k; p++) {
            FloatVector v0 = FloatVector.fromArray(F, b, bAt);
            FloatVector v1 = FloatVector.fromArray(F, b, bAt + LANES);
            FloatVector x = FloatVector.broadcast(F, a[aAt]);
            s00 = x.fma(v0, s00);
            s01 = x.fma(v1, s01);
            x = FloatVector.broadcast(F, a[aAt + aRow]);
            s10 = x.fma(v0, s10);
            s11 = x.fma(v1, s11);
            x = FloatVector.broadcast(F, a[aAt + 2 * aRow]);
            s20 = x.fma(v0, s20);
            s21 = x.fma(v1, s21);
            x = FloatVector.broadcast(F, a[aAt + 3 * aRow]);
            s30 = x.fma(v0, s30);
            s31 = x.fma(v1, s31);
            x = FloatVector.broadcast(F, a[aAt + 4 * aRow]);
            s40 = x.fma(v0, s40);
            s41 = x.fma(v1, s41);
            x = FloatVector.broadcast(F, a[aAt + 5 * aRow]);
            s50 = x.fma(v0, s50);
            s51 = x.fma(v1, s51);
            aAt += aColumn;
            bAt += ldb;
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
        s10.intoArray(c, c0 + ldc);
        s11.intoArray(c, c0 + ldc + LANES);
        s20.intoArray(c, c0 + 2 * ldc);
        s21.intoArray(c, c0 + 2 * ldc + LANES);
        s30.intoArray(c, c0 + 3 * ldc);
        s31.intoArray(c, c0 + 3 * ldc + LANES);
        s40.intoArray(c, c0 + 4 * ldc);
        s41.intoArray(c, c0 + 4 * ldc + LANES);
        s50.intoArray(c, c0 + 5 * ldc);
        s51.intoArray(c, c0 + 5 * ldc + LANES);
    }

    private static void tile4x2(
            int k,
            float[] a,
            int a0,
            int aRow,
            int aColumn,
            float[] b,
            int b0,
            int ldb,
            float[] c,
            int c0,
            int ldc,
            boolean accumulate) {
        FloatVector s00 = FloatVector.zero(F);
        FloatVector s01 = FloatVector.zero(F);
        FloatVector s10 = FloatVector.zero(F);
        FloatVector s11 = FloatVector.zero(F);
        FloatVector s20 = FloatVector.zero(F);
        FloatVector s21 = FloatVector.zero(F);
        FloatVector s30 = FloatVector.zero(F);
        FloatVector s31 = FloatVector.zero(F);
        if (accumulate) {
            s00 = FloatVector.fromArray(F, c, c0);
            s01 = FloatVector.fromArray(F, c, c0 + LANES);
            s10 = FloatVector.fromArray(F, c, c0 + ldc);
            s11 = FloatVector.fromArray(F, c, c0 + ldc + LANES);
            s20 = FloatVector.fromArray(F, c, c0 + 2 * ldc);
            s21 = FloatVector.fromArray(F, c, c0 + 2 * ldc + LANES);
            s30 = FloatVector.fromArray(F, c, c0 + 3 * ldc);
            s31 = FloatVector.fromArray(F, c, c0 + 3 * ldc + LANES);
        }
        int aAt = a0;
        int bAt = b0;
        for (int p = 0; p < k; p++) {
            FloatVector v0 = FloatVector.fromArray(F, b, bAt);
            FloatVector v1 = FloatVector.fromArray(F, b, bAt + LANES);
            FloatVector x = FloatVector.broadcast(F, a[aAt]);
            s00 = x.fma(v0, s00);
            s01 = x.fma(v1, s01);
            x = FloatVector.broadcast(F, a[aAt + aRow]);
            s10 = x.fma(v0, s10);
            s11 = x.fma(v1, s11);
            x = FloatVector.broadcast(F, a[aAt + 2 * aRow]);
            s20 = x.fma(v0, s20);
            s21 = x.fma(v1, s21);
            x = FloatVector.broadcast(F, a[aAt + 3 * aRow]);
            s30 = x.fma(v0, s30);
            s31 = x.fma(v1, s31);
            aAt += aColumn;
            bAt += ldb;
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
        s10.intoArray(c, c0 + ldc);
        s11.intoArray(c, c0 + ldc + LANES);
        s20.intoArray(c, c0 + 2 * ldc);
        s21.intoArray(c, c0 + 2 * ldc + LANES);
        s30.intoArray(c, c0 + 3 * ldc);
        s31.intoArray(c, c0 + 3 * ldc + LANES);
    }

    private static void tile1x2(
            int k,
            float[] a,
            int a0,
            int aRow,
            int aColumn,
            float[] b,
            int b0,
            int ldb,
            float[] c,
            int c0,
            int ldc,
            boolean accumulate) {
        FloatVector s00 = FloatVector.zero(F);
        FloatVector s01 = FloatVector.zero(F);
        if (accumulate) {
            s00 = FloatVector.fromArray(F, c, c0);
            s01 = FloatVector.fromArray(F, c, c0 + LANES);
        }
        int aAt = a0;
        int bAt = b0;
        for (int p = 0; p < k; p++) {
            FloatVector v0 = FloatVector.fromArray(F, b, bAt);
            FloatVector v1 = FloatVector.fromArray(F, b, bAt + LANES);
            FloatVector x = FloatVector.broadcast(F, a[aAt]);
            s00 = x.fma(v0, s00);
            s01 = x.fma(v1, s01);
            aAt += aColumn;
            bAt += ldb;
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
    }

    /** The last columns, fewer than a vector has lanes. Here C is added at the end of each inner block. */
    private void panel1(
            int m,
            int k,
            float[] a,
            int a0,
            int aRow,
            int aColumn,
            float[] b,
            int b0,
            int ldb,
            float[] c,
            int c0,
            int ldc,
            boolean accumulate,
            int columns) {
        float[] spill = spills.get();
        int i = 0;
        for (int end = sixRowTiles(m); i < end; i += 6) {
            tile6x1(k, a, a0 + i * aRow, aRow, aColumn, b, b0, ldb, spill, columns);
            store(6, columns, spill, c, c0 + i * ldc, ldc, accumulate);
        }
        for (; i <= m - 4; i += 4) {
            tile4x1(k, a, a0 + i * aRow, aRow, aColumn, b, b0, ldb, spill, columns);
            store(4, columns, spill, c, c0 + i * ldc, ldc, accumulate);
        }
        for (; i < m; i++) {
            tile1x1(k, a, a0 + i * aRow, aRow, aColumn, b, b0, ldb, spill, columns);
            store(1, columns, spill, c, c0 + i * ldc, ldc, accumulate);
        }
    }

    private static void store(int rows, int columns, float[] spill, float[] c, int c0, int ldc, boolean accumulate) {
        for (int i = 0; i < rows; i++) {
            int to = c0 + i * ldc;
            int from = i * LANES;
            for (int j = 0; j < columns; j++) {
                c[to + j] = accumulate ? c[to + j] + spill[from + j] : spill[from + j];
            }
        }
    }

    private static void tile6x1(
            int k, float[] a, int a0, int aRow, int aColumn, float[] b, int b0, int ldb, float[] spill, int columns) {
        FloatVector s0 = FloatVector.zero(F);
        FloatVector s1 = FloatVector.zero(F);
        FloatVector s2 = FloatVector.zero(F);
        FloatVector s3 = FloatVector.zero(F);
        FloatVector s4 = FloatVector.zero(F);
        FloatVector s5 = FloatVector.zero(F);
        int aAt = a0;
        int bAt = b0;
        int p = 0;
        for (; p < k && bAt <= b.length - LANES; p++) {
            FloatVector v = FloatVector.fromArray(F, b, bAt);
            s0 = FloatVector.broadcast(F, a[aAt]).fma(v, s0);
            s1 = FloatVector.broadcast(F, a[aAt + aRow]).fma(v, s1);
            s2 = FloatVector.broadcast(F, a[aAt + 2 * aRow]).fma(v, s2);
            s3 = FloatVector.broadcast(F, a[aAt + 3 * aRow]).fma(v, s3);
            s4 = FloatVector.broadcast(F, a[aAt + 4 * aRow]).fma(v, s4);
            s5 = FloatVector.broadcast(F, a[aAt + 5 * aRow]).fma(v, s5);
            aAt += aColumn;
            bAt += ldb;
        }
        for (; p < k; p++) {
            FloatVector v = FloatVector.fromArray(F, b, bAt, F.indexInRange(0, columns));
            s0 = FloatVector.broadcast(F, a[aAt]).fma(v, s0);
            s1 = FloatVector.broadcast(F, a[aAt + aRow]).fma(v, s1);
            s2 = FloatVector.broadcast(F, a[aAt + 2 * aRow]).fma(v, s2);
            s3 = FloatVector.broadcast(F, a[aAt + 3 * aRow]).fma(v, s3);
            s4 = FloatVector.broadcast(F, a[aAt + 4 * aRow]).fma(v, s4);
            s5 = FloatVector.broadcast(F, a[aAt + 5 * aRow]).fma(v, s5);
            aAt += aColumn;
            bAt += ldb;
        }
        s0.intoArray(spill, 0);
        s1.intoArray(spill, LANES);
        s2.intoArray(spill, 2 * LANES);
        s3.intoArray(spill, 3 * LANES);
        s4.intoArray(spill, 4 * LANES);
        s5.intoArray(spill, 5 * LANES);
    }

    private static void tile4x1(
            int k, float[] a, int a0, int aRow, int aColumn, float[] b, int b0, int ldb, float[] spill, int columns) {
        FloatVector s0 = FloatVector.zero(F);
        FloatVector s1 = FloatVector.zero(F);
        FloatVector s2 = FloatVector.zero(F);
        FloatVector s3 = FloatVector.zero(F);
        int aAt = a0;
        int bAt = b0;
        int p = 0;
        for (; p < k && bAt <= b.length - LANES; p++) {
            FloatVector v = FloatVector.fromArray(F, b, bAt);
            s0 = FloatVector.broadcast(F, a[aAt]).fma(v, s0);
            s1 = FloatVector.broadcast(F, a[aAt + aRow]).fma(v, s1);
            s2 = FloatVector.broadcast(F, a[aAt + 2 * aRow]).fma(v, s2);
            s3 = FloatVector.broadcast(F, a[aAt + 3 * aRow]).fma(v, s3);
            aAt += aColumn;
            bAt += ldb;
        }
        for (; p < k; p++) {
            FloatVector v = FloatVector.fromArray(F, b, bAt, F.indexInRange(0, columns));
            s0 = FloatVector.broadcast(F, a[aAt]).fma(v, s0);
            s1 = FloatVector.broadcast(F, a[aAt + aRow]).fma(v, s1);
            s2 = FloatVector.broadcast(F, a[aAt + 2 * aRow]).fma(v, s2);
            s3 = FloatVector.broadcast(F, a[aAt + 3 * aRow]).fma(v, s3);
            aAt += aColumn;
            bAt += ldb;
        }
        s0.intoArray(spill, 0);
        s1.intoArray(spill, LANES);
        s2.intoArray(spill, 2 * LANES);
        s3.intoArray(spill, 3 * LANES);
    }

    private static void tile1x1(
            int k, float[] a, int a0, int aRow, int aColumn, float[] b, int b0, int ldb, float[] spill, int columns) {
        FloatVector s0 = FloatVector.zero(F);
        int aAt = a0;
        int bAt = b0;
        int p = 0;
        for (; p < k && bAt <= b.length - LANES; p++) {
            FloatVector v = FloatVector.fromArray(F, b, bAt);
            s0 = FloatVector.broadcast(F, a[aAt]).fma(v, s0);
            aAt += aColumn;
            bAt += ldb;
        }
        for (; p < k; p++) {
            FloatVector v = FloatVector.fromArray(F, b, bAt, F.indexInRange(0, columns));
            s0 = FloatVector.broadcast(F, a[aAt]).fma(v, s0);
            aAt += aColumn;
            bAt += ldb;
        }
        s0.intoArray(spill, 0);
    }
}
