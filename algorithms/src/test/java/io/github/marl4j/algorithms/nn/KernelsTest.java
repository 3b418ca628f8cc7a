package io.github.marl4j.algorithms.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KernelsTest {
    static List<Kernels> kernels() {
        return List.of(Kernels.plain(), Kernels.best());
    }

    @Test
    void theTestsRunOnTheVectorApi() {
        assertThat(Kernels.best().name()).isEqualTo("simd");
    }

    @Property(tries = 150)
    void productsAgreeWithDoublePrecision(
            @ForAll @IntRange(min = 1, max = 20) int m,
            @ForAll @IntRange(min = 1, max = 150) int n,
            @ForAll @IntRange(min = 1, max = 300) int k,
            @ForAll boolean accumulate,
            @ForAll boolean transposed) {
        int pad = 3;
        float[] a = random(m * k + pad * Math.max(m, k) + 1);
        float[] b = random(k * (n + pad) + 2);
        int lda = (transposed ? m : k) + (a.length > m * k ? Math.min(pad, 1) : 0);
        float[] before = random(m * (n + 1) + 5);
        for (Kernels kernels : kernels()) {
            float[] c = before.clone();
            if (transposed) {
                kernels.gemm().multiplyTransposedA(m, n, k, a, 1, lda, b, 2, n + pad, c, 5, n + 1, accumulate);
            } else {
                kernels.gemm().multiply(m, n, k, a, 1, lda, b, 2, n + pad, c, 5, n + 1, accumulate);
            }
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    double sum = accumulate ? before[5 + i * (n + 1) + j] : 0;
                    for (int p = 0; p < k; p++) {
                        double left = transposed ? a[1 + p * lda + i] : a[1 + i * lda + p];
                        sum += left * b[2 + p * (n + pad) + j];
                    }
                    assertThat((double) c[5 + i * (n + 1) + j]).isCloseTo(sum, within(1e-5 * (1 + k)));
                }
            }
            for (int i = 0; i < m; i++) {
                assertThat(c[4 + i * (n + 1)]).as("outside of the slice").isEqualTo(before[4 + i * (n + 1)]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aRowOfAProductDoesNotDependOnItsNeighbours(Kernels kernels) {
        int rows = 17;
        int n = 75;
        int k = 300;
        float[] a = random(rows * k);
        float[] b = random(k * n);
        float[] whole = new float[rows * n];
        kernels.gemm().multiply(rows, n, k, a, 0, k, b, 0, n, whole, 0, n, false);
        float[] single = new float[n];
        for (int row = 0; row < rows; row++) {
            kernels.gemm().multiply(1, n, k, a, row * k, k, b, 0, n, single, 0, n, false);
            assertThat(single).isEqualTo(Arrays.copyOfRange(whole, row * n, (row + 1) * n));
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void hyperbolicTangentIsAccurate(Kernels kernels) {
        compare(kernels.math()::tanh, Math::tanh, -20, 20, 4e-7);
        compare(kernels.math()::tanh, Math::tanh, -1e-3, 1e-3, 4e-7);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void sigmoidIsAccurate(Kernels kernels) {
        compare(kernels.math()::sigmoid, x -> 1 / (1 + Math.exp(-x)), -80, 80, 4e-7);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void exponentialIsAccurate(Kernels kernels) {
        compare(kernels.math()::exp, Math::exp, -87, 88, 2e-7);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void extremeArgumentsStayFinite(Kernels kernels) {
        float[] x = {-1e30f, 1e30f, 0f};
        kernels.math().tanh(x, 0, 3);
        assertThat(x).containsExactly(-1f, 1f, 0f);
        float[] y = {-1e30f, 1e30f, 0f};
        kernels.math().sigmoid(y, 0, 3);
        assertThat(y[0]).isBetween(0f, 1e-37f);
        assertThat(y[1]).isEqualTo(1f);
        assertThat(y[2]).isEqualTo(.5f);
    }

    private interface InPlace {
        void apply(float[] x, int from, int count);
    }

    /** Relative error, over an array whose length is no multiple of any vector. */
    private static void compare(InPlace function, DoubleUnaryOperator exact, double low, double high, double limit) {
        int count = 100_003;
        float[] x = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = (float) (low + (high - low) * i / (count - 1));
        }
        float[] y = x.clone();
        function.apply(y, 0, count);
        for (int i = 0; i < count; i++) {
            double expected = exact.applyAsDouble(x[i]);
            double error = Math.abs(y[i] - expected) / Math.max(Math.abs(expected), Float.MIN_NORMAL);
            if (error > limit) {
                assertThat(error)
                        .as("at %s: %s instead of %s", x[i], y[i], expected)
                        .isLessThanOrEqualTo(limit);
            }
        }
    }

    private static float[] random(int size) {
        Random random = new Random(size);
        float[] array = new float[size];
        for (int i = 0; i < size; i++) {
            array[i] = random.nextFloat() * 2 - 1;
        }
        return array;
    }
}
