package io.github.marl4j.gpu;

import io.github.marl4j.env.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Compiled kernels in the user's cache folder, so that only the first start compiles. The folder may be deleted at any time. */
final class ImageCache {
    private static final System.Logger LOG = System.getLogger(ImageCache.class.getName());

    private final Path folder;

    ImageCache(Path folder) {
        this.folder = folder;
    }

    /** Returns the folder for this library's files that can be made anew: {@code -Dmarl4j.cache}, or {@code marl4j} in the user's cache folder. */
    static Path userFolder() {
        String given = System.getProperty("marl4j.cache");
        if (given != null) return Path.of(given);
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String home = System.getProperty("user.home");
        String caches = System.getenv(system.contains("win") ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
        if (caches != null && !caches.isEmpty()) return Path.of(caches, "marl4j");
        if (system.contains("mac")) return Path.of(home, "Library", "Caches", "marl4j");
        return Path.of(home, ".cache", "marl4j");
    }

    /** Returns the name of an image: what it was made of, by which compiler, for what. */
    static String key(String source, String compiler, String target) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(source.getBytes(StandardCharsets.UTF_8));
            digest.update(String.join(" ", Nvrtc.OPTIONS).getBytes(StandardCharsets.UTF_8));
            return target + "-nvrtc" + compiler + "-" + HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns a stored image; empty if there is none. */
    Optional<byte[]> find(String key) {
        Path file = folder.resolve(key);
        if (!Files.isRegularFile(file)) return Optional.empty();
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "cannot read the compiled kernel " + file + ", compiling again",
                    unreadable);
            return Optional.empty();
        }
    }

    /** Makes an image and stores it; a folder that cannot be written costs time at the next start and a warning, nothing else. */
    byte[] make(String key, Supplier<byte[]> compiler) {
        byte[] image = compiler.get();
        try (AtomicFile file = new AtomicFile(folder.resolve(key))) {
            file.stream().write(image);
            file.commit();
        } catch (IOException unwritable) {
            LOG.log(System.Logger.Level.WARNING, "cannot keep the compiled kernel in " + folder, unwritable);
        }
        return image;
    }
}
