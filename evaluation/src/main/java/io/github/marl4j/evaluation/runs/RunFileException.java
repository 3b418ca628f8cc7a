package io.github.marl4j.evaluation.runs;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file of a run is missing, broken or cannot be written; the message names the file, the line where there is one, and the cause. */
public final class RunFileException extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Creates the error with its whole sentence and what caused it. */
    public RunFileException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Creates the error with its whole sentence. */
    public RunFileException(String message) {
        super(message);
    }

    static RunFileException atLine(Path file, long line, String problem) {
        return new RunFileException(file + ":" + line + ": " + problem);
    }

    /** A file whose content contradicts itself; the cause says how. */
    public static RunFileException content(Path file, IllegalArgumentException cause) {
        return new RunFileException(file + ": " + cause.getMessage(), cause);
    }

    /** Returns the error that a file cannot be read, with the system's reason. */
    public static RunFileException reading(Path file, IOException cause) {
        return new RunFileException("cannot read " + file + ": " + reason(cause), cause);
    }

    /** Returns the error that a file cannot be written, with the system's reason. */
    public static RunFileException writing(Path file, IOException cause) {
        return new RunFileException("cannot write " + file + ": " + reason(cause), cause);
    }

    /** The operating system's words; the JDK's file exceptions often carry only the path. */
    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "the file exists already";
        }
        if (cause instanceof DirectoryNotEmptyException) {
            return "a folder that is not empty has that name";
        }
        if (cause instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
