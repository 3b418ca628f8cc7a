package io.github.marl4j.algorithms.nn;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * The loops that networks are made of. Results of the two kinds differ in the last bits; each is deterministic.
 *
 * @param gemm matrix products
 * @param math element-wise loops
 * @param name {@code "plain"} or {@code "simd"}
 */
public record Kernels(Gemm gemm, VectorMath math, String name) {
    private static final Kernels PLAIN = new Kernels(new PlainGemm(), new PlainVectorMath(), "plain");

    /** @return plain Java loops, present on every JVM */
    public static Kernels plain() {
        return PLAIN;
    }

    /** @return the Vector API loops if the JVM was started with that module, else the plain ones (said once in the log) */
    public static Kernels best() {
        return Best.KERNELS;
    }

    private static final class Best {
        private static final Kernels KERNELS = find();

        private static Kernels find() {
            String here = Kernels.class.getPackageName();
            try {
                Gemm gemm = (Gemm) create(here + ".SimdGemm");
                return new Kernels(gemm, (VectorMath) create(here + ".SimdVectorMath"), "simd");
            } catch (ReflectiveOperationException | LinkageError missing) {
                Logger log = System.getLogger(Kernels.class.getName());
                log.log(
                        Level.WARNING,
                        "networks run on plain Java loops, several times slower; start java with"
                                + " --add-modules jdk.incubator.vector");
                return PLAIN;
            }
        }

        private static Object create(String name) throws ReflectiveOperationException {
            return Class.forName(name).getDeclaredConstructor().newInstance();
        }
    }
}
