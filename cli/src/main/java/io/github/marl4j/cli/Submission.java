package io.github.marl4j.cli;

import io.github.marl4j.Marl4j;
import io.github.marl4j.algorithms.run.Checkpoint;
import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.runs.JsonFields;
import io.github.marl4j.evaluation.runs.RunFileException;
import io.github.marl4j.evaluation.runs.Sha256;
import io.github.marl4j.onnx.OnnxManifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A folder that somebody hands in for a leaderboard; see {@code docs/leaderboard.md}.
 *
 * @param name of the entry
 * @param env id of the environment, with version
 * @param options of the environment that differ from the defaults
 * @param policies one for each seed, by ascending seed
 */
record Submission(String name, String env, Map<String, Object> options, List<Entry> policies) {
    /** Name of the manifest in the folder. */
    static final String NAME = "submission.json";

    private static final String FORMAT = "marl4j-submission/1";
    private static final List<String> KEYS = List.of(
            "format",
            "name",
            "submitter",
            "algorithm",
            "variant",
            "date",
            "codeVersion",
            "hardware",
            "env",
            "training",
            "seeds",
            "policies");

    /**
     * The policy of a seed.
     *
     * @param seed of its training
     * @param path run folder or ONNX file
     * @param sha256 of the newest checkpoint or of the ONNX file's manifest
     */
    record Entry(long seed, Path path, String sha256) {
        boolean isOnnx() {
            return path.getFileName().toString().endsWith(".onnx");
        }

        /** Returns the file that the hash is of. */
        Path hashed() {
            if (isOnnx()) return OnnxManifest.beside(path);
            return Checkpoint.newest(path.resolve("checkpoints"))
                    .orElseThrow(() -> new RunFileException("run " + path + " has no checkpoint"));
        }
    }

    /**
     * Reads and checks the manifest, but not what it names.
     *
     * @throws RunFileException if something is missing, unknown or contradicts itself, with the file and the place
     */
    static Submission read(Path folder) {
        Path file = folder.resolve(NAME);
        JsonFields json = JsonFields.of(file, Json.read(file));
        requireKnown(json, KEYS);
        if (!json.text("format").equals(FORMAT)) throw json.wrong("format", FORMAT);
        for (String key : List.of("submitter", "algorithm", "variant", "date", "codeVersion", "hardware"))
            json.text(key);
        JsonFields training = json.object("training");
        requireKnown(training, List.of("envSteps", "wallSeconds"));
        for (String key : List.of("envSteps", "wallSeconds")) {
            double number = training.number(key);
            if (!(number >= 0 && number < Double.POSITIVE_INFINITY))
                throw training.wrong(key, "a finite number of at least 0");
        }
        JsonFields env = json.object("env");
        requireKnown(env, List.of("id", "options"));
        Map<String, Object> options = env.has("options") ? env.object("options").toMap() : Map.of();
        try {
            String id = Marl4j.resolve(env.text("id"));
            Marl4j.spec(id, options);
            return new Submission(json.text("name"), id, options, entries(folder, json));
        } catch (IllegalArgumentException wrong) {
            throw RunFileException.content(file, wrong);
        }
    }

    private static List<Entry> entries(Path folder, JsonFields json) {
        List<Double> seeds = json.numbers("seeds");
        if (seeds.isEmpty()) throw json.wrong("seeds", "at least one seed");
        Set<Long> left = new HashSet<>();
        for (double seed : seeds) {
            if (seed != Math.rint(seed) || !left.add((long) seed)) throw json.wrong("seeds", "different whole numbers");
        }
        List<Entry> entries = new ArrayList<>();
        for (JsonFields policy : json.objects("policies")) {
            requireKnown(policy, List.of("seed", "path", "sha256"));
            long seed = policy.integer("seed");
            if (!left.remove(seed)) throw policy.wrong("seed", "one of \"seeds\", each once");
            Path path = folder.resolve(policy.text("path")).normalize();
            if (!path.startsWith(folder.normalize())) throw policy.wrong("path", "a path inside the folder");
            entries.add(new Entry(seed, path, policy.text("sha256")));
        }
        if (!left.isEmpty()) {
            throw new RunFileException(
                    json.file() + ": \"policies\" lacks seed " + left.iterator().next() + ", which \"seeds\" lists");
        }
        entries.sort(Comparator.comparingLong(Entry::seed));
        return List.copyOf(entries);
    }

    private static void requireKnown(JsonFields json, List<String> known) {
        for (String key : json.toMap().keySet()) {
            if (known.contains(key)) continue;
            String where = json.place().isEmpty() ? "submission" : json.place();
            throw new RunFileException(
                    json.file() + ": " + new UnknownNameException(where, "key", key, known).getMessage());
        }
    }

    /**
     * Checks that a policy's files are there and those that the manifest means.
     *
     * @throws RunFileException if not
     */
    static void requireHash(Entry entry) {
        if (!Files.exists(entry.path()))
            throw new RunFileException("seed " + entry.seed() + ": nothing at " + entry.path());
        String found = Sha256.of(entry.hashed());
        if (found.equals(entry.sha256())) return;
        throw new RunFileException("seed " + entry.seed() + ": the SHA-256 of " + entry.hashed() + " is " + found
                + ", the manifest says " + entry.sha256());
    }
}
