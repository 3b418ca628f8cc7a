package io.github.marl4j.cli;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import io.github.marl4j.algorithms.pool.PoolReport;
import io.github.marl4j.evaluation.runs.AtomicFiles;
import io.github.marl4j.evaluation.runs.Json;
import io.github.marl4j.evaluation.runs.JsonFields;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Results with hidden partners in the folder of a run: {@value #NAME}, with the components of {@link PoolReport} but the picture. */
final class PoolReportFile {
    private static final String NAME = "pool.json";
    private static final String FORMAT = "marl4j-pool-report/1";
    private static final Gson GSON = new Gson();

    private PoolReportFile() {}

    static void write(Path run, PoolReport report) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("format", FORMAT);
        content.put("episodes", report.episodes());
        content.put("steps", report.steps());
        content.put("parameters", report.parameters());
        content.put("train", report.train());
        report.heldout().ifPresent(heldout -> content.put("heldout", heldout));
        report.change().ifPresent(change -> content.put("change", change));
        AtomicFiles.write(run.resolve(NAME), Json.pretty(content));
    }

    /** Returns what an earlier report of the same training with as many episodes found; empty if there is none. */
    static Optional<PoolReport> read(Path run, int episodes, long steps) {
        Path file = run.resolve(NAME);
        if (!Files.exists(file)) return Optional.empty();
        JsonFields fields = JsonFields.of(file, Json.read(file));
        if (!fields.text("format").equals(FORMAT)) throw fields.wrong("format", FORMAT);
        if (fields.integer("episodes") != episodes || fields.integer("steps") != steps) return Optional.empty();
        Map<String, Integer> parameters = GSON.fromJson(
                GSON.toJsonTree(fields.object("parameters").toMap()), new TypeToken<Map<String, Integer>>() {});
        return Optional.of(new PoolReport(
                episodes,
                steps,
                parameters,
                part(fields, "train", PoolReport.SplitResult.class).orElseThrow(() -> fields.wrong("train", "results")),
                part(fields, "heldout", PoolReport.SplitResult.class),
                part(fields, "change", PoolReport.Change.class),
                Optional.empty()));
    }

    private static <T> Optional<T> part(JsonFields fields, String key, Class<T> type) {
        if (!fields.has(key)) return Optional.empty();
        try {
            return Optional.of(GSON.fromJson(GSON.toJsonTree(fields.object(key).toMap()), type));
        } catch (JsonParseException damaged) {
            throw fields.wrong(key, "what 'marl4j pool report' writes; remove the file to measure again");
        }
    }
}
