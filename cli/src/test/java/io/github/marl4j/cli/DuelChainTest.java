package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.marl4j.evaluation.runs.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole chain on a fighting game, small: every method of the suite trains, and a run is measured by responders. */
class DuelChainTest {
    private static final Path SUITES = Path.of("../configs/suites");

    @TempDir
    Path folder;

    @Test
    void theSmallFightingSuiteTrainsAllMethodsAndRespondersMeasureOne() throws IOException {
        Map<String, Object> content = Json.read(SUITES.resolve("fighting-duel-small.json"));
        Suite suite = Suite.of("fighting-duel-small", content, SUITES.toAbsolutePath(), folder);
        assertThat(suite.trainings())
                .extracting(training -> training.config().algorithm())
                .containsExactly("self-play", "ippo-2p", "two-timescale", "fsp", "psro", "league");
        for (Suite.Training training : suite.trainings()) {
            Path config = folder.resolve(training.config().algorithm() + ".json");
            Files.writeString(
                    config, Json.pretty(training.config().withTotalSteps(9_000).toMap()));
            Cli trained = Cli.run(
                    "train",
                    "--config",
                    config.toString(),
                    "--run-dir",
                    training.folder().toString());
            assertThat(trained.code()).as(trained.err()).isZero();
            assertThat(training.folder().resolve("population.json")).exists();
        }
        measure(suite.trainings().get(4).folder());
    }

    private static void measure(Path run) throws IOException {
        Object[] command = {
            "exploit",
            run.toString(),
            "--approximate",
            "--steps",
            "1024",
            "--responders",
            "1",
            "--episodes",
            "20",
            "--validation",
            "4"
        };
        Cli measured = Cli.run(command);
        assertThat(measured.code()).as(measured.err()).isZero();
        assertThat(measured.out()).contains("a lower bound", "player_0 earns", "player_1 earns");
        assertThat(measured.err()).contains("trained responder 0 of player_0 (fresh)");
        assertThat(Cli.run(command).err()).contains("found responder 0 of player_0");
        JsonObject file = JsonParser.parseString(Files.readString(run.resolve("exploitability.json")))
                .getAsJsonObject();
        assertThat(file.get("lowerBound").getAsBoolean()).isTrue();
        assertThat(file.get("note").getAsString()).contains("lower bound");
        assertThat(file.getAsJsonArray("sides")).hasSize(2);
        assertThat(file.getAsJsonObject("protocol").get("steps").getAsLong()).isEqualTo(1024);
    }
}
