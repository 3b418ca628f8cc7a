package io.github.marl4j.algorithms.pool;

import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.evaluation.runs.RunFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Where the files of a pool lie: in a folder, or among the built-in ones on the class path. */
final class PoolFiles {
    /** Names of the built-in pools: resources {@code NAME.json} beside this class. */
    private static final String INDEX = "pools.txt";

    private static final String SUFFIX = ".json";

    private final String pool;
    private final Path folder;

    /**
     * Finds a pool.
     *
     * @param nameOrFile a built-in pool, or the path of a file that ends with {@code .json}
     * @throws UnknownNameException if there is no such built-in pool
     */
    PoolFiles(String nameOrFile) {
        if (nameOrFile.endsWith(SUFFIX)) {
            Path file = Path.of(nameOrFile).toAbsolutePath();
            pool = file.getFileName().toString();
            folder = file.getParent();
        } else {
            if (!builtIn().contains(nameOrFile)) throw new UnknownNameException("env", "pool", nameOrFile, builtIn());
            pool = nameOrFile + SUFFIX;
            folder = null;
        }
    }

    /** Returns the names of the built-in pools. */
    static List<String> builtIn() {
        return new String(resource(INDEX), StandardCharsets.UTF_8).lines().toList();
    }

    /** Returns the name of the pool's own file, relative to the others. */
    String pool() {
        return pool;
    }

    /** Returns how errors call a file. */
    Path label(String file) {
        return folder == null ? Path.of("built-in", file) : folder.resolve(file);
    }

    /** Returns the content of a file. */
    byte[] read(String file) {
        if (folder == null) return resource(file);
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (IOException failed) {
            throw RunFileException.reading(folder.resolve(file), failed);
        }
    }

    private static byte[] resource(String file) {
        try (InputStream stream = PoolFiles.class.getResourceAsStream(file)) {
            if (stream == null) throw new RunFileException("there is no built-in file " + file);
            return stream.readAllBytes();
        } catch (IOException failed) {
            throw RunFileException.reading(Path.of("built-in", file), failed);
        }
    }

    /** Returns the SHA-256 of a content in hexadecimal digits. */
    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
