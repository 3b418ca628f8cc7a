package io.github.marl4j.algorithms.run;

import java.nio.file.Path;

/** A checkpoint file that cannot be used. */
public final class CorruptCheckpointException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    CorruptCheckpointException(Path file, String reason, Throwable cause) {
        super(
                "checkpoint " + file + " is damaged: " + reason
                        + "; move it away to resume from the checkpoint before it" + others(file),
                cause);
    }

    private static String others(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        long left = Checkpoint.list(folder).stream()
                .filter(other -> !other.getFileName().equals(file.getFileName()))
                .count();
        return left == 0 ? " (there is none: start the run anew)" : " (" + left + " there)";
    }
}
