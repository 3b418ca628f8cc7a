package io.github.marl4j.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real window on a virtual screen (Xvfb), and real keys of its keyboard (xdotool). Skipped where one of the two is not installed. */
final class RealKeyboardTest {
    private static final int ATTEMPTS = 8;

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();
    private String display;

    @BeforeEach
    void startScreen() throws IOException {
        for (String tool : List.of("Xvfb", "xdotool")) {
            boolean there = List.of(System.getenv("PATH").split(":")).stream()
                    .anyMatch(each -> Files.isExecutable(Path.of(each, tool)));
            Assumptions.assumeTrue(there, "skipped: " + tool + " is not installed");
        }
        Process screen = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "640x480x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(screen);
        BufferedReader out = screen.inputReader(StandardCharsets.UTF_8);
        display = ":" + out.readLine();
    }

    @AfterEach
    void endProcesses() throws InterruptedException {
        for (Process process : started) {
            process.destroy();
            if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly();
        }
    }

    private Process onScreen(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DISPLAY", display);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private void type(String... what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(what));
        onScreen(command.toArray(String[]::new)).waitFor(30, TimeUnit.SECONDS);
    }

    @Test
    @Timeout(180)
    void aQuarterCircleOnARealKeyboardGivesTheSpecial() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process viewer = onScreen(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                XWindow.class.getName(),
                folder.resolve("viewer.json").toString());
        type(
                "search",
                "--sync",
                "--onlyvisible",
                "--name",
                "Lantern Street",
                "windowfocus",
                "--sync",
                "mousemove",
                "100",
                "100");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            type(
                    "sleep", "0.7", "keydown", "s", "sleep", "0.07", "keydown", "d", "sleep", "0.07", "keyup", "s",
                    "sleep", "0.04", "keydown", "i", "sleep", "0.08", "keyup", "i", "keyup", "d");
        }
        String told = new String(viewer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(told).contains("MOVES").contains("gust.M");
        assertThat(viewer.waitFor()).as(told).isZero();
    }
}
