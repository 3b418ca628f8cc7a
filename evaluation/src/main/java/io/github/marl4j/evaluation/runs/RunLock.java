package io.github.marl4j.evaluation.runs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second process from working on the same run at the same time: a lock on the file {@code lock} of the run folder, which the system lifts when its holder dies. */
public final class RunLock implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Locks a run folder.
     *
     * @throws RunFileException if somebody else holds it, or the lock file cannot be made
     */
    public static RunLock of(Path folder) {
        Path file = folder.resolve("lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (held(channel)) return new RunLock(file, channel);
            channel.close();
        } catch (IOException failed) {
            throw RunFileException.writing(file, failed);
        }
        throw new RunFileException("run " + folder + " is being worked on by another process; wait for it or end it");
    }

    private static boolean held(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw RunFileException.writing(file, failed);
        }
    }
}
