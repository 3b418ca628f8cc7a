package io.github.marl4j.gpu;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.marl4j.env.VectorBackend;
import java.util.Optional;

/** Tests that need a device are skipped where there is none. Debian's PoCL makes one of the processor. */
public final class Devices {
    private Devices() {}

    /** Skips the test without OpenCL. */
    public static void requireOpenCl() {
        VectorBackend backend = new OpenClBackend();
        Optional<String> obstacle = backend.obstacle();
        assumeTrue(obstacle.isEmpty(), () -> "skipped: " + obstacle.orElseThrow());
    }
}
