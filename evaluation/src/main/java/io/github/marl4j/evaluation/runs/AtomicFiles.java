package io.github.marl4j.evaluation.runs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whole files that appear at once: written beside the target, forced to the disk, then renamed over it. A crash or a full disk leaves the old
 * file, or none. Two threads may write different files; the last writer of the same file wins.
 */
public final class AtomicFiles {
    /** Tells apart temporary files of this process; no result depends on it. */
    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

    private AtomicFiles() {}

    /**
     * Writes or replaces a file.
     *
     * @param file target; its folder must exist
     * @param content the whole content; not modified
     * @throws RunFileException if it cannot be written, with the path and the system's reason; nothing is left behind
     */
    public static void write(Path file, byte[] content) {
        Path temporary = null;
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null) {
                throw new IllegalArgumentException("\"" + file + "\" names no file; expected a path below a folder");
            }
            temporary = folder.resolve(temporaryName(file));
            force(temporary, content);
            rename(temporary, file);
        } catch (IOException e) {
            RunFileException problem = RunFileException.writing(file, e);
            deleteAfterFailure(temporary, problem);
            throw problem;
        }
    }

    /** Writes or replaces a text file in UTF-8; see {@link #write(Path, byte[])}. */
    public static void write(Path file, String content) {
        write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Unlike the JDK's temporary files, which only their owner may read, the result gets the permissions of any new file. */
    private static String temporaryName(Path file) {
        return "." + file.getFileName() + "." + ProcessHandle.current().pid() + "-" + NEXT.incrementAndGet() + ".tmp";
    }

    private static void force(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static void rename(Path temporary, Path file) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // Some network file systems: still never a half file, but for an instant there may be none.
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void deleteAfterFailure(Path temporary, RunFileException problem) {
        if (temporary == null) {
            return;
        }
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            problem.addSuppressed(e);
        }
    }
}
