package io.github.marl4j.viewer.screen;

import io.github.marl4j.envs.fighting.engine.Inputs;
import io.github.marl4j.viewer.input.Command;
import io.github.marl4j.viewer.window.Screen;
import io.github.marl4j.viewer.window.Sounds.Sound;
import java.util.List;

/** A list to choose from with up, down and any attack button; the arrow keys and Enter do the same. */
final class Menu {
    private static final int CHOOSES = Command.LP.word() | Command.LK.word() | Command.MP.word() | Command.HP.word();
    private static final int LINE = 13;
    /** Items that are seen at once. */
    private static final int SEEN = 10;

    private final Theatre theatre;
    private List<String> items;
    private int cursor;
    private int chosen = -1;

    Menu(Theatre theatre, List<String> items) {
        this.theatre = theatre;
        this.items = List.copyOf(items);
    }

    /** Changes the words; the cursor stays. */
    void items(List<String> next) {
        items = List.copyOf(next);
        cursor = Math.min(cursor, items.size() - 1);
    }

    /** Looks at the hands; returns what was chosen on this frame, -1 if nothing. */
    int step() {
        int pressed = theatre.hands.pressed(-1);
        if ((pressed & Inputs.UP) != 0) move(-1);
        if ((pressed & Inputs.DOWN) != 0) move(1);
        if ((pressed & CHOOSES) != 0) choose();
        int done = chosen;
        chosen = -1;
        return done;
    }

    /** One of the viewer's own keys. */
    void key(int key) {
        if (key == org.lwjgl.glfw.GLFW.GLFW_KEY_ENTER || key == org.lwjgl.glfw.GLFW.GLFW_KEY_KP_ENTER) choose();
    }

    private void move(int by) {
        cursor = Math.floorMod(cursor + by, items.size());
        theatre.sounds.play(Sound.MOVE);
    }

    private void choose() {
        chosen = cursor;
        theatre.sounds.play(Sound.CHOOSE);
    }

    /** Returns how many items there are. */
    int size() {
        return items.size();
    }

    int cursor() {
        return cursor;
    }

    /**
     * Draws it.
     *
     * @param usualWidth where text has the usual size [native px]
     */
    void draw(Screen screen, double x, double top, double usualWidth) {
        double size = (1 + theatre.textSize()) / 2; // lines stay as far apart, so half the growth must do
        double width = usualWidth * size;
        screen.opacity(0.6);
        screen.bar(x - width / 2 - 4, top - 7, width + 8, height() + 8, 0x0C0916);
        screen.opacity(1);
        int first = Math.max(0, Math.min(items.size() - SEEN, cursor - SEEN / 2));
        for (int i = first; i < Math.min(items.size(), first + SEEN); i++) {
            double y = top + (i - first) * LINE;
            if (i == cursor) {
                screen.opacity(0.85);
                screen.bar(x - width / 2, y - 3, width, LINE, 0x8A2E2A);
                screen.opacity(1);
            }
            Text.center(screen, items.get(i), x, y + 3.5 * (1 - size), size, i == cursor ? Text.LIGHT : Text.DULL);
        }
        if (items.size() <= SEEN) return;
        double room = height() - 4;
        double slide = room * SEEN / items.size();
        screen.bar(x + width / 2 + 1, top - 4, 2, room, 0x3A3046);
        screen.bar(x + width / 2 + 1, top - 4 + (room - slide) * first / (items.size() - SEEN), 2, slide, Text.GOLD);
    }

    double height() {
        return Math.min(SEEN, items.size()) * LINE;
    }
}
