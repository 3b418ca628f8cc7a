package io.github.marl4j.envs.fighting.paint;

import io.github.marl4j.envs.fighting.data.DataFile;

/**
 * Letters of 5 x 7 pixels for small text. The resource {@code glyphs.txt} has for each a line with the character and seven rows of five marks, {@code #} for a pixel.
 */
public final class Glyphs {
    private static final String NAME = "glyphs.txt";
    private static final int ROWS = 7;
    private static final int COLUMNS = 5;
    private static final int EDGE = 0x100C1C;

    /** Rows as bits, {@code [character][row]}; {@code null} where there is no glyph. */
    private static final int[][] GLYPHS = read();

    private Glyphs() {}

    private static int[][] read() {
        int[][] glyphs = new int[128][];
        for (String line : DataFile.text(Glyphs.class, NAME).lines().toList()) {
            if (!line.matches(".( [.#]{" + COLUMNS + "}){" + ROWS + "}")) {
                throw new IllegalArgumentException(
                        NAME + ": line \"" + line + "\" must have a character and seven rows of five");
            }
            int[] rows = new int[ROWS];
            for (int row = 0; row < ROWS; row++) {
                for (int column = 0; column < COLUMNS; column++) {
                    if (line.charAt(2 + row * (COLUMNS + 1) + column) == '#') rows[row] |= 1 << column;
                }
            }
            glyphs[line.charAt(0)] = rows;
        }
        return glyphs;
    }

    /** Returns the width of a text [native px]. */
    public static double width(CharSequence text, double size) {
        return (text.length() * (COLUMNS + 1) - 1) * size;
    }

    /** Returns the width of a number [native px]. */
    public static double width(int number, double size) {
        return (digits(number) * (COLUMNS + 1) - 1) * size;
    }

    private static int digits(int number) {
        int digits = 1;
        for (int rest = number / 10; rest > 0; rest /= 10) digits++;
        return digits;
    }

    /**
     * Writes text with its upper left corner at a place of the screen.
     *
     * @param size edge of a dot [native px]
     */
    public static void write(Surface canvas, CharSequence text, double x, double y, double size, int colour) {
        for (int i = 0; i < text.length(); i++)
            character(canvas, text.charAt(i), x + i * (COLUMNS + 1) * size, y, size, colour);
    }

    /** Writes text with a dark edge, readable on any ground. */
    public static void shadowed(Surface canvas, CharSequence text, double x, double y, double size, int colour) {
        double edge = Math.max(1, size / 3);
        for (int side = 0; side < 4; side++) {
            write(canvas, text, x + (side % 2 * 2 - 1) * edge, y + (side / 2 * 2 - 1) * edge, size, EDGE);
        }
        write(canvas, text, x, y, size, colour);
    }

    /** Writes a number with a dark edge. Allocates nothing. */
    public static void shadowed(Surface canvas, int number, double x, double y, double size, int colour) {
        double edge = Math.max(1, size / 3);
        int digits = digits(number);
        for (int side = 0; side < 4; side++) {
            number(canvas, number, digits, x + (side % 2 * 2 - 1) * edge, y + (side / 2 * 2 - 1) * edge, size, EDGE);
        }
        number(canvas, number, digits, x, y, size, colour);
    }

    /** Writes a number of so many digits, leading zeros included. Allocates nothing. */
    public static void number(Surface canvas, int number, int digits, double x, double y, double size, int colour) {
        int rest = number;
        for (int place = digits - 1; place >= 0; place--) {
            character(canvas, (char) ('0' + rest % 10), x + place * (COLUMNS + 1) * size, y, size, colour);
            rest /= 10;
        }
    }

    private static void character(Surface canvas, char c, double x, double y, double size, int colour) {
        int[] rows = c < GLYPHS.length ? GLYPHS[c] : null;
        if (rows == null) return;
        for (int row = 0; row < ROWS; row++) {
            int rest = rows[row];
            while (rest != 0) { // dots side by side are one bar
                int first = Integer.numberOfTrailingZeros(rest);
                int run = Integer.numberOfTrailingZeros(~(rest >>> first));
                canvas.bar(x + first * size, y + row * size, run * size, size, colour);
                rest &= -1 << first + run;
            }
        }
    }
}
