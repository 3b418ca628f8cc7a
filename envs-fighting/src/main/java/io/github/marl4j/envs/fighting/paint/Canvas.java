package io.github.marl4j.envs.fighting.paint;

import io.github.marl4j.envs.fighting.figure.ShapeSink;
import java.util.Arrays;

/**
 * Pixels, and shapes painted on them. Shapes come in pixels of the native view of 384 x 224 with x to the right and y up from the floor; each row of the canvas is a horizontal cut through them.
 */
final class Canvas implements ShapeSink {
    /** Width of the native view [px]. */
    static final int VIEW_WIDTH = 384;
    /** Height of the native view [px]. */
    static final int VIEW_HEIGHT = 224;
    /** Height of the floor line above the lower edge [px]. */
    static final int FLOOR = 24;

    final int width;
    final int height;
    /** {@code [row from the top][column]}, 0xRRGGBB. */
    final int[] rgb;

    private final double scaleX;
    private final double scaleY;
    private double left;
    private double spanLow;
    private double spanHigh;

    Canvas(int width, int height) {
        this(width, height, VIEW_WIDTH);
    }

    /** A canvas that shows {@code viewWidth} native pixels from side to side. */
    Canvas(int width, int height, double viewWidth) {
        this.width = width;
        this.height = height;
        this.rgb = new int[width * height];
        this.scaleX = width / viewWidth;
        this.scaleY = height / (double) VIEW_HEIGHT;
    }

    /** Sets the x that lies on the left edge [native px]. */
    void look(double newLeft) {
        left = newLeft;
    }

    double scaleX() {
        return scaleX;
    }

    double scaleY() {
        return scaleY;
    }

    /** Fills everything with one colour. */
    void clear(int colour) {
        Arrays.fill(rgb, colour);
    }

    /** Returns the height that the middle of a row shows [native px above the floor]. */
    private double heightOf(int row) {
        return VIEW_HEIGHT - FLOOR - (row + 0.5) / scaleY;
    }

    private int firstRow(double top) {
        return Math.max(0, (int) Math.ceil((VIEW_HEIGHT - FLOOR - top) * scaleY - 0.5));
    }

    private int lastRow(double bottom) {
        return Math.min(height - 1, (int) Math.floor((VIEW_HEIGHT - FLOOR - bottom) * scaleY - 0.5));
    }

    @Override
    public void capsule(double x0, double y0, double r0, double x1, double y1, double r1, int colour) {
        int first = firstRow(Math.max(y0 + r0, y1 + r1));
        int last = lastRow(Math.min(y0 - r0, y1 - r1));
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length = Math.sqrt(dx * dx + dy * dy);
        double nx = length > 0 ? -dy / length : 0;
        double ny = length > 0 ? dx / length : 0;
        for (int row = first; row <= last; row++) {
            double y = heightOf(row);
            spanLow = Double.POSITIVE_INFINITY;
            spanHigh = Double.NEGATIVE_INFINITY;
            disc(x0, y0, r0, y);
            disc(x1, y1, r1, y);
            if (length > 0) {
                edge(x0 + nx * r0, y0 + ny * r0, x1 + nx * r1, y1 + ny * r1, y);
                edge(x0 - nx * r0, y0 - ny * r0, x1 - nx * r1, y1 - ny * r1, y);
            }
            fill(row, colour);
        }
    }

    private void disc(double x, double y, double r, double at) {
        double d = at - y;
        double square = r * r - d * d;
        if (square <= 0) return;
        double half = Math.sqrt(square);
        spanLow = Math.min(spanLow, x - half);
        spanHigh = Math.max(spanHigh, x + half);
    }

    private void edge(double x0, double y0, double x1, double y1, double at) {
        if (y0 <= at == y1 <= at) return;
        double x = x0 + (x1 - x0) * (at - y0) / (y1 - y0);
        spanLow = Math.min(spanLow, x);
        spanHigh = Math.max(spanHigh, x);
    }

    @Override
    public void quad(
            double x0, double y0, double x1, double y1, double x2, double y2, double x3, double y3, int colour) {
        int first = firstRow(Math.max(Math.max(y0, y1), Math.max(y2, y3)));
        int last = lastRow(Math.min(Math.min(y0, y1), Math.min(y2, y3)));
        for (int row = first; row <= last; row++) {
            double y = heightOf(row);
            spanLow = Double.POSITIVE_INFINITY;
            spanHigh = Double.NEGATIVE_INFINITY;
            edge(x0, y0, x1, y1, y);
            edge(x1, y1, x2, y2, y);
            edge(x2, y2, x3, y3, y);
            edge(x3, y3, x0, y0, y);
            fill(row, colour);
        }
    }

    private void fill(int row, int colour) {
        int from = Math.max(0, (int) Math.ceil((spanLow - left) * scaleX - 0.5));
        int to = Math.min(width, (int) Math.floor((spanHigh - left) * scaleX - 0.5) + 1);
        int at = row * width;
        for (int x = from; x < to; x++) rgb[at + x] = colour;
    }

    /** Fills a rectangle of the screen, given in native pixels from the top left. */
    void bar(double x, double y, double w, double h, int colour) {
        int fromX = Math.max(0, (int) Math.round(x * scaleX));
        int toX = Math.min(width, (int) Math.round((x + w) * scaleX));
        int fromY = Math.max(0, (int) Math.round(y * scaleY));
        int toY = Math.min(height, (int) Math.round((y + h) * scaleY));
        for (int row = fromY; row < toY; row++)
            Arrays.fill(rgb, row * width + fromX, Math.max(row * width + fromX, row * width + toX), colour);
    }

    /** Darkens everything to a share of its brightness, given in 256ths. */
    void dim(int share) {
        for (int p = 0; p < rgb.length; p++) {
            int c = rgb[p];
            int rb = (c & 0xFF00FF) * share >>> 8 & 0xFF00FF;
            int g = (c & 0x00FF00) * share >>> 8 & 0x00FF00;
            rgb[p] = rb | g;
        }
    }
}
