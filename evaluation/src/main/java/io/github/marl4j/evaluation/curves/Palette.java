package io.github.marl4j.evaluation.curves;

import java.awt.Color;

/**
 * Line colours that stay apart under the common colour-vision deficiencies. Source: M. Okabe and K. Ito, Color universal design (2008), without
 * the yellow on white and with lighter blue, green and vermilion on dark ground.
 */
public final class Palette {
    private static final String[] LIGHT = {"#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#555555"};
    private static final String[] DARK = {"#56B4E9", "#F0803C", "#2FC79A", "#E09CC2", "#F0C040", "#8AB8FF", "#C8C8C8"};

    private Palette() {}

    /** Colour of the n-th curve as {@code #rrggbb}; repeats after seven, where {@link LearningCurveChart} changes to dashes. */
    public static String hex(int curve, boolean dark) {
        String[] colours = dark ? DARK : LIGHT;
        return colours[curve % colours.length];
    }

    static int size() {
        return LIGHT.length;
    }

    /** Colour of the n-th curve. */
    public static Color colour(int curve, boolean dark) {
        return Color.decode(hex(curve, dark));
    }
}
