package io.github.marl4j.viewer.screen;

import io.github.marl4j.viewer.input.Command;
import io.github.marl4j.viewer.input.KeyNames;
import io.github.marl4j.viewer.window.Screen;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.glfw.GLFW;

/** Maps keys: Enter on a line, then the new key. Tab changes between the players. */
public final class KeySettings implements Scene {
    private final Theatre theatre;
    private final Menu menu;
    private int player;
    private Command waiting;

    /** Opens the screen. */
    public KeySettings(Theatre theatre) {
        this.theatre = theatre;
        this.menu = new Menu(theatre, lines());
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Command command : Command.values()) {
            String key = command == waiting ? "PRESS A KEY" : KeyNames.key(theatre.settings.key(player, command));
            lines.add(command + "   " + key);
        }
        lines.add(theatre.settings.muted() ? "SOUND OFF" : "SOUND ON");
        lines.add(theatre.settings.safeColours() ? "BOXES IN SAFE COLOURS" : "BOXES IN USUAL COLOURS");
        lines.add("LEAVE");
        return lines;
    }

    @Override
    public void step() {
        if (waiting != null) return;
        int item = menu.step();
        int commands = Command.values().length;
        if (item < 0) return;
        if (item < commands) waiting = Command.values()[item];
        if (item == commands) {
            theatre.settings.mute(!theatre.settings.muted());
            theatre.sounds.mute(theatre.settings.muted());
        }
        if (item == commands + 1) theatre.settings.useSafeColours(!theatre.settings.safeColours());
        if (item == commands + 2) {
            theatre.keepSettings();
            theatre.show(new Title(theatre));
        }
        menu.items(lines());
    }

    @Override
    public void key(int key) {
        if (waiting != null) {
            theatre.settings.map(player, waiting, key);
            waiting = null;
        } else if (key == GLFW.GLFW_KEY_TAB) {
            player = 1 - player;
        } else {
            menu.key(key);
        }
        menu.items(lines());
    }

    @Override
    public void draw(Screen screen, double part) {
        theatre.stages.of(5).paint(0);
        screen.dim(70);
        Text.title(screen, "KEYS OF PLAYER " + (player + 1), 4, 2, Text.GOLD);
        menu.draw(screen, 192, 24, 200);
        Text.center(screen, "TAB: THE OTHER PLAYER", 216, 0.8, Text.DULL);
    }
}
