package io.github.marl4j.nd4j;

import java.util.Optional;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner.ExecutionerType;
import org.nd4j.linalg.factory.Nd4j;

/** Whether ND4J starts on this machine. */
public final class Nd4jLibrary {
    private Nd4jLibrary() {}

    /** Returns why ND4J does not start here, with what to do; empty if it does. */
    public static Optional<String> obstacle() {
        try {
            Nd4j.getExecutioner();
            return Optional.empty();
        } catch (LinkageError missing) {
            Throwable cause = missing;
            while (cause.getCause() != null) cause = cause.getCause();
            return Optional.of(
                    "ND4J does not start: " + cause
                            + "; the class path needs nd4j-native or nd4j-cuda-11.6 with the classifier of this system, see docs/nd4j.md");
        }
    }

    /** Returns whether operations run on a device of their own. */
    public static boolean onDevice() {
        return Nd4j.getExecutioner().type() == ExecutionerType.CUDA;
    }
}
