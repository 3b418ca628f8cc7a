package io.github.marl4j.algorithms.run;

import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.env.Snapshot;
import io.github.marl4j.env.files.AtomicFile;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A training's state on disk: one file {@code step-000000012345.ckpt} in the folder {@code checkpoints} of a run.
 *
 * <p>File form: format version, step, seconds trained so far, a {@link Snapshot} with the id {@code algorithm@environment}, and the CRC-32C of all that. It is written under another name, forced to
 * disk and renamed, so a crash or a full disk never leaves half a checkpoint under the good name.
 *
 * @param step environment steps made
 * @param wallSeconds seconds trained so far, earlier parts of a resumed run included
 * @param state the learner's arrays
 */
public record Checkpoint(long step, double wallSeconds, Snapshot state) {
    private static final int FORMAT = 1;
    private static final String PREFIX = "step-";
    private static final String SUFFIX = ".ckpt";

    /** How many checkpoints of a run are kept; older ones are deleted when a new one is safe. */
    static final int KEPT = 2;

    /** Writes this checkpoint into a folder and then deletes all but the newest {@value #KEPT}. */
    public Path write(Path folder) {
        Path target = folder.resolve(String.format(Locale.ROOT, "%s%012d%s", PREFIX, step, SUFFIX));
        try (AtomicFile file = new AtomicFile(target)) {
            writeTo(file.stream());
            file.commit();
            List<Path> all = list(folder);
            for (Path old : all.subList(0, Math.max(0, all.size() - KEPT))) Files.deleteIfExists(old);
            return target;
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "checkpoint " + target + " could not be written (" + reason(failed)
                            + "); earlier checkpoints are untouched, resume from them",
                    failed);
        }
    }

    private static String reason(IOException failed) {
        String message = failed.getMessage();
        return message == null ? failed.getClass().getSimpleName() : message;
    }

    private void writeTo(OutputStream stream) throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(stream, new CRC32C());
        DataOutputStream out = new DataOutputStream(checked);
        out.writeInt(FORMAT);
        out.writeLong(step);
        out.writeDouble(wallSeconds);
        state.writeTo(out);
        out.writeLong(checked.getChecksum().getValue());
        out.flush();
    }

    /**
     * Reads a checkpoint.
     *
     * @throws CorruptCheckpointException if the file is damaged or of another format
     */
    public static Checkpoint read(Path file) {
        try (CheckedInputStream checked =
                new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32C())) {
            DataInputStream in = new DataInputStream(checked);
            int format = in.readInt();
            if (format != FORMAT)
                throw new CorruptCheckpointException(file, "format=" + format + ", expected " + FORMAT, null);
            long step = in.readLong();
            double wallSeconds = in.readDouble();
            Snapshot state = Snapshot.readFrom(in);
            long computed = checked.getChecksum().getValue();
            if (in.readLong() != computed)
                throw new CorruptCheckpointException(file, "its checksum does not match", null);
            return new Checkpoint(step, wallSeconds, state);
        } catch (IOException damaged) {
            throw new CorruptCheckpointException(file, reason(damaged), damaged);
        }
    }

    /** Returns the newest checkpoint file of a folder. */
    public static Optional<Path> newest(Path folder) {
        List<Path> all = list(folder);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Returns the checkpoint files of a folder, oldest first; empty if there is no such folder. */
    public static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot list " + folder, failed);
        }
    }

    /** Puts a learner that has made no update where the one was that this checkpoint is of. */
    void restore(TrainConfig config, Learner learner) {
        learner.makeRoomFor(state.arrays().keySet());
        state.copyTo(id(config), learner.state());
        learner.restored();
    }

    /** Returns the snapshot of a learner's arrays for a checkpoint. */
    public static Snapshot stateOf(TrainConfig config, Map<String, Object> live) {
        return Snapshot.copyOf(id(config), live);
    }

    /** Returns the id that a run's snapshots carry. */
    static String id(TrainConfig config) {
        return config.algorithm() + "@" + config.env().id();
    }
}
