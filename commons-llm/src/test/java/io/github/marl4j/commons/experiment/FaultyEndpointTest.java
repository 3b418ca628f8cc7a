package io.github.marl4j.commons.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.commons.ChatServer;
import io.github.marl4j.commons.ChatServer.Wrong;
import io.github.marl4j.commons.Runs;
import io.github.marl4j.evaluation.runs.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole runs over HTTP with an endpoint that fails in every way. */
class FaultyEndpointTest {
    /** Long enough for a busy machine; each hang takes as long, so only the baselines meet one. */
    private static final int PATIENCE_SECONDS = 4;

    @TempDir
    Path folder;

    static List<String> experiments() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../configs/commons"))) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .filter(name -> !name.equals("offline"))
                    .sorted()
                    .toList();
        }
    }

    private static Experiment at(ChatServer server, String name) {
        Map<String, Object> raw = Json.read(Path.of("../configs/commons/" + name + ".json"));
        Map<String, Object> models = new LinkedHashMap<>();
        ((Map<?, ?>) raw.get("models")).forEach((key, value) -> models.put(String.valueOf(key), Runs.model(server)));
        Map<String, Object> limits = Map.of("timeoutSeconds", PATIENCE_SECONDS);
        return Runs.config(name, Map.of("models", models, "limits", limits));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void everyExperimentLivesThroughEveryFaultWithoutLosingAMonthOrAskingTwice(String name) {
        boolean hangs = name.endsWith("_baseline_concurrent");
        List<Wrong> wrongs = new ArrayList<>(List.of(Wrong.values()));
        if (!hangs) wrongs.remove(Wrong.HANG);
        try (ChatServer server = new ChatServer(Runs.NAMES).doing(4, wrongs)) {
            Experiment experiment = at(server, name);
            RunReport report = Runs.start(folder.resolve("run"), experiment, Runs.surroundings());
            assertThat(server.undone()).isEmpty();
            assertThat(report.status()).isEqualTo(RunReport.Status.DONE);
            assertThat(report.months()).isEqualTo(experiment.society().months());
            Map<String, Integer> faults = new LinkedHashMap<>(Map.of(
                    "HTTP 429", 1,
                    "HTTP 500", 1,
                    "HTTP 503", 1,
                    "connection lost", 1,
                    "broken JSON", 1,
                    "token count missing", 1));
            if (hangs) faults.put("timeout", 1);
            assertThat(report.usage().get("faults")).isEqualTo(faults);
            assertThat(report.usage().get("parseFailures")).isNotEqualTo(0);
            long asked = ((Number) ((Map<?, ?>) report.usage().get("total")).get("calls")).longValue();
            long answered = server.answered().values().stream()
                    .mapToLong(Number::longValue)
                    .sum();
            assertThat(asked).as("no answer was asked for twice").isEqualTo(answered);
        }
    }

    @Test
    void eachFaultOfAnAnswerIsCountedAndTheSocietyEndsAsWithoutThem() {
        RunReport calm = run("calm", List.of(), Integer.MAX_VALUE);
        List<Wrong> network = new ArrayList<>(EnumSet.range(Wrong.TOO_MANY_REQUESTS, Wrong.NO_CHOICES));
        network.remove(Wrong.HANG);
        RunReport shaken = run("shaken", network, 5);
        assertThat(shaken.society()).isEqualTo(calm.society());
        assertThat(calm.usage().get("faults")).isEqualTo(Map.of());
        assertThat(calm.usage().get("fallbacks")).isEqualTo(Map.of());
    }

    private RunReport run(String name, List<Wrong> wrongs, int every) {
        try (ChatServer server = new ChatServer(Runs.NAMES).doing(every, wrongs)) {
            return Runs.start(folder.resolve(name), at(server, "fish_baseline_concurrent"), Runs.surroundings());
        }
    }

    @Test
    void embeddingsOfTheEndpointAreUsedAndRecorded() {
        try (ChatServer server = new ChatServer(Runs.NAMES)) {
            Experiment experiment = Runs.at(server, Map.of("embeddings", "main", "society", Map.of("months", 1)));
            RunReport report = Runs.start(folder.resolve("run"), experiment, Runs.surroundings());
            assertThat(report.status()).isEqualTo(RunReport.Status.DONE);
            int requests = server.requests();
            RunReport again = Runs.resume(folder.resolve("run"), Runs.surroundings());
            assertThat(again).isEqualTo(report);
            assertThat(server.requests()).isEqualTo(requests);
        }
    }

    @Test
    void freeTextAnswersAreReadWhereNoSchemaIsWanted() {
        try (ChatServer server = new ChatServer(Runs.NAMES)) {
            Map<String, Object> model = new LinkedHashMap<>(Runs.model(server));
            model.put("structured", false);
            Experiment experiment = Experiment.of("test", Map.of("models", Map.of("main", model)));
            RunReport report = Runs.start(folder.resolve("run"), experiment, Runs.surroundings());
            assertThat(report.metrics().orElseThrow().totalGain()).isEqualTo(600);
            assertThat(report.usage().get("fallbacks")).isEqualTo(Map.of());
        }
    }
}
