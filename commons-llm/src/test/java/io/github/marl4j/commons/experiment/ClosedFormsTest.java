package io.github.marl4j.commons.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.commons.Runs;
import io.github.marl4j.evaluation.commons.SocietyMetrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole pipeline of minds, talk and memory with models whose behaviour is known gives the numbers that are known. */
class ClosedFormsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "sustainable, 5, sustainable, 12, 600",
        "greedy, 5, sustainable, 1, 100",
        "altruist, 5, sustainable, 12, 0",
        "free_rider, 1, sustainable, 12, 330",
        "free_rider, 2, sustainable, 12, 231",
        "free_rider, 1, restorer, 12, 504",
        "constant:11, 5, sustainable, 4, 195"
    })
    void scriptedModelsLiveAndEarnWhatTheirPersonasDo(String first, int count, String second, int months, int total) {
        List<String> seats = new ArrayList<>();
        for (int seat = 0; seat < 5; seat++) seats.add(seat < count ? "a" : "b");
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("models", Map.of("a", Map.of("url", "scripted:" + first), "b", Map.of("url", "scripted:" + second)));
        config.put("seats", seats);
        config.put("framework", "a");
        RunReport report = Runs.start(folder.resolve("run"), Experiment.of("test", config), Runs.surroundings());
        SocietyMetrics metrics = report.metrics().orElseThrow();
        assertThat(metrics.survivalMonths()).isEqualTo(months);
        assertThat(metrics.totalGain()).isEqualTo(total);
        assertThat(report.usage().get("fallbacks")).isEqualTo(Map.of());
    }
}
