package io.github.marl4j.envs.fighting.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The data files of this library. */
public final class DataFile {
    private DataFile() {}

    /**
     * Returns the text of a file.
     *
     * @param beside class that the file lies beside
     * @param name of the file
     * @throws IllegalStateException if it is missing
     */
    public static String text(Class<?> beside, String name) {
        try (InputStream file = beside.getResourceAsStream(name)) {
            if (file == null) throw new IllegalStateException("resource " + name + " is missing");
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + name, unreadable);
        }
    }
}
