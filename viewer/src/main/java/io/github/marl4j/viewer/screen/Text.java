package io.github.marl4j.viewer.screen;

import io.github.marl4j.envs.fighting.paint.Glyphs;
import io.github.marl4j.envs.fighting.paint.Surface;
import java.util.Locale;

/** Text of the menus, in the letters of the game; they know capitals only. */
final class Text {
    static final int LIGHT = 0xFFF6DA;
    static final int DULL = 0x9A93AC;
    static final int GOLD = 0xFFC94D;
    static final int RED = 0xE4572E;
    static final int BLUE = 0x6FB7E8;

    private Text() {}

    static void left(Surface onto, String text, double x, double y, double size, int colour) {
        Glyphs.write(onto, text.toUpperCase(Locale.ROOT), x, y, size, colour);
    }

    static void right(Surface onto, String text, double x, double y, double size, int colour) {
        left(onto, text, x - Glyphs.width(text, size), y, size, colour);
    }

    static void center(Surface onto, String text, double y, double size, int colour) {
        center(onto, text, Surface.VIEW_WIDTH / 2.0, y, size, colour);
    }

    static void center(Surface onto, String text, double x, double y, double size, int colour) {
        left(onto, text, x - Glyphs.width(text, size) / 2, y, size, colour);
    }

    /** Large words with a dark edge. */
    static void title(Surface onto, String text, double y, double size, int colour) {
        Glyphs.shadowed(onto, text, (Surface.VIEW_WIDTH - Glyphs.width(text, size)) / 2, y, size, colour);
    }
}
