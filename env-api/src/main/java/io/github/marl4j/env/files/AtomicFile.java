package io.github.marl4j.env.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A file that is written beside its target and renamed over it by {@link #commit}: a crash or a full disk leaves the old file, or none, never half of one. {@link #close} without
 * commit throws the new content away. One thread at a time.
 *
 * <pre>{@code
 * try (AtomicFile file = new AtomicFile(target)) {
 *     file.stream().write(bytes);
 *     file.commit();
 * }
 * }</pre>
 */
public final class AtomicFile implements AutoCloseable {
    /** Tells apart temporary files of this process; no result depends on it. */
    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final OutputStream stream;
    private boolean committed;

    /**
     * Opens the new content; the target stays as it is.
     *
     * @param target its folder is made if it is missing
     * @throws IOException if the folder or the file beside the target cannot be made
     */
    public AtomicFile(Path target) throws IOException {
        this.target = target.toAbsolutePath();
        Path folder = this.target.getParent();
        if (folder == null) throw new IllegalArgumentException("\"" + target + "\" names no file");
        Files.createDirectories(folder);
        String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + "-" + NEXT.incrementAndGet()
                + ".tmp";
        this.temporary = folder.resolve(name);
        this.channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.stream = new BufferedOutputStream(Channels.newOutputStream(channel));
    }

    /** Returns where the new content goes. */
    public OutputStream stream() {
        return stream;
    }

    /**
     * Forces the content to the disk and renames it over the target.
     *
     * @throws IOException if the disk refuses; the target is then as it was
     */
    public void commit() throws IOException {
        stream.flush();
        channel.force(true);
        channel.close();
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // Some network file systems: still never a half file, but for an instant there may be none.
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
        committed = true;
    }

    /** Frees the file; removes the new content if it was not committed. */
    @Override
    public void close() throws IOException {
        if (committed) return;
        channel.close();
        Files.deleteIfExists(temporary);
    }
}
