package io.github.marl4j.env;

import java.util.concurrent.atomic.AtomicBoolean;

/** What this JVM can run. */
public final class EnvRuntime {
    private static final System.Logger LOG = System.getLogger(EnvRuntime.class.getName());
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private EnvRuntime() {}

    /** Returns whether the Vector API can be used: the JVM was started with {@code --add-modules jdk.incubator.vector}. */
    public static boolean hasVectorApi() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    /**
     * Decides between the plain and the Vector API form of a kernel. The first time AUTO has to settle for plain, one log line says how to get the fast one.
     *
     * <p>{@code -Dmarl4j.kernel=plain} or {@code simd} decides for every AUTO.
     *
     * @param id of the environment, for errors
     * @return true for the Vector API
     * @throws IllegalArgumentException if SIMD is asked for and this JVM has no Vector API
     */
    public static boolean useSimd(String id, KernelChoice choice) {
        KernelChoice wanted = choice == KernelChoice.AUTO ? property() : choice;
        if (wanted == KernelChoice.PLAIN) return false;
        if (hasVectorApi()) return true;
        if (wanted == KernelChoice.SIMD) {
            throw new IllegalArgumentException(
                    id + ": kernel=SIMD needs the Vector API; start the JVM with --add-modules jdk.incubator.vector");
        }
        if (TOLD.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "MARL4J runs its plain kernels; start the JVM with --add-modules jdk.incubator.vector for the fast ones");
        }
        return false;
    }

    private static KernelChoice property() {
        String value = System.getProperty("marl4j.kernel", "auto");
        return switch (value) {
            case "auto" -> KernelChoice.AUTO;
            case "plain" -> KernelChoice.PLAIN;
            case "simd" -> KernelChoice.SIMD;
            default -> throw new IllegalArgumentException("marl4j.kernel=" + value + " must be auto, plain or simd");
        };
    }
}
