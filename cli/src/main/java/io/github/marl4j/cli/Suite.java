package io.github.marl4j.cli;

import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.evaluation.runs.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A list of trainings.
 *
 * <pre>{@code
 * {"name": "smax", "description": "Baselines, three seeds each.", "runs": "runs/smax", "results": "docs/results/smax.md", "entries": [
 *   {"config": "../ippo/smax.json", "set": {"env.id": "smax/3m-v1"}, "seeds": [1, 2, 3], "target": 0.9}]}
 * }</pre>
 *
 * @param name of the suite
 * @param description what is compared, for readers of the results; may be empty
 * @param runs folder of its runs
 * @param results Markdown page to write, or {@code null}
 * @param trainings one for each entry and seed, in order
 */
record Suite(String name, String description, Path runs, Path results, List<Training> trainings) {

    /**
     * One training.
     *
     * @param config resolved
     * @param folder of the run
     * @param target greedy win rate that the final evaluation must reach, if there is one
     */
    record Training(TrainConfig config, Path folder, OptionalDouble target) {}

    Suite {
        trainings = List.copyOf(trainings);
    }

    /** Reads a suite; paths of configurations are relative to its file, others to the working folder. */
    static Suite read(Path file) {
        return of(file.toString(), Json.read(file), file.toAbsolutePath().getParent(), null);
    }

    /**
     * Returns the part of the suite whose run folders have a text in their path; it writes no page of results, which is about all of them.
     *
     * @throws IllegalArgumentException if there is no such training
     */
    Suite only(String text) {
        List<Training> some = trainings.stream()
                .filter(training -> training.folder().toString().contains(text))
                .toList();
        if (some.isEmpty()) throw new IllegalArgumentException("--only=" + text + " names no training of " + name);
        return new Suite(name, description, runs, null, some);
    }

    /**
     * Builds a suite.
     *
     * @param where what it was read from, for errors
     * @param suite its JSON
     * @param folder that paths of configurations start from
     * @param runs replaces the folder of the runs, or {@code null}
     * @throws IllegalArgumentException if something is missing, unknown or not allowed
     */
    static Suite of(String where, Map<String, Object> suite, Path folder, Path runs) {
        requireKnown(where, suite, List.of("name", "description", "runs", "results", "entries"));
        String name = text(where, suite, "name");
        String description = suite.containsKey("description") ? text(where, suite, "description") : "";
        Path below = runs != null ? runs : Path.of(text(where, suite, "runs"));
        Path results = suite.containsKey("results") ? Path.of(text(where, suite, "results")) : null;
        List<Training> trainings = new ArrayList<>();
        if (!(suite.get("entries") instanceof List<?> entries) || entries.isEmpty()) {
            throw new IllegalArgumentException(where + ": \"entries\" must be a list with at least one entry");
        }
        for (int i = 0; i < entries.size(); i++) {
            trainings.addAll(entry(where + ": entry " + (i + 1), object(where, entries.get(i)), folder, below));
        }
        requireDistinct(where, trainings);
        return new Suite(name, description, below, results, trainings);
    }

    private static List<Training> entry(String where, Map<String, Object> entry, Path folder, Path runs) {
        requireKnown(where, entry, List.of("config", "label", "set", "seeds", "target"));
        Map<String, Object> base = entry.get("config") instanceof String path
                ? Json.read(folder.resolve(path).normalize())
                : object(where + ": \"config\"", entry.get("config"));
        List<Training> trainings = new ArrayList<>();
        if (!(entry.get("seeds") instanceof List<?> seeds) || seeds.isEmpty()) {
            throw new IllegalArgumentException(where + ": \"seeds\" must be a list with at least one seed");
        }
        for (Object seed : seeds) {
            Settings settings = new Settings(base);
            if (entry.containsKey("set"))
                object(where + ": \"set\"", entry.get("set")).forEach(settings::set);
            TrainConfig config = ConfigMixin.resolve(settings.set("seed", seed).toMap());
            String label = entry.containsKey("label") ? "-" + text(where, entry, "label") : "";
            Path run = runs.resolve(Trainings.folderName(config.env().id()))
                    .resolve(config.algorithm() + label)
                    .resolve("seed" + config.seed());
            trainings.add(new Training(config, run, target(where, entry)));
        }
        return trainings;
    }

    private static OptionalDouble target(String where, Map<String, Object> entry) {
        if (!entry.containsKey("target")) return OptionalDouble.empty();
        if (entry.get("target") instanceof Number share && share.doubleValue() >= 0 && share.doubleValue() <= 1) {
            return OptionalDouble.of(share.doubleValue());
        }
        throw new IllegalArgumentException(
                where + ": target=" + entry.get("target") + " must be a greedy win rate from 0 to 1");
    }

    private static void requireDistinct(String where, List<Training> trainings) {
        List<Path> folders = new ArrayList<>();
        for (Training training : trainings) {
            if (folders.contains(training.folder())) {
                throw new IllegalArgumentException(where + ": two trainings would use " + training.folder()
                        + "; give one of their entries a \"label\"");
            }
            folders.add(training.folder());
        }
    }

    private static void requireKnown(String where, Map<String, Object> object, List<String> known) {
        for (String key : object.keySet()) {
            if (!known.contains(key)) throw new UnknownNameException(where, "key", key, known);
        }
    }

    private static String text(String where, Map<String, Object> object, String key) {
        if (object.get(key) instanceof String text) return text;
        throw new IllegalArgumentException(where + ": \"" + key + "\" must be a text");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(String where, Object value) {
        if (value instanceof Map<?, ?> map) return (Map<String, Object>) map;
        throw new IllegalArgumentException(where + " must be an object");
    }
}
