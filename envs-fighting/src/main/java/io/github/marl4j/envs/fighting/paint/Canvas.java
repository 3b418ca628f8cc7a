package io.github.marl4j.envs.fighting.paint;

/**
 * Something that shapes are painted on. Shapes come in pixels of the native view of 384 x 224 with x to the right and y up from the floor. They are rounded to 1/256 of a pixel of the canvas;
 * from there on only integers decide which pixels they cover: those whose middle they hold, row by row.
 */
abstract class Canvas implements Surface {
    private static final int SUB = 256;
    private static final int HALF = SUB / 2;
    /** Keeps numbers positive while they are rounded. */
    private static final int SHIFT = 1 << 22;

    private static final int SLOPE_BITS = 16;
    private static final int CIRCLE_BITS = 10;
    private static final int CIRCLE_ONE = 1 << 12;
    private static final int INVERSE_BITS = 28;
    /** Half width of a circle of radius {@link #CIRCLE_ONE} by distance from its middle. */
    private static final int[] CIRCLE = circle();

    final int width;
    final int height;
    private final double scaleX;
    private final double scaleY;
    private double left;

    /** The span of the present row [1/256 px]. */
    private int low;

    private int high;

    /** A canvas that shows {@code viewWidth} native pixels from side to side. */
    Canvas(int width, int height, double viewWidth) {
        this.width = width;
        this.height = height;
        this.scaleX = width / viewWidth;
        this.scaleY = height / (double) VIEW_HEIGHT;
    }

    private static int[] circle() {
        int[] half = new int[(1 << CIRCLE_BITS) + 1];
        for (int d = 0; d < half.length; d++) {
            double part = d / (double) (1 << CIRCLE_BITS);
            half[d] = (int) Math.round(CIRCLE_ONE * Math.sqrt(1 - part * part));
        }
        return half;
    }

    /** Returns what is written into a pixel for a colour 0xRRGGBB. */
    abstract int ink(int rgb);

    /** Writes ink into the pixels {@code from} to {@code to}, the last left out, of a row. */
    abstract void span(int row, int from, int to, int ink);

    @Override
    public final void look(double newLeft) {
        left = newLeft;
    }

    final double scaleX() {
        return scaleX;
    }

    @Override
    public final double scaleY() {
        return scaleY;
    }

    private static int fixed(double pixels) {
        return (int) (pixels * SUB + (SHIFT + 0.5)) - SHIFT;
    }

    private int column(double x) {
        return fixed((x - left) * scaleX);
    }

    private int line(double y) {
        return fixed((VIEW_HEIGHT - FLOOR - y) * scaleY);
    }

    /** Returns the first row or column whose middle is not before a place. */
    private static int first(int place) {
        return place + HALF - 1 >> 8;
    }

    /** Returns the last row or column whose middle is not behind a place. */
    private static int last(int place) {
        return place - HALF >> 8;
    }

    @Override
    public final void capsule(double x0, double y0, double r0, double x1, double y1, double r1, int rgb) {
        int ax = column(x0);
        int ay = line(y0);
        int bx = column(x1);
        int by = line(y1);
        int aw = fixed(r0 * scaleX);
        int ah = fixed(r0 * scaleY);
        int bw = fixed(r1 * scaleX);
        int bh = fixed(r1 * scaleY);
        int from = Math.max(0, first(Math.min(ay - ah, by - bh)));
        int to = Math.min(height - 1, last(Math.max(ay + ah, by + bh)));
        if (from > to) return;
        int ink = ink(rgb);
        int aInverse = ah > 0 ? (1 << INVERSE_BITS) / ah : 0;
        int bInverse = bh > 0 ? (1 << INVERSE_BITS) / bh : 0;
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length = Math.sqrt(dx * dx + dy * dy);
        double nx = length > 0 ? -dy / length : 0;
        double ny = length > 0 ? dx / length : 0;
        // The two straight sides, from above to below.
        int leftX0 = ax + fixed(nx * r0 * scaleX);
        int leftY0 = ay - fixed(ny * r0 * scaleY);
        int leftX1 = bx + fixed(nx * r1 * scaleX);
        int leftY1 = by - fixed(ny * r1 * scaleY);
        int rightX0 = ax - fixed(nx * r0 * scaleX);
        int rightY0 = ay + fixed(ny * r0 * scaleY);
        int rightX1 = bx - fixed(nx * r1 * scaleX);
        int rightY1 = by + fixed(ny * r1 * scaleY);
        long leftSlope = slope(leftX0, leftY0, leftX1, leftY1);
        long rightSlope = slope(rightX0, rightY0, rightX1, rightY1);
        for (int row = from; row <= to; row++) {
            int y = (row << 8) + HALF;
            low = Integer.MAX_VALUE;
            high = Integer.MIN_VALUE;
            disc(ax, aw, ah, aInverse, Math.abs(y - ay));
            disc(bx, bw, bh, bInverse, Math.abs(y - by));
            edge(leftX0, leftY0, leftY1, leftSlope, y);
            edge(rightX0, rightY0, rightY1, rightSlope, y);
            fill(row, ink);
        }
    }

