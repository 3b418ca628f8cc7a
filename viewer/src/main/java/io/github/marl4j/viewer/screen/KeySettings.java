package io.github.marl4j.viewer.screen;

import io.github.marl4j.viewer.input.Command;
import io.github.marl4j.viewer.input.KeyNames;
import io.github.marl4j.viewer.window.Screen;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.glfw.GLFW;

/** Maps keys and gamepad buttons: Enter on a line, then the new key or button. Tab changes between the keys and the gamepads of the two players. */
public final class KeySettings implements Scene {
    private static final int COMMANDS = Command.values().length;

    private final Theatre theatre;
    private final Menu menu;
    private int player;
    private boolean ofPad;
    private Command waiting;
    /** What was just mapped is still held and must not choose something else. */
    private boolean letGo;

    /** Opens the screen. */
    public KeySettings(Theatre theatre) {
        this.theatre = theatre;
        this.menu = new Menu(theatre, lines());
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Command command : Command.values()) {
            String mapped = ofPad
                    ? KeyNames.padButton(theatre.settings.pad(player, command))
                    : KeyNames.key(theatre.settings.key(player, command));
            String asked = ofPad ? "PRESS A BUTTON" : "PRESS A KEY";
            lines.add(command + "   " + (command == waiting ? asked : mapped));
        }
        lines.add(theatre.settings.muted() ? "SOUND OFF" : "SOUND ON");
        lines.add(theatre.settings.safeColours() ? "BOXES IN SAFE COLOURS" : "BOXES IN USUAL COLOURS");
        lines.add(theatre.settings.largeText() ? "LARGE TEXT" : "USUAL TEXT");
        lines.add("LEAVE");
        return lines;
    }

    @Override
    public void step() {
        if (waiting != null) {
            if (ofPad && theatre.hands.padPress(player) >= 0) {
                theatre.settings.mapPad(player, waiting, theatre.hands.padPress(player));
                mapped();
            }
            return;
        }
        if (letGo && (theatre.hands.word(0) | theatre.hands.word(1)) != 0) return;
        letGo = false;
        int item = menu.step();
        if (item < 0) return;
        if (item < COMMANDS) ask(Command.values()[item]);
        else change(item - COMMANDS);
        menu.items(lines());
    }

    private void ask(Command command) {
        if (ofPad && !theatre.hands.hasPad(player)) {
            theatre.tell("THERE IS NO GAMEPAD OF PLAYER " + (player + 1) + ": PLUG ONE IN");
        } else {
            waiting = command;
        }
    }

    private void change(int item) {
        switch (item) {
            case 0 -> {
                theatre.settings.mute(!theatre.settings.muted());
                theatre.sounds.mute(theatre.settings.muted());
            }
            case 1 -> theatre.settings.useSafeColours(!theatre.settings.safeColours());
            case 2 -> theatre.settings.useLargeText(!theatre.settings.largeText());
            default -> {
                theatre.keepSettings();
                theatre.show(new Title(theatre));
            }
        }
    }

    private void mapped() {
        waiting = null;
        letGo = true;
        menu.items(lines());
    }

    @Override
    public void key(int key) {
        if (waiting != null && !ofPad) {
            theatre.settings.map(player, waiting, key);
            mapped();
        } else if (waiting != null && key == GLFW.GLFW_KEY_ESCAPE) {
            mapped();
        } else if (key == GLFW.GLFW_KEY_TAB && waiting == null) {
            if (player == 1) ofPad = !ofPad;
            player = 1 - player;
        } else if (waiting == null) {
            menu.key(key);
        }
        menu.items(lines());
    }

    @Override
    public void draw(Screen screen, double part) {
        theatre.stages.of(5).paint(0);
        screen.dim(70);
        Text.title(screen, (ofPad ? "GAMEPAD OF PLAYER " : "KEYS OF PLAYER ") + (player + 1), 4, 2, Text.GOLD);
        menu.draw(screen, 192, 24, 200);
        Text.center(screen, "TAB: THE OTHER PLAYER, GAMEPADS", 217, 0.8, Text.DULL);
    }
}
