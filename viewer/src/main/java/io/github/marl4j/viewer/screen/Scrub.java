package io.github.marl4j.viewer.screen;

import io.github.marl4j.envs.fighting.paint.Surface;
import io.github.marl4j.viewer.window.Screen;

/** The bar that shows how far a recording has come. */
final class Scrub {
    private static final double LEFT = 132;
    private static final double WIDTH = 120;

    private Scrub() {}

    /** A bar from edge to edge, at the foot of the screen. */
    static void across(Screen screen, int at, int of) {
        double room = Surface.VIEW_WIDTH - 72;
        double place = 6 + room * at / Math.max(1, of);
        screen.bar(6, 215, room, 3, 0x3A3046);
        screen.bar(6, 215, place - 6, 3, Text.GOLD);
        screen.bar(place - 1, 213, 2, 7, Text.LIGHT);
        Text.right(screen, at + " / " + of, Surface.VIEW_WIDTH - 6, 213, 1, Text.LIGHT);
    }

    static void draw(Screen screen, int at, int of, String note) {
        screen.opacity(0.75);
        screen.bar(LEFT - 4, 203, WIDTH + 8, 19, 0x0C0916);
        screen.opacity(1);
        screen.bar(LEFT, 216, WIDTH, 3, 0x3A3046);
        screen.bar(LEFT, 216, WIDTH * at / Math.max(1, of), 3, Text.GOLD);
        screen.bar(LEFT + WIDTH * at / Math.max(1, of) - 1, 214.5, 2, 6, Text.LIGHT);
        Text.center(screen, at + " / " + of, 206, 1, Text.LIGHT);
        if (!note.isEmpty()) Text.center(screen, note, 50, 0.8, Text.LIGHT);
    }
}
