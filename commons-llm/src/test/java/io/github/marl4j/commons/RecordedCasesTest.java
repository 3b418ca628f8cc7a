package io.github.marl4j.commons;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.testkit.Conformance;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedCasesTest {
    @ParameterizedTest
    @ValueSource(strings = {"parse_cases", "retrieval_cases"})
    void answersAreReadAndMemoriesFoundAsInGovSim(String name) {
        assertThat(Conformance.run(Path.of("src/test/resources/traces/" + name + ".json")))
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.results())
                            .hasSize(1)
                            .allMatch(result -> result.mismatch() == null, report.toString());
                    assertThat(report.status()).isEqualTo(Conformance.Status.PASSED);
                });
    }
}
