package io.github.marl4j.cli;

import io.github.marl4j.evaluation.runs.RunFileException;
import io.github.marl4j.evaluation.runs.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the runs that a user means: a run folder, or a folder in which some are. */
final class RunFolders {
    private RunFolders() {}

    /**
     * Reads all runs.
     *
     * @throws RunFileException if a folder has no runs, or a run is broken
     */
    static List<RunFolder> read(List<Path> given) {
        Set<Path> folders = new LinkedHashSet<>();
        for (Path path : given) folders.addAll(below(path));
        List<RunFolder> runs = new ArrayList<>();
        for (Path folder : folders) runs.add(RunFolder.read(folder));
        return runs;
    }

    private static List<Path> below(Path path) {
        if (Files.exists(path.resolve("config.json")) || !Files.isDirectory(path)) return List.of(path);
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> found = files.filter(
                            file -> file.endsWith("config.json") && Files.exists(file.resolveSibling("metrics.csv")))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
            if (found.isEmpty())
                throw new RunFileException("no run in " + path + ": there is no config.json beside a metrics.csv");
            return found;
        } catch (IOException failed) {
            throw RunFileException.reading(path, failed);
        }
    }
}
