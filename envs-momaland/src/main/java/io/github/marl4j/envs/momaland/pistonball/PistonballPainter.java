package io.github.marl4j.envs.momaland.pistonball;

import io.github.marl4j.env.Batch;
import java.util.Arrays;

/**
 * Draws the table into rows of numbers, {@code [y][x][red, green, blue]}, 0 to 255. Needs no Java 2D and allocates nothing. Any thread may use it.
 *
 * <p>Places, sizes and colours are those of PettingZoo 1.27.0, {@code butterfly/pistonball/pistonball.py}; the pistons' metal is drawn by us. Every picture is drawn anew, so that nothing of earlier ones
 * shines through.
 */
final class PistonballPainter {
    private static final int CHANNELS = PistonballSpec.CHANNELS;
    private static final int SURROUNDINGS = 0x3A4041;
    private static final int WALLS = 0x444C4D;
    private static final int SPACE = 0xFFFFFF;
    private static final int BLUE = 0x419FDD;
    private static final int FRAME = 20;
    private static final int RADIUS = PistonballSpec.BALL_RADIUS;
    /** The line on the ball that shows its angle: length from the middle, half its width. */
    private static final double HAND = 39;

    private static final double HALF_WIDTH = 1.5;
    private static final int HEAD_WIDTH = 40;
    private static final int STEM_WIDTH = 18;
    private static final int STEM_ASIDE = 6;
    private static final int STEM_FOOT = 515;
    /** Shades of grey of a piston's head and of its base, from the top row to the bottom row. */
    private static final int[] HEAD = {0x8A, 0xB4, 0xD8, 0xE4, 0xE0, 0xD6, 0xC8, 0xB6, 0xA2, 0x8C, 0x74};

    private static final int[] BASE = {
        0x5A, 0x78, 0x8C, 0x96, 0x98, 0x94, 0x90, 0x8C, 0x88, 0x84, 0x80, 0x7C, 0x78, 0x74, 0x70, 0x6C, 0x68, 0x64,
        0x60, 0x5C, 0x56, 0x50, 0x4A
    };

    private final int n;
    private final int width;
    /** The table without ball and pistons. */
    private final float[] background;
    /** Half the width of each row of a disc, from its top to its bottom. */
    private final int[] half = new int[2 * RADIUS + 1];

    PistonballPainter(int pistons) {
        n = pistons;
        width = PistonballSpec.width(pistons);
        for (int row = 0; row < half.length; row++) {
            int up = row - RADIUS;
            half[row] = (int) Math.sqrt(RADIUS * RADIUS - up * up);
        }
        background = new float[PistonballSpec.HEIGHT * width * CHANNELS];
        rectangle(background, 0, 0, 0, width, PistonballSpec.HEIGHT, SURROUNDINGS);
        rectangle(background, 0, FRAME, FRAME, width - 2 * FRAME, PistonballSpec.FLOOR, WALLS);
        int inner = width - 2 * PistonballSpec.WALL;
        rectangle(background, 0, PistonballSpec.WALL, PistonballSpec.WALL, inner, PistonballSpec.VIEW_HEIGHT, SPACE);
        for (int i = 0; i < n; i++) {
            int left = PistonballSpec.WALL + PistonballSpec.PITCH * i;
            shaded(background, 0, left, PistonballSpec.BASE_TOP, BASE);
        }
    }

    /** Paints the state of a row, and cuts what each agent sees out of it. */
    void write(PistonballKernel game, int env, Batch out) {
        int first = env * background.length;
        paint(game, env, out.state, first);
        float[] seen = out.groups[0].observations;
        int line = PistonballSpec.VIEW_WIDTH * CHANNELS;
        int view = PistonballSpec.VIEW_HEIGHT * line;
        for (int y = 0; y < PistonballSpec.VIEW_HEIGHT; y++) {
            int from = first + (PistonballSpec.WALL + y) * width * CHANNELS;
            for (int i = 0; i < n; i++) {
                int at = (env * n + i) * view + y * line;
                System.arraycopy(out.state, from + PistonballSpec.PITCH * i * CHANNELS, seen, at, line);
            }
        }
    }

