package io.github.marl4j.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real window on a virtual screen (Xvfb), and real keys of its keyboard (xdotool). Skipped where one of the two is not installed. */
final class RealKeyboardTest {
    private static final int ATTEMPTS = 6;

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

    /** Opens the window, gives it the keyboard, and returns its process. */
    private Process window(int seconds, int speed) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process viewer = onScreen(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                XWindow.class.getName(),
                folder.resolve("viewer.json").toString(),
                String.valueOf(seconds),
                String.valueOf(speed));
        type(
                "search",
                "--sync",
                "--onlyvisible",
                "--name",
                "Lantern Street",
                "windowfocus",
                "--sync",
                "mousemove",
                "9",
                "9");
        return viewer;
    }

    /** Waits for the end of a window and returns what it tells. */
    private static Map<String, String> told(Process viewer) throws IOException, InterruptedException {
        String text = new String(viewer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(viewer.waitFor()).as(text).isZero();
        Map<String, String> told = new HashMap<>();
        text.lines().filter(line -> line.contains(" ")).forEach(line -> {
            String[] parts = line.split(" ", 2);
            told.put(parts[0], parts[1]);
        });
        return told;
    }

    @Test
    @Timeout(180)
    void aQuarterCircleOnARealKeyboardGivesTheSpecial() throws IOException, InterruptedException {
        Process viewer = window(15, 1);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            type(
                    "sleep", "0.7", "keydown", "s", "sleep", "0.07", "keydown", "d", "sleep", "0.07", "keyup", "s",
                    "sleep", "0.04", "keydown", "i", "sleep", "0.08", "keyup", "i", "keyup", "d");
        }
        Map<String, String> told = told(viewer);
        assertThat(told.get("MOVES")).contains("gust.M");
        assertThat(Integer.parseInt(told.get("PRESSES"))).isGreaterThan(ATTEMPTS);
        // The engine may have to catch up four frames in one picture where the machine is busy.
        assertThat(Integer.parseInt(told.get("FRAMES"))).isBetween(1, 4);
    }

    @Test
    @Timeout(180)
    void aMatchFoughtOnARealKeyboardEndsInTheStateOfTheEngineAlone() throws IOException, InterruptedException {
        Process viewer = window(400, 8);
        type("keydown", "d");
        List<String> blows = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            for (String key : List.of("o", "l", "space")) {
                // the pause is for walking up to the other one, who is pushed away
                blows.addAll(List.of("keydown", key, "sleep", "0.03", "keyup", key, "sleep", "0.15"));
            }
        }
        while (viewer.isAlive()) type(blows.toArray(String[]::new));
        Map<String, String> told = told(viewer);
        assertThat(told.get("MOVES")).contains("HP", "HK");
        assertThat(told).containsEntry("OVER", "true").containsEntry("WINNER", "0");
        assertThat(told.get("HASH")).isEqualTo(told.get("ALONE"));
    }

    @Test
    @Timeout(180)
    void theKeyForTheFullScreenFillsItAndGivesItBack() throws IOException, InterruptedException {
        Process viewer = window(120, 1);
        pressUntilItHas("F11", "640x480");
        pressUntilItHas("F11", "384x224");
        viewer.destroy();
    }

    /** Presses a key once and waits until the window has a size, as the server of the screen knows it. */
    private void pressUntilItHas(String key, String size) throws IOException, InterruptedException {
        type("keydown", key, "sleep", "0.1", "keyup", key);
        String geometry = "";
        for (int look = 0; look < 50 && !geometry.contains(size); look++) {
            Thread.sleep(100);
            Process asked =
                    onScreen("xdotool", "search", "--onlyvisible", "--name", "Lantern Street", "getwindowgeometry");
            geometry = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(geometry).contains("Geometry: " + size);
    }
}
