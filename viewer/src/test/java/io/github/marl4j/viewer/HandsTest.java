package io.github.marl4j.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.envs.fighting.engine.Inputs;
import io.github.marl4j.viewer.input.Command;
import io.github.marl4j.viewer.input.Hands;
import io.github.marl4j.viewer.input.Settings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lwjgl.glfw.GLFW;

/** Keys and gamepads become input words. */
final class HandsTest {
    @TempDir
    private Path folder;

    private final FakePad pad = new FakePad();
    private final Settings settings = Settings.defaults();
    private final Hands hands = new Hands(settings, pad);

    @Test
    void bothPlayersHaveTheirOwnKeys() {
        hands.key(GLFW.GLFW_KEY_D, true);
        hands.key(GLFW.GLFW_KEY_DOWN, true);
        hands.sample();
        assertThat(hands.word(0)).isEqualTo(Inputs.RIGHT);
        assertThat(hands.word(1)).isEqualTo(Inputs.DOWN);
    }

    @Test
    void aKeyThatWasDownBetweenTwoFramesCountsForOne() {
        hands.key(GLFW.GLFW_KEY_U, true);
        hands.key(GLFW.GLFW_KEY_U, false);
        hands.sample();
        assertThat(hands.word(0)).isEqualTo(Command.LP.word());
        hands.sample();
        assertThat(hands.word(0)).isZero();
    }

    @Test
    void aWindowThatLosesTheKeyboardHoldsNothing() {
        hands.key(GLFW.GLFW_KEY_D, true);
        hands.sample();
        hands.lost();
        hands.sample();
        assertThat(hands.word(0)).isZero();
    }

    @Test
    void aStickOutsideItsDeadZoneIsADirection() {
        pad.there = true;
        pad.x = 0.39f;
        hands.sample();
        assertThat(hands.word(0)).isZero();
        pad.x = 0.41f;
        hands.sample();
        assertThat(hands.word(0)).isEqualTo(Inputs.RIGHT);
    }

    @Test
    void aTriggerIsAHeavyKick() {
        pad.there = true;
        hands.sample();
        pad.trigger = 0.5f;
        hands.sample();
        assertThat(hands.pressed(0)).isEqualTo(Command.HK.word());
    }

    @Test
    void aGamepadThatIsPulledIsToldOnceAndHoldsNothing() {
        pad.there = true;
        pad.held = GLFW.GLFW_GAMEPAD_BUTTON_X;
        hands.sample();
        assertThat(hands.word(0)).isEqualTo(Command.LP.word());
        pad.there = false;
        hands.sample();
        assertThat(hands.padLost()).isTrue();
        assertThat(hands.word(0)).isZero();
        hands.sample();
        assertThat(hands.padLost()).isFalse();
    }

    @Test
    void anyButtonOfAGamepadIsToldOnceWhenItGoesDown() {
        pad.there = true;
        hands.sample();
        assertThat(hands.padPress(0)).isEqualTo(-1);
        pad.held = GLFW.GLFW_GAMEPAD_BUTTON_GUIDE; // mapped to nothing
        hands.sample();
        assertThat(hands.padPress(0)).isEqualTo(GLFW.GLFW_GAMEPAD_BUTTON_GUIDE);
        hands.sample();
        assertThat(hands.padPress(0)).isEqualTo(-1);
    }

    @Test
    void aMappedButtonIsThereAfterReadingTheFileAgain() throws IOException {
        settings.mapPad(0, Command.LP, GLFW.GLFW_GAMEPAD_BUTTON_B); // was medium kick
        Path file = folder.resolve("viewer.json");
        settings.write(file);
        Settings read = Settings.read(file);
        assertThat(read.pad(0, Command.LP)).isEqualTo(GLFW.GLFW_GAMEPAD_BUTTON_B);
        assertThat(read.pad(0, Command.MK))
                .as("takes the old button of light punch")
                .isEqualTo(GLFW.GLFW_GAMEPAD_BUTTON_X);
        assertThat(read.pad(1, Command.LP)).as("the other gamepad stays").isEqualTo(GLFW.GLFW_GAMEPAD_BUTTON_X);
    }

    @Test
    void aMappedKeyIsThereAfterReadingTheFileAgain() throws IOException {
        settings.map(0, Command.LP, GLFW.GLFW_KEY_Q);
        settings.map(0, Command.MP, GLFW.GLFW_KEY_O); // was heavy punch
        Path file = folder.resolve("config").resolve("viewer.json");
        settings.write(file);
        Settings read = Settings.read(file);
        assertThat(read.key(0, Command.LP)).isEqualTo(GLFW.GLFW_KEY_Q);
        assertThat(read.key(0, Command.MP)).isEqualTo(GLFW.GLFW_KEY_O);
        assertThat(read.key(0, Command.HP))
                .as("takes the old key of medium punch")
                .isEqualTo(GLFW.GLFW_KEY_I);
    }
}
