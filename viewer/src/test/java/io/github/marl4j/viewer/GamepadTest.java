package io.github.marl4j.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.viewer.input.Command;
import io.github.marl4j.viewer.input.Settings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lwjgl.glfw.GLFW;

/** Gamepads that come and go while people play, and their buttons' screen. */
final class GamepadTest {
    @TempDir
    private Path folder;

    private final FakePad pad = new FakePad();

    private Headless withPad() {
        Headless headless = new Headless(folder);
        headless.pads = () -> pad;
        headless.frames = 100;
        return headless;
    }

    @Test
    void aPulledGamepadStopsTheFightUntilItIsBack() throws IOException {
        Headless headless = withPad();
        pad.plugged = look -> look < 40 || look >= 70;
        assertThat(headless.fight().fight().frame()).isEqualTo(100 - 30);
    }

    @Test
    void aFightThatWaitsForAGamepadGoesOnWithTheKeyboard() throws IOException {
        Headless headless = withPad();
        pad.plugged = look -> look < 40;
        headless.script = "60 tap ESCAPE\n";
        assertThat(headless.fight().fight().frame()).isEqualTo(100 - 20);
    }

    @Test
    void aPulledGamepadIsTold() throws IOException {
        Headless headless = withPad();
        pad.plugged = look -> look < 40;
        try (Viewer viewer = headless.open()) {
            viewer.run();
            assertThat(viewer.theatre().news()).contains("GAMEPAD IS GONE", "PLUG IT IN AGAIN");
        }
    }

    @Test
    void aFightThatWasStoppedByHandStaysSoWhenAGamepadComesBack() throws IOException {
        Headless headless = withPad();
        headless.script = "30 tap ESCAPE\n";
        pad.plugged = look -> look < 40 || look >= 50;
        assertThat(headless.fight().fight().frame()).isEqualTo(30);
    }

    /** From the title to the keys: up twice from the first line; there Tab twice to the first gamepad, down four times to light punch. */
    private static final String TO_LIGHT_PUNCH_OF_THE_PAD = """
            10 tap W
            20 tap W
            30 tap ENTER
            40 tap TAB
            50 tap TAB
            60 tap S
            70 tap S
            80 tap S
            90 tap S
            100 tap ENTER
            """;

    private Headless mapping() {
        Headless headless = withPad();
        headless.mode = ViewOptions.Mode.MENU;
        headless.frames = 200;
        return headless;
    }

    @Test
    void aButtonIsMappedByPressingIt() throws IOException {
        Headless headless = mapping();
        pad.plugged = look -> {
            pad.held = look >= 120 && look < 125 ? GLFW.GLFW_GAMEPAD_BUTTON_B : -1;
            return true;
        };
        // Leave is the line above the first: four lines up to the first, one more to the last.
        headless.script =
                TO_LIGHT_PUNCH_OF_THE_PAD + "130 tap W\n140 tap W\n150 tap W\n160 tap W\n170 tap W\n180 tap ENTER\n";
        try (Viewer viewer = headless.open()) {
            viewer.run();
        }
        Settings kept = Settings.read(folder.resolve("viewer.json"));
        assertThat(kept.pad(0, Command.LP)).isEqualTo(GLFW.GLFW_GAMEPAD_BUTTON_B);
        assertThat(kept.pad(0, Command.MK)).isEqualTo(GLFW.GLFW_GAMEPAD_BUTTON_X);
    }

    @Test
    void withoutAGamepadNothingIsAskedOfIt() throws IOException {
        Headless headless = mapping();
        headless.script = TO_LIGHT_PUNCH_OF_THE_PAD;
        try (Viewer viewer = headless.open()) {
            viewer.run();
            assertThat(viewer.theatre().news()).contains("NO GAMEPAD OF PLAYER 1");
        }
    }
}
