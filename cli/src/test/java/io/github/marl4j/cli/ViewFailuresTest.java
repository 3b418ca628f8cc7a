package io.github.marl4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong with the window: each is told in one sentence, with an exit code that fits. */
class ViewFailuresTest {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @TempDir
    Path folder;

    @BeforeEach
    void openGlIsNeeded() {
        Cli cli = view("--frames", "1");
        Assumptions.assumeTrue(cli.code() == ExitCodes.OK, "skipped: " + cli.err());
    }

    private Cli view(Object... words) {
        List<Object> all = new ArrayList<>(List.of("view"));
        all.addAll(List.of(words));
        all.addAll(List.of("--headless", "--size", "192x128", "--settings", folder.resolve("viewer.json")));
        return Cli.run(all.toArray());
    }

    private static void refused(Cli cli, int code, String... words) {
        assertThat(cli.err()).contains(words).hasLineCount(1).doesNotContain("\tat ");
        assertThat(cli.code()).as(cli.err()).isEqualTo(code);
        assertThat(cli.out()).isEmpty();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** Two people's fight of 300 frames, kept by closing the window. */
    private Path replay() throws IOException {
        Cli cli = view(
                "--mode", "fight", "--p2", "human:2", "--frames", "400", "--script", file("keys.txt", "299 close"));
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.out()).contains("REPLAY WRITTEN TO " + folder.resolve("replays"));
        try (var kept = Files.list(folder.resolve("replays"))) {
            return kept.findFirst().orElseThrow();
        }
    }

    @Test
    void aWindowClosedInMidMatchKeepsTheMatch() throws IOException {
        Path replay = replay();
        Cli cli = view(replay, "--frames", "20");
        assertThat(cli.code()).as(cli.err()).isZero();
        Files.writeString(folder.resolve("cut.json"), Files.readString(replay).substring(0, 200));
        refused(view(folder.resolve("cut.json"), "--frames", "20"), ExitCodes.FAILED, "cut.json");
        Files.writeString(
                folder.resolve("old.json"),
                Files.readString(replay).replaceFirst("\"engineVersion\":\\d+", "\"engineVersion\":99"));
        refused(
                view(folder.resolve("old.json"), "--frames", "20"),
                ExitCodes.USAGE,
                "old.json",
                "engineVersion",
                "is 99, this library plays");
    }

    @Test
    void aMissingPolicyIsNamed() {
        Path none = folder.resolve("none");
        refused(view("--mode", "fight", "--p2", "policy:" + none, "--frames", "9"), ExitCodes.USAGE, none.toString());
        refused(view(none, "--frames", "9"), ExitCodes.USAGE, "no run folder, policy or replay " + none);
    }

    @Test
    void aRunFolderWithoutAPolicyIsNamed() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        refused(view(empty, "--frames", "9"), ExitCodes.FAILED, empty.toString());
    }

    @Test
    void aPolicyOfAnotherGameIsRefused() {
        Path run = folder.resolve("run");
        assertThat(Cli.train(run).code()).isZero();
        refused(
                view("--mode", "fight", "--p2", "policy:" + run, "--frames", "9"),
                ExitCodes.USAGE,
                "walkthrough/meeting-v1",
                "only policies of fighting/");
    }

    @Test
    void aBadLineOfAScriptIsNamed() throws IOException {
        Path script = file("keys.txt", "10 tap U\n20 tap UU\n");
        refused(view("--frames", "9", "--script", script), ExitCodes.USAGE, "keys.txt: line 2", "UU");
    }

    @Test
    void aWrongWordInTheSettingsIsNamed() throws IOException {
        file("viewer.json", "{\"format\":\"marl4j-viewer/1\",\"keys1\":{\"up\":\"SPACEE\"}}");
        refused(view("--frames", "9"), ExitCodes.USAGE, "viewer.json", "keys1.up", "did you mean \"SPACE\"");
    }

    /** Runs the command in a process of its own. */
    private String process(Map<String, String> environment, String classPath, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", classPath, Main.class.getName(), "view"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isEqualTo(ExitCodes.FAILED);
        return told;
    }

    private static void namesThePackages(String told) {
        assertThat(told)
                .contains("marl4j: viewer: ", "libgl1-mesa-dri libglx-mesa0 libegl1 libegl-mesa0", "xvfb")
                .doesNotContain("\tat ");
    }

    @Test
    void withoutADriverOfOpenGlThePackagesAreNamed() throws IOException, InterruptedException {
        Map<String, String> noDriver = Map.of("__EGL_VENDOR_LIBRARY_DIRS", folder.toString());
        String told = process(noDriver, CLASS_PATH, "--headless", "--frames", "5");
        namesThePackages(told);
        assertThat(told).contains("no OpenGL and no display");
    }

    @Test
    void withoutTheNativeLibrariesThePackagesAreNamed() throws IOException, InterruptedException {
        String noNatives = Arrays.stream(CLASS_PATH.split(File.pathSeparator))
                .filter(each -> !each.contains("lwjgl") || !each.contains("natives"))
                .collect(Collectors.joining(File.pathSeparator));
        namesThePackages(process(Map.of(), noNatives, "--headless", "--frames", "5"));
    }

    @Test
    void withoutADisplayThePackagesAndTheWayWithoutOneAreNamed() throws IOException, InterruptedException {
        String told = process(Map.of(), CLASS_PATH, "--mode", "fight");
        namesThePackages(told);
        assertThat(told).contains("there is no display", "--headless", "xvfb-run -a ./marl4j view");
    }
}
