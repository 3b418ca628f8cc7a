package io.github.marl4j.envs.commons;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.testkit.TraceFiles;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded episode of GovSim, and the statistics of its divisions. */
class CommonsGoldenTraceTest {
    static List<Path> recordings() throws URISyntaxException {
        return TraceFiles.find(
                Path.of(CommonsGoldenTraceTest.class.getResource("/traces").toURI()));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void theRecordingIsReplayed(Path file) {
        Map<String, Object> recorded = TraceFiles.read(file);
        CommonsConformance check = new CommonsConformance();
        assertThat(check.knows(recorded)).isTrue();
        for (ConformanceCheck.Result result : check.check(recorded)) {
            assertThat(result.mismatch()).as(result.variant()).isNull();
        }
    }

    @Test
    void aChangedRecordingIsNoticed() throws URISyntaxException {
        Path file = recordings().stream()
                .filter(path -> path.endsWith("fishery_free_rider.json.gz"))
                .findFirst()
                .orElseThrow();
        Map<String, Object> recorded = TraceFiles.read(file);
        Recorded secondMonth = new Recorded("", recorded).objects("steps").get(1);
        Map<String, Object> totals =
                new LinkedHashMap<>(secondMonth.object("state").object("totals").fields());
        totals.put("persona_3", 1.0);
        @SuppressWarnings("unchecked")
        Map<String, Object> state = (Map<String, Object>) secondMonth.fields().get("state");
        state.put("totals", totals);
        assertThat(new CommonsConformance().check(recorded).get(0).mismatch()).startsWith("month=1 totals: got");
    }
}
