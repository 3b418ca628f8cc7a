package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
