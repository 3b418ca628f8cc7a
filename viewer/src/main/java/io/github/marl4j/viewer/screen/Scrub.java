package io.github.marl4j.viewer.screen;

import io.github.marl4j.viewer.window.Screen;

/** The bar that shows how far a recording has come. */
final class Scrub {
    private static final double LEFT = 132;
    private static final double WIDTH = 120;

    private Scrub() {}

    static void draw(Screen screen, int at, int of, String note) {
        screen.opacity(0.75);
        screen.bar(LEFT - 4, 203, WIDTH + 8, 19, 0x0C0916);
        screen.opacity(1);
        screen.bar(LEFT, 216, WIDTH, 3, 0x3A3046);
        screen.bar(LEFT, 216, WIDTH * at / Math.max(1, of), 3, Text.GOLD);
        screen.bar(LEFT + WIDTH * at / Math.max(1, of) - 1, 214.5, 2, 6, Text.LIGHT);
        Text.center(screen, at + " / " + of, 206, 1, Text.LIGHT);
        if (!note.isEmpty()) Text.center(screen, note, 190, 0.8, Text.LIGHT);
    }
}
