package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SuiteTest {
    private static final Path SUITES = Path.of("../configs/suites");

    @Test
    void everySuiteOfTheRepositoryCanBeRun() throws IOException {
        try (Stream<Path> files = Files.list(SUITES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".json")))
                    .hasSizeGreaterThan(4)
                    .allSatisfy(file -> assertThat(Suite.read(file).trainings()).isNotEmpty());
        }
    }

    @Test
    void processesCanShareASuiteByTheFoldersOfItsRuns() {
        Suite whole = Suite.read(SUITES.resolve("clam.json"));
        Suite prey = whole.only("predator-prey");
        Suite foragers = whole.only("foraging");
        assertThat(prey.trainings().size() + foragers.trainings().size())
                .isEqualTo(whole.trainings().size());
        assertThat(prey.trainings()).doesNotContainAnyElementsOf(foragers.trainings());
        assertThat(prey.results()).isNull();
        assertThatThrownBy(() -> whole.only("chess")).hasMessage("--only=chess names no training of Agent modelling");
    }
}