    /** Returns the numbers of a picture. */
    int size() {
        return background.length;
    }

    /** Paints a row as it is now. */
    void paint(PistonballKernel game, int env, float[] into, int first) {
        System.arraycopy(background, 0, into, first, background.length);
        boolean frozen = game.options.frozenPixels();
        if (!frozen) paintBall(game.ball, env * BallPhysics.STRIDE, into, first);
        for (int i = 0; i < n; i++) {
            int left = PistonballSpec.WALL + PistonballSpec.PITCH * i;
            int top = (int) (frozen ? game.frozenY : game.pistonY)[env * n + i];
            if (!frozen) shaded(into, first, left, top - HEAD.length / 2, HEAD);
            int stem = top + STEM_ASIDE;
            rectangle(into, first, left + (HEAD_WIDTH - STEM_WIDTH) / 2, stem, STEM_WIDTH, STEM_FOOT - stem, BLUE);
        }
    }

    private void paintBall(double[] ball, int at, float[] into, int first) {
        int x = (int) ball[at + BallPhysics.X];
        int y = (int) ball[at + BallPhysics.Y];
        int highest = Math.max(0, y - RADIUS);
        int lowest = Math.min(PistonballSpec.HEIGHT - 1, y + RADIUS);
        for (int row = highest; row <= lowest; row++) {
            int reach = half[row - y + RADIUS];
            int left = Math.max(0, x - reach);
            int right = Math.min(width, x + reach + 1);
            if (left < right) rectangle(into, first, left, row, right - left, 1, BLUE);
        }
        paintHand(x, y, ball[at + BallPhysics.ANGLE], into, first);
    }

    private void paintHand(int x, int y, double angle, float[] into, int first) {
        double alongX = StrictMath.cos(angle);
        double alongY = StrictMath.sin(angle);
        for (int row = Math.max(0, y - RADIUS); row <= Math.min(PistonballSpec.HEIGHT - 1, y + RADIUS); row++) {
            for (int column = Math.max(0, x - RADIUS); column <= Math.min(width - 1, x + RADIUS); column++) {
                double along = (column - x) * alongX + (row - y) * alongY;
                double aside = (row - y) * alongX - (column - x) * alongY;
                boolean on = along >= 0 && along <= HAND && Math.abs(aside) <= HALF_WIDTH;
                if (on) dot(into, first + (row * width + column) * CHANNELS, SURROUNDINGS);
            }
        }
    }

    private void rectangle(float[] into, int first, int left, int top, int across, int down, int colour) {
        int start = first + (top * width + left) * CHANNELS;
        for (int x = 0; x < across; x++) dot(into, start + x * CHANNELS, colour);
        for (int y = 1; y < down; y++) {
            System.arraycopy(into, start, into, start + y * width * CHANNELS, across * CHANNELS);
        }
    }

    /** Paints a bar as wide as a piston, one grey for each row, its sides darker. */
    private void shaded(float[] into, int first, int left, int top, int[] greys) {
        for (int row = 0; row < greys.length; row++) {
            int start = first + ((top + row) * width + left) * CHANNELS;
            Arrays.fill(into, start, start + HEAD_WIDTH * CHANNELS, greys[row]);
            Arrays.fill(into, start, start + CHANNELS, greys[row] / 2);
            int end = start + (HEAD_WIDTH - 1) * CHANNELS;
            Arrays.fill(into, end, end + CHANNELS, greys[row] / 2);
        }
    }

    private static void dot(float[] into, int at, int colour) {
        into[at] = colour >> 16 & 0xFF;
        into[at + 1] = colour >> 8 & 0xFF;
        into[at + 2] = colour & 0xFF;
    }
}
