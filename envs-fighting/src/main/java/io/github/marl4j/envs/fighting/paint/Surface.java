package io.github.marl4j.envs.fighting.paint;

import io.github.marl4j.envs.fighting.figure.ShapeSink;

/**
 * Something that scenes are painted on: the software painter's canvas, or a window. Shapes come in pixels of the native view with x to the right and y up from the floor, bars in native pixels from the
 * top left of the screen.
 */
public interface Surface extends ShapeSink {
    /** Width of the native view [px]. */
    int VIEW_WIDTH = 384;
    /** Height of the native view [px]. */
    int VIEW_HEIGHT = 224;
    /** Height of the floor line above the lower edge [px]. */
    int FLOOR = 24;

    /** Sets the x that lies on the left edge [native px]. */
    void look(double left);

    /** Returns how many pixels a native pixel is high. */
    double scaleY();

    /** Fills a rectangle of the screen, given in native pixels from the top left. */
    void bar(double x, double y, double w, double h, int rgb);

    /** Darkens everything to a share of its brightness, given in 256ths. */
    void dim(int share);
}
