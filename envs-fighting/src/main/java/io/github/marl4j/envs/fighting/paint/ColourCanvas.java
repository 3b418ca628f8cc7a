package io.github.marl4j.envs.fighting.paint;

import java.util.Arrays;

/** A picture in colours. */
final class ColourCanvas extends Canvas {
    /** {@code [row from the top][column]}, 0xRRGGBB. */
    final int[] rgb;

    ColourCanvas(int width, int height, double viewWidth) {
        super(width, height, viewWidth);
        this.rgb = new int[width * height];
    }

    @Override
    int ink(int colour) {
        return colour;
    }

    @Override
    void span(int row, int from, int to, int ink) {
        int at = row * width;
        if (to - from > 16) {
            Arrays.fill(rgb, at + from, at + to, ink);
        } else {
            for (int x = at + from; x < at + to; x++) rgb[x] = ink;
        }
    }

    @Override
    public void dim(int share) {
        for (int p = 0; p < rgb.length; p++) {
            int c = rgb[p];
            int rb = (c & 0xFF00FF) * share >>> 8 & 0xFF00FF;
            int g = (c & 0x00FF00) * share >>> 8 & 0x00FF00;
            rgb[p] = rb | g;
        }
    }
}
