package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import io.github.marl4j.gpu.CudaBackend;
import io.github.marl4j.gpu.OpenClBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceCommandTest {
    private static final String WILSON = """
            {"format": "marl4j-eval/1", "kind": "wilson", "cases": [
              {"name": "none of one", "successes": 0, "trials": 1, "confidence": 0.95, "expected": {"low": %s}}]}""";

    @TempDir
    Path folder;

    private void write(String name, String content) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), content);
    }

    @Test
    void whatAgreesPassesAndWhatNobodyKnowsIsListedAsSkipped() throws IOException {
        write("a/wilson.json", WILSON.formatted("0"));
        write("b/poem.json", "{\"format\": \"sonnet\"}");
        write("readme.txt", "not a recording");
        Cli cli = Cli.run("conformance", folder);
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("passed").contains("wilson.json", "1 compared"),
                        line -> assertThat(line).startsWith("skipped").contains("poem.json"),
                        line -> assertThat(line).startsWith("summary: 1 passed, 0 failed, 0 unreadable, 1 skipped"));
    }

    @Test
    void aMismatchFailsAndIsNamed() throws IOException {
        write("wilson.json", WILSON.formatted("0.5"));
        Cli cli = Cli.run("conformance", folder);
        assertThat(cli.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(cli.out()).contains("failed").contains("none of one").contains("summary: 0 passed, 1 failed");
        JsonObject json = Cli.run("conformance", folder, "--json").json();
        assertThat(json.get("failed").getAsInt()).isEqualTo(1);
        assertThat(json.get("largestDeviation").getAsDouble()).isGreaterThan(1);
    }

    @Test
    void anUnreadableFileFailsAndTheOthersAreStillReplayed() throws IOException {
        write("a.json", "{\"format\": ");
        write("b.json.gz", "this is not compressed");
        write("c.json", WILSON.formatted("0"));
        Cli cli = Cli.run("conformance", folder);
        assertThat(cli.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(cli.out()).contains("summary: 1 passed, 0 failed, 2 unreadable, 0 skipped");
    }

    @Test
    void aFolderWithoutRecordingsIsAnError() {
        Cli cli = Cli.run("conformance", folder);
        assertThat(cli.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(cli.err()).contains("has no file").hasLineCount(1);
        assertThat(Cli.run("conformance", folder.resolve("nowhere")).err())
                .contains("does not exist")
                .hasLineCount(1);
    }

    private void copy(String family, String name) throws IOException {
        Path traces = Path.of("..", "envs-" + family, "src", "test", "resources", "traces");
        Files.copy(traces.resolve(name), folder.resolve(name));
    }

    @Test
    void onABackendItSaysWhoPlayedAndWhyFilesAreSkipped() throws IOException {
        Optional<String> obstacle = new OpenClBackend().obstacle();
        assumeTrue(obstacle.isEmpty(), () -> "skipped: " + obstacle.orElseThrow());
        copy("foraging", "8x8_2p_2f_s8_random_1002.json.gz");
        copy("momaland", "crazyrl_catch_bracket_23.json.gz");
        copy("particle", "mpe2_collect_treasure_v1_disc_deliver_4001.json.gz");
        write("poem.json", "{\"format\": \"sonnet\"}");
        write("wilson.json", WILSON.formatted("0"));
        Cli cli = Cli.run("conformance", folder, "--backend", "opencl");
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("passed")
                                .contains(
                                        "8x8_2p_2f_s8_random_1002",
                                        " 12 compared",
                                        "12 steps on opencl; recorded draws in 1 step or reset"),
                        line -> assertThat(line)
                                .startsWith("skipped")
                                .contains("crazyrl_catch", "its check replays on the JVM alone"),
                        line -> assertThat(line)
                                .startsWith("passed")
                                .contains(
                                        "step by step: 25 compared",
                                        "50 steps on opencl; recorded draws in 12 steps and resets"),
                        line -> assertThat(line).startsWith("skipped").contains("no check knows this file"),
                        line -> assertThat(line).startsWith("skipped").contains("its check replays on the JVM alone"),
                        line -> assertThat(line)
                                .startsWith("summary: 2 passed, 0 failed, 0 unreadable, 3 skipped")
                                .contains("62 steps on opencl; recorded draws in 13 steps and resets"));
        JsonObject json =
                Cli.run("conformance", folder, "--backend", "opencl", "--json").json();
        assertThat(json.get("backend").getAsString()).isEqualTo("opencl");
        assertThat(json.get("stepsOnBackend").getAsInt()).isEqualTo(62);
        assertThat(json.get("withRecordedDraws").getAsInt()).isEqualTo(13);
        JsonObject first = json.getAsJsonArray("files").get(0).getAsJsonObject();
        assertThat(first.get("withRecordedDraws").getAsInt()).isEqualTo(1);
    }

    @Test
    void aBackendThatIsNoneIsAnErrorInOneSentence() throws IOException {
        write("wilson.json", WILSON.formatted("0"));
        Cli unknown = Cli.run("conformance", folder, "--backend", "openclx");
        assertThat(unknown.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(unknown.err())
                .contains("no backend \"openclx\"", "did you mean \"opencl\"?")
                .hasLineCount(1);
        Cli choice = Cli.run("conformance", folder, "--backend", "auto");
        assertThat(choice.err())
                .contains("\"auto\" is not the name of one backend", "opencl")
                .hasLineCount(1);
        Optional<String> obstacle = new CudaBackend().obstacle();
        if (obstacle.isEmpty()) return;
        Cli cuda = Cli.run("conformance", folder, "--backend", "cuda");
        assertThat(cuda.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(cuda.err())
                .contains("backend=cuda cannot run here: " + obstacle.get())
                .hasLineCount(1);
    }
}
