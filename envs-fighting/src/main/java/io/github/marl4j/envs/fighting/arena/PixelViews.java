package io.github.marl4j.envs.fighting.arena;

import io.github.marl4j.envs.fighting.engine.FightState;
import io.github.marl4j.envs.fighting.engine.FightTables;
import io.github.marl4j.envs.fighting.paint.MatchPainter;
import io.github.marl4j.envs.fighting.paint.StackPainter;
import io.github.marl4j.envs.fighting.paint.Tone;

/** The observations made of pixels. One for each thread; allocates nothing after its creation. Both agents see the same picture. */
final class PixelViews {
    private static final int STACK_WIDTH = 128;
    private static final int STACK_HEIGHT = 100;
    /** Ages of the frames in FightLadder's stack, and the colour that is kept of each. */
    private static final int[] STACK_AGES = {11, 7, 3};

    private static final Tone[] STACK_TONES = {Tone.RED, Tone.GREEN, Tone.BLUE};
    private static final int GRAY = 84;

    private final MatchPainter whole;
    private final StackPainter stack;
    private final StackPainter gray;
    private final History history;
    private final int grayDepth;

    PixelViews(FightingOptions options, FightTables tables, History history) {
        whole = options.observations().contains(View.RGB)
                ? MatchPainter.forAgents(tables, MatchPicture.WIDTH, MatchPicture.HEIGHT)
                : null;
        stack = options.observations().contains(View.STACK3)
                ? new StackPainter(tables, STACK_WIDTH, STACK_HEIGHT, STACK_AGES.length, STACK_TONES)
                : null;
        gray = options.observations().contains(View.GRAY84)
                ? new StackPainter(tables, GRAY, GRAY, options.stack(), Tone.LUMINANCE)
                : null;
        this.history = history;
        this.grayDepth = options.stack();
    }

    /** Writes the view of a match, {@code [row][column][channel]}, from {@code at}. */
    void write(View view, FightState state, int env, float[] out, int at) {
        switch (view) {
            case RGB -> {
                whole.paint(state, env);
                colours(whole.pixels(), out, at);
            }
            case STACK3 -> {
                for (int channel = 0; channel < STACK_AGES.length; channel++) {
                    int row = history.frameRow(env, STACK_AGES[channel]);
                    stack.paint(history.frames(), row, channel, STACK_TONES[channel]);
                }
                stack.write(out, at);
            }
            case GRAY84 -> {
                for (int entry = 0; entry < grayDepth; entry++) {
                    int row = history.decisionRow(env, grayDepth - 1 - entry);
                    gray.paint(history.decisions(), row, entry, Tone.LUMINANCE);
                }
                gray.write(out, at);
            }
            case VECTOR -> throw new IllegalArgumentException("vector is no view of pixels");
        }
    }

    private static void colours(int[] pixels, float[] out, int at) {
        for (int p = 0; p < pixels.length; p++) {
            out[at + 3 * p] = pixels[p] >> 16;
            out[at + 3 * p + 1] = pixels[p] >> 8 & 255;
            out[at + 3 * p + 2] = pixels[p] & 255;
        }
    }
}
