package io.github.marl4j.cli;

import io.github.marl4j.commons.experiment.Experiment;
import io.github.marl4j.evaluation.runs.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options that change an experiment. */
final class CommonsMixin {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "Address of the endpoint for all models, e.g. http://127.0.0.1:8080/v1, or scripted:sustainable.")
    private String url;

    @Option(
            names = "--key-variable",
            paramLabel = "NAME",
            description = "Environment variable that holds the key of the endpoint. The key itself is never written.")
    private String keyVariable;

    @Option(names = "--max-requests", paramLabel = "N", description = "Most requests of a run, failed ones included.")
    private Long requests;

    @Option(names = "--max-tokens", paramLabel = "N", description = "Most tokens of a run, read and written.")
    private Long tokens;

    @Option(names = "--max-cost", paramLabel = "X", description = "Most money of a run, by the price table.")
    private Double cost;

    @Option(names = "--prices", paramLabel = "FILE", description = "Price table, JSON; see the documentation.")
    private Path prices;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Set any value of the experiment, e.g. society.months=3; may be repeated.")
    private List<String> settings = new ArrayList<>();

    /** Returns a file's experiment with all changes. */
    Experiment experiment(Path file, String model, Long seed) {
        return change(file.toString(), Json.read(file), model, seed);
    }

    /** Returns an experiment with all changes. */
    Experiment change(String where, Map<String, Object> values, String model, Long seed) {
        Settings all = new Settings(values);
        if (values.get("models") instanceof Map<?, ?> models) {
            for (Object key : models.keySet()) {
                all.setIfGiven("models." + key + ".url", url)
                        .setIfGiven("models." + key + ".keyVariable", keyVariable)
                        .setIfGiven("models." + key + ".model", model != null ? model : scripted());
            }
        }
        all.setIfGiven("budget.requests", requests)
                .setIfGiven("budget.tokens", tokens)
                .setIfGiven("budget.money", cost)
                .setIfGiven("prices", prices == null ? null : prices.toString())
                .setIfGiven("seed", seed);
        for (String text : settings) {
            Settings.Assignment set = Settings.Assignment.parse("--set", text);
            all.set(set.path(), set.value());
        }
        return Experiment.of(where, all.toMap());
    }

    /** A script is its own model. */
    private String scripted() {
        return url != null && url.startsWith("scripted:") ? url : null;
    }
}
