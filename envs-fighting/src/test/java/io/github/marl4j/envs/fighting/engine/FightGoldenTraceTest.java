package io.github.marl4j.envs.fighting.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.testkit.Conformance;
import io.github.marl4j.testkit.TraceFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every recorded tour, string, scenario and match of the reference model, number by number. */
final class FightGoldenTraceTest {
    private static final Path TRACES = Path.of("src/test/resources/traces");

    @TestFactory
    Stream<DynamicTest> everyFrameIsTheRecordedOne() {
        List<Path> files = TraceFiles.find(TRACES);
        assertThat(files).hasSize(122);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Conformance.Report report = Conformance.run(file).get(0);
                    assertThat(report.results())
                            .isNotEmpty()
                            .allSatisfy(result -> assertThat(result.mismatch()).isNull());
                    assertThat(report.status()).isEqualTo(Conformance.Status.PASSED);
                }));
    }

    @Test
    void aChangedNumberIsFoundAndToldWithStepLabelAndField() {
        Map<String, Object> trace = TraceFiles.read(TRACES.resolve("throws-0.json.gz"));
        Map<?, ?> state = (Map<?, ?>) ((Map<?, ?>) ((List<?>) trace.get("steps")).get(5)).get("state");
        @SuppressWarnings("unchecked")
        List<Object> player = (List<Object>) ((List<?>) state.get("p")).get(1);
        player.set(Cells.HP, 7.0);
        ConformanceCheck.Result result = new FightConformance().check(trace).get(0);
        assertThat(result.mismatch()).contains("step 5", "throw.F", "p[1].hp", "expected 7");
    }
}
