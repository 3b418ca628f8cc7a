package io.github.marl4j.viewer.screen;

import io.github.marl4j.viewer.window.Screen;

/** The viewer's own keys, over whatever is shown. */
public final class Help {
    private static final String[][] KEYS = {
        {"F1", "THIS HELP"},
        {"F2  F3  F4", "BOXES, INPUTS, FRAME DATA"},
        {"P   N", "STOP TIME, NEXT FRAME"},
        {"TAB", "CHANGE SIDES"},
        {"M   [ ]", "SLOW MOTION, SLOWER AND FASTER"},
        {"F5", "TRAINING: BACK TO THE MIDDLE"},
        {"F6   B", "TRAINING: RECORD, OTHER DUMMY"},
        {"1-4  F9  F10", "TRAINING: PLACE, KEEP IT, TAKE IT"},
        {"LEFT RIGHT", "REPLAYS: A SECOND BACK OR ON"},
        {"F7   F8", "PICTURE, FILM ON AND OFF"},
        {"F11", "FULL SCREEN"},
        {"ESC", "PAUSE, BACK"}
    };

    private Help() {}

    /** Draws it. */
    public static void draw(Screen screen) {
        screen.opacity(0.88);
        screen.bar(40, 36, 304, 164, 0x0C0916);
        screen.opacity(1);
        Text.center(screen, "KEYS", 43, 2, Text.GOLD);
        for (int i = 0; i < KEYS.length; i++) {
            Text.left(screen, KEYS[i][0], 50, 63.0 + 11.0 * i, 1, Text.BLUE);
            Text.left(screen, KEYS[i][1], 130, 63.0 + 11.0 * i, 0.9, Text.LIGHT);
        }
    }
}
