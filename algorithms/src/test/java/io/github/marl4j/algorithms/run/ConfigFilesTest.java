package io.github.marl4j.algorithms.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.algorithms.Algorithm;
import io.github.marl4j.evaluation.runs.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files {@code configs/ALGORITHM/smax-SCENARIO.json}; a word more in the name says what is special. */
class ConfigFilesTest {

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", "configs"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> file.getFileName().toString().startsWith("smax-"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyConfigStandsUnderItsAlgorithmAndStartsALearner(Path file) {
        TrainConfig config = TrainConfig.fromMap(Json.read(file));
        assertThat(file.getParent().getFileName().toString()).isEqualTo(config.algorithm());
        assertThat(file.getFileName().toString())
                .startsWith(config.env().id().replaceAll("^([^/]+)/(.*)-v\\d+$", "$1-$2"));
        Algorithm.named(config.algorithm()).newLearner(config).close();
    }
}
