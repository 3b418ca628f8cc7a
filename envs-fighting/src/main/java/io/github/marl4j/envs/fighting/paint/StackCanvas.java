package io.github.marl4j.envs.fighting.paint;

import java.util.Arrays;

/** Pictures of one tone each, of which one at a time is painted: what agents see. */
final class StackCanvas extends Canvas {
    private static final int LONG = 16;
    private static final float[] FLOATS = new float[256];

    static {
        for (int value = 0; value < FLOATS.length; value++) FLOATS[value] = value;
    }

    final int depth;
    /** {@code [channel][row from the top][column]}, 0 to 255 without a sign. */
    final byte[] bytes;

    private int channel;
    private Tone tone = Tone.LUMINANCE;

    StackCanvas(int width, int height, int depth) {
        super(width, height, VIEW_WIDTH);
        this.depth = depth;
        this.bytes = new byte[width * height * depth];
    }

    /** What follows is painted into one channel. */
    void into(int newChannel, Tone newTone) {
        channel = newChannel;
        tone = newTone;
    }

    /** Returns where a row of the present channel begins. */
    int rowAt(int row) {
        return (channel * height + row) * width;
    }

    @Override
    int ink(int rgb) {
        return tone.of(rgb);
    }

    @Override
    void span(int row, int from, int to, int ink) {
        int at = rowAt(row);
        byte value = (byte) ink;
        if (to - from > LONG) {
            Arrays.fill(bytes, at + from, at + to, value);
        } else {
            for (int x = at + from; x < at + to; x++) bytes[x] = value;
        }
    }

    @Override
    public void dim(int share) {
        int end = rowAt(height);
        for (int p = rowAt(0); p < end; p++) bytes[p] = (byte) ((bytes[p] & 255) * share >>> 8);
    }

    /** Writes the stack pixel by pixel, {@code [row][column][channel]}. */
    void write(float[] out, int at) {
        if (depth == 3) {
            write3(out, at);
            return;
        }
        for (int c = 0; c < depth; c++) {
            int from = c * width * height;
            int to = at + c;
            for (int p = 0; p < width * height; p++) out[to + p * depth] = bytes[from + p] & 255;
        }
    }

    /** The same for three channels, with neighbours written together. */
    private void write3(float[] out, int at) {
        int size = width * height;
        byte[] from = bytes;
        for (int p = 0; p < size; p++) {
            int to = at + 3 * p;
            out[to] = FLOATS[from[p] & 255];
            out[to + 1] = FLOATS[from[size + p] & 255];
            out[to + 2] = FLOATS[from[2 * size + p] & 255];
        }
    }
}
