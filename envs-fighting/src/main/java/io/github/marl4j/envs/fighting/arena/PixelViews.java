package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.paint.MatchPainter;

/** The observations made of pixels. One for each thread; painters are made when first needed, afterwards nothing is allocated. Both agents see the same picture. */
final class PixelViews {
    private static final int STACK_WIDTH = 128;
    private static final int STACK_HEIGHT = 100;
    /** Ages of the frames in FightLadder's stack, and the bits that its colour channels are shifted by. */
    private static final int[] STACK_AGES = {11, 7, 3};

    private static final int[] STACK_SHIFTS = {16, 8, 0};
    private static final int GRAY = 84;

    private final MatchPainter whole;
    private final MatchPainter stack;
    private final MatchPainter gray;
    private final History history;
    private final int grayDepth;

    PixelViews(FightingOptions options, FightTables tables, History history) {
        whole = options.observations().contains(View.RGB)
                ? new MatchPainter(tables, MatchPicture.WIDTH, MatchPicture.HEIGHT)
                : null;
        stack = options.observations().contains(View.STACK3)
                ? new MatchPainter(tables, STACK_WIDTH, STACK_HEIGHT)
                : null;
        gray = options.observations().contains(View.GRAY84) ? new MatchPainter(tables, GRAY, GRAY) : null;
        this.history = history;
        this.grayDepth = options.stack();
    }

    /** Writes the view of a match, {@code [row][column][channel]}, from {@code at}. */
    void write(View view, FightState state, int env, float[] out, int at) {
        switch (view) {
            case RGB -> {
                whole.paint(state, env);
                int[] pixels = whole.pixels();
                for (int p = 0; p < pixels.length; p++) {
                    out[at + 3 * p] = pixels[p] >> 16;
                    out[at + 3 * p + 1] = pixels[p] >> 8 & 255;
                    out[at + 3 * p + 2] = pixels[p] & 255;
                }
            }
            case STACK3 -> {
                for (int channel = 0; channel < STACK_AGES.length; channel++) {
                    stack.paint(history.frames(), history.frameRow(env, STACK_AGES[channel]));
                    int[] pixels = stack.pixels();
                    int shift = STACK_SHIFTS[channel];
                    int to = at + channel;
                    for (int p = 0; p < pixels.length; p++) out[to + 3 * p] = pixels[p] >> shift & 255;
                }
            }
            case GRAY84 -> {
                for (int entry = 0; entry < grayDepth; entry++) {
                    int row = history.decisionRow(env, grayDepth - 1 - entry);
                    gray.paint(history.decisions(), row);
                    int[] pixels = gray.pixels();
                    for (int p = 0; p < pixels.length; p++) out[at + grayDepth * p + entry] = luminance(pixels[p]);
                }
            }
            case VECTOR -> throw new IllegalArgumentException("vector is no view of pixels");
        }
    }

    private static int luminance(int rgb) {
        return 77 * (rgb >> 16) + 150 * (rgb >> 8 & 255) + 29 * (rgb & 255) >> 8;
    }
}