    private void disc(int x, int w, int h, int inverse, int distance) {
        if (distance >= h) return;
        int half = w * CIRCLE[distance * inverse >> INVERSE_BITS - CIRCLE_BITS] / CIRCLE_ONE;
        low = Math.min(low, x - half);
        high = Math.max(high, x + half);
    }

    /** Returns the change of x for one row [2^-16 px for each 1/256 px]. */
    private static long slope(int x0, int y0, int x1, int y1) {
        return y0 == y1 ? 0 : (long) ((double) (x1 - x0) * (1 << SLOPE_BITS) / (y1 - y0));
    }

    private void edge(int x0, int y0, int y1, long slope, int y) {
        if (y0 <= y == y1 <= y) return;
        int x = x0 + (int) ((y - y0) * slope >> SLOPE_BITS);
        low = Math.min(low, x);
        high = Math.max(high, x);
    }

    @Override
    public final void quad(
            double x0, double y0, double x1, double y1, double x2, double y2, double x3, double y3, int rgb) {
        int ax = column(x0);
        int ay = line(y0);
        int bx = column(x1);
        int by = line(y1);
        int cx = column(x2);
        int cy = line(y2);
        int dx = column(x3);
        int dy = line(y3);
        int from = Math.max(0, first(Math.min(Math.min(ay, by), Math.min(cy, dy))));
        int to = Math.min(height - 1, last(Math.max(Math.max(ay, by), Math.max(cy, dy))));
        if (from > to) return;
        int ink = ink(rgb);
        long ab = slope(ax, ay, bx, by);
        long bc = slope(bx, by, cx, cy);
        long cd = slope(cx, cy, dx, dy);
        long da = slope(dx, dy, ax, ay);
        for (int row = from; row <= to; row++) {
            int y = (row << 8) + HALF;
            low = Integer.MAX_VALUE;
            high = Integer.MIN_VALUE;
            edge(ax, ay, by, ab, y);
            edge(bx, by, cy, bc, y);
            edge(cx, cy, dy, cd, y);
            edge(dx, dy, ay, da, y);
            fill(row, ink);
        }
    }

    private void fill(int row, int ink) {
        if (low > high) return;
        int from = Math.max(0, first(low));
        int to = Math.min(width, last(high) + 1);
        if (from < to) span(row, from, to, ink);
    }

    @Override
    public final void bar(double x, double y, double w, double h, int rgb) {
        int fromX = Math.max(0, fixed(x * scaleX) + HALF >> 8);
        int toX = Math.min(width, fixed((x + w) * scaleX) + HALF >> 8);
        int fromY = Math.max(0, fixed(y * scaleY) + HALF >> 8);
        int toY = Math.min(height, fixed((y + h) * scaleY) + HALF >> 8);
        if (fromX >= toX) return;
        int ink = ink(rgb);
        for (int row = fromY; row < toY; row++) span(row, fromX, toX, ink);
    }
}
