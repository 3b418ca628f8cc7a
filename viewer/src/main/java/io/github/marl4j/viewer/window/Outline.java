package io.github.marl4j.viewer.window;

/**
 * Corners of a convex shape in pixels of the screen, and where outside is at each of them. Corners may run either way around. Smooth edges come from a rim of one pixel on which the colour fades.
 */
final class Outline {
    private static final int MOST = 96;
    private static final double RIM = 0.5;

    private final double[] x = new double[MOST];
    private final double[] y = new double[MOST];
    private final double[] outX = new double[MOST];
    private final double[] outY = new double[MOST];
    private int count;

    void clear() {
        count = 0;
    }

    private void add(double px, double py, double ox, double oy) {
        x[count] = px;
        y[count] = py;
        outX[count] = ox;
        outY[count++] = oy;
    }

    /** The hull of two discs. */
    void capsule(double x0, double y0, double r0, double x1, double y1, double r1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length = Math.sqrt(dx * dx + dy * dy);
        if (length <= Math.abs(r0 - r1) + 1e-6) { // one disc holds the other
            boolean first = r0 >= r1;
            arc(first ? x0 : x1, first ? y0 : y1, Math.max(r0, r1), 0, 2 * Math.PI, false);
            return;
        }
        double axis = Math.atan2(dy, dx);
        double spread = Math.acos((r0 - r1) / length);
        arc(x0, y0, r0, axis + spread, axis + 2 * Math.PI - spread, true);
        arc(x1, y1, r1, axis - spread, axis + spread, true);
    }

    private void arc(double cx, double cy, double r, double from, double to, boolean open) {
        int parts = (int) Math.max(3, Math.min(MOST / 2 - 1, Math.ceil((to - from) * (1.5 + Math.sqrt(r)) / 2.2)));
        int last = open ? parts : parts - 1;
        for (int i = 0; i <= last; i++) {
            double angle = from + (to - from) * i / parts;
            double cos = Math.cos(angle);
            double sin = Math.sin(angle);
            add(cx + r * cos, cy + r * sin, cos, sin);
        }
    }

    /** Four corners; outside is where the sides' normals point on average. */
    void quad(double x0, double y0, double x1, double y1, double x2, double y2, double x3, double y3) {
        add(x0, y0, 0, 0);
        add(x1, y1, 0, 0);
        add(x2, y2, 0, 0);
        add(x3, y3, 0, 0);
        double area = (x2 - x0) * (y3 - y1) - (x3 - x1) * (y2 - y0);
        double turn = area >= 0 ? 1 : -1;
        for (int i = 0; i < 4; i++) miter(i, (i + 3) % 4, (i + 1) % 4, turn);
    }

    private void miter(int i, int before, int after, double turn) {
        double ax = x[i] - x[before];
        double ay = y[i] - y[before];
        double bx = x[after] - x[i];
        double by = y[after] - y[i];
        double a = Math.max(1e-9, Math.sqrt(ax * ax + ay * ay));
        double b = Math.max(1e-9, Math.sqrt(bx * bx + by * by));
        double nx = turn * (ay / a + by / b);
        double ny = -turn * (ax / a + bx / b);
        double square = Math.max(0.5, nx * nx + ny * ny); // sharp corners do not grow spikes
        outX[i] = 2 * nx / square;
        outY[i] = 2 * ny / square;
    }

    /** Returns how many corners its triangles have. */
    int corners() {
        return 3 * (count - 2) + 6 * count;
    }

    /** Adds its triangles. */
    void fill(Vertices to, int abgr) {
        int clear = abgr & 0xFFFFFF;
        for (int i = 1; i + 1 < count; i++) {
            inner(to, 0, abgr);
            inner(to, i, abgr);
            inner(to, i + 1, abgr);
        }
        for (int i = 0; i < count; i++) {
            int next = i + 1 == count ? 0 : i + 1;
            inner(to, i, abgr);
            outer(to, i, clear);
            inner(to, next, abgr);
            inner(to, next, abgr);
            outer(to, i, clear);
            outer(to, next, clear);
        }
    }

    private void inner(Vertices to, int i, int abgr) {
        to.add((float) (x[i] - RIM * outX[i]), (float) (y[i] - RIM * outY[i]), abgr);
    }

    private void outer(Vertices to, int i, int abgr) {
        to.add((float) (x[i] + RIM * outX[i]), (float) (y[i] + RIM * outY[i]), abgr);
    }
}
