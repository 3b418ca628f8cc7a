package io.github.marl4j.evaluation.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run folder as it was when it was read.
 *
 * @param path the folder
 * @param config the resolved configuration: maps, lists, text, booleans, Long, Double; not modifiable at its top
 * @param manifest what made the run
 * @param metrics the rows of {@code metrics.csv}
 * @param result evaluations, empty if the run has none yet
 * @param done whether the run ended well
 * @param recordings {@code media/*.gif}, by name; immutable
 */
public record RunFolder(
        Path path,
        Map<String, Object> config,
        Manifest manifest,
        Metrics metrics,
        Optional<ResultFile> result,
        boolean done,
        List<Path> recordings) {

    /**
     * Reads a folder. {@code config.json}, {@code manifest.json} and {@code metrics.csv} are required.
     *
     * @throws RunFileException if the folder or a required file is missing or a file is broken, with the file and the line
     */
    public static RunFolder read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new RunFileException("no run folder at " + folder
                    + "; expected a folder with config.json, manifest.json and metrics.csv");
        }
        Path configFile = folder.resolve("config.json");
        Map<String, Object> config = Collections.unmodifiableMap(Json.read(configFile));
        JsonFields fields = JsonFields.of(configFile, config);
        fields.text("algorithm");
        fields.object("env").text("id");
        fields.integer("seed");
        Path resultFile = folder.resolve("result.json");
        return new RunFolder(
                folder,
                config,
                Manifest.read(folder.resolve("manifest.json")),
                Metrics.read(folder.resolve("metrics.csv")),
                Files.exists(resultFile) ? Optional.of(ResultFile.read(resultFile)) : Optional.empty(),
                Files.exists(folder.resolve("DONE")),
                recordings(folder.resolve("media")));
    }

    /** Name of the algorithm, e.g. {@code ippo}. */
    public String algorithm() {
        return fields().text("algorithm");
    }

    /** Environment id, e.g. {@code smax/3m-v1}. */
    public String task() {
        return fields().object("env").text("id");
    }

    /** Seed of the run. */
    public long seed() {
        return fields().integer("seed");
    }

    /** The resolved configuration as indented JSON. */
    public String configText() {
        return Json.pretty(config);
    }

    /** The final evaluation of this run, values by metric, if {@code result.json} has it. */
    public Optional<Map<String, List<Double>>> finalEvaluation() {
        ResultFile.Key key = ResultFile.Key.of(task(), algorithm(), seed());
        return result.map(file -> file.runs().get(key))
                .map(ResultFile.Run::absoluteMetrics)
                .filter(metrics -> !metrics.isEmpty());
    }

    private JsonFields fields() {
        return JsonFields.of(path.resolve("config.json"), config);
    }

    private static List<Path> recordings(Path media) {
        if (!Files.isDirectory(media)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(media)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".gif"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw RunFileException.reading(media, e);
        }
    }
}
