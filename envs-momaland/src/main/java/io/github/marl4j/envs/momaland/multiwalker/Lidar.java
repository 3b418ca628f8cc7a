package io.github.marl4j.envs.momaland.multiwalker;

import java.util.Arrays;

/**
 * The lidars of a row's walkers: ten rays from each hull, straight down to almost straight ahead, in directions that do not turn with the hull. They see the ground, other walkers and the
 * walker's own legs, but not the package, and nothing that they start in. Computed from the last known bodies as Box2D would, without asking it. For one thread.
 *
 * <p>Source of the two intersections: Box2D 2.3, {@code b2EdgeShape::RayCast} and {@code b2PolygonShape::RayCast}.
 */
final class Lidar {
    /** Reach of a ray [m]. */
    static final double REACH = 160 / MultiwalkerSpec.SCALE;

    private static final double TURN = 1.5 / MultiwalkerSpec.LIDAR_RAYS;

    /** Rounding of a corner's place, in steps of the ground: a ray through a corner looks at both edges. */
    private static final double CORNER = 1e-6;

    private final MultiwalkerOptions options;
    private final MultiwalkerState state;
    private final int n;
    private final double[] rayX = new double[MultiwalkerSpec.LIDAR_RAYS];
    private final double[] rayY = new double[MultiwalkerSpec.LIDAR_RAYS];
    private final double[] sin;
    private final double[] cos;
    private final float[] hit = new float[MultiwalkerSpec.LIDAR_RAYS];
    private final Outline[] outlines;
    private int env;

    /** A convex shape around a body's origin: edges by a corner and the normal that points outwards, and a circle that holds it all. */
    private record Outline(double[] cornerX, double[] cornerY, double[] normalX, double[] normalY, double radius) {

        /** @param corners x and y in turn, clockwise */
        static Outline of(float... corners) {
            int edges = corners.length / 2;
            Outline outline = new Outline(
                    new double[edges], new double[edges], new double[edges], new double[edges], radius(corners));
            for (int e = 0; e < edges; e++) {
                int next = (e + 1) % edges;
                outline.cornerX[e] = corners[2 * e];
                outline.cornerY[e] = corners[2 * e + 1];
                outline.normalX[e] = (double) corners[2 * e + 1] - corners[2 * next + 1];
                outline.normalY[e] = (double) corners[2 * next] - corners[2 * e];
            }
            return outline;
        }

        private static double radius(float[] corners) {
            double radius = 0;
            for (int c = 0; c < corners.length; c += 2)
                radius = Math.max(radius, Math.hypot(corners[c], corners[c + 1]));
            return radius;
        }
    }

    Lidar(MultiwalkerOptions options, MultiwalkerState state) {
        this.options = options;
        this.state = state;
        n = options.nWalkers();
        for (int k = 0; k < rayX.length; k++) {
            rayX[k] = REACH * Math.sin(TURN * k);
            rayY[k] = -REACH * Math.cos(TURN * k);
        }
        sin = new double[MultiwalkerSpec.bodies(n)];
        cos = new double[MultiwalkerSpec.bodies(n)];
        Outline upper = box(MultiwalkerSpec.UPPER_LEG_HALF_WIDTH);
        Outline lower = box(MultiwalkerSpec.LOWER_LEG_HALF_WIDTH);
        outlines = new Outline[] {Outline.of(MultiwalkerSpec.HULL), upper, lower, upper, lower};
    }

    private static Outline box(float halfWidth) {
        float halfHeight = MultiwalkerSpec.LEG_HALF_HEIGHT;
        return Outline.of(
                -halfWidth, halfHeight, halfWidth, halfHeight, halfWidth, -halfHeight, -halfWidth, -halfHeight);
    }

    /** Turns to a row: everything read from now on is about it as it is now. */
    void look(int newEnv) {
        env = newEnv;
        for (int b = 1; b < sin.length; b++) {
            double angle = state.body[state.at(env, b) + 2];
            sin[b] = Math.sin(angle);
            cos[b] = Math.cos(angle);
        }
    }

    /** Writes how far each ray of a walker comes, as shares of {@link #REACH}; 1 if it hits nothing. Allocates nothing. */
    void read(int walker, float[] into, int first) {
        int hull = state.at(env, MultiwalkerSpec.hull(walker));
        double x = state.body[hull];
        double y = state.body[hull + 1];
        Arrays.fill(hit, 1f);
        for (int k = 0; k < hit.length; k++) ground(k, x, y);
        for (int other = 0; other < n; other++) {
            if (!state.present[env * n + other]) continue;
            int firstBody = MultiwalkerSpec.hull(other);
            // Rays start within the walker's own hull, so that they cannot see it.
            for (int p = other == walker ? 1 : 0; p < MultiwalkerSpec.PARTS; p++)
                part(firstBody + p, outlines[p], x, y);
        }
        System.arraycopy(hit, 0, into, first, hit.length);
    }

    /** The ground has one height at each place, so the first edge that is hit from the left on is the closest. */
    private void ground(int k, double x, double y) {
        int corners = options.terrainLength();
        double step = MultiwalkerSpec.TERRAIN_STEP;
        int from = Math.max(0, (int) Math.floor(x / step - CORNER));
        int to = Math.min(corners - 2, (int) Math.floor((x + rayX[k]) / step + CORNER));
        for (int e = from; e <= to; e++) {
            double left = e * step;
            double height = state.heights[env * corners + e];
            double rise = state.heights[env * corners + e + 1] - height;
            double towards = step * rayY[k] - rise * rayX[k];
            if (towards == 0) continue;
            double share = (rise * (x - left) - step * (y - height)) / towards;
            if (share < 0 || share > hit[k]) continue;
            double along = (x + share * rayX[k] - left) / step;
            if (along < -CORNER || along > 1 + CORNER) continue;
            hit[k] = (float) share;
            return;
        }
    }

    private void part(int body, Outline outline, double x, double y) {
        int at = state.at(env, body);
        double awayX = x - state.body[at];
        double awayY = y - state.body[at + 1];
        double far = REACH + outline.radius;
        if (awayX * awayX + awayY * awayY > far * far) return;
        double localX = cos[body] * awayX + sin[body] * awayY;
        double localY = cos[body] * awayY - sin[body] * awayX;
        for (int k = 0; k < hit.length; k++) {
            double aside = rayX[k] * awayY - rayY[k] * awayX;
            if (Math.abs(aside) > REACH * outline.radius) continue;
            double directionX = cos[body] * rayX[k] + sin[body] * rayY[k];
            double directionY = cos[body] * rayY[k] - sin[body] * rayX[k];
            hit[k] = (float) enter(outline, localX, localY, directionX, directionY, hit[k]);
        }
    }

    /** Returns where a ray enters a shape, or {@code closest} if it does so later, never, or starts inside. */
    private static double enter(
            Outline outline, double x, double y, double directionX, double directionY, double closest) {
        double lower = 0;
        double upper = closest;
        boolean entered = false;
        for (int e = 0; e < outline.cornerX.length; e++) {
            double outside =
                    outline.normalX[e] * (outline.cornerX[e] - x) + outline.normalY[e] * (outline.cornerY[e] - y);
            double speed = outline.normalX[e] * directionX + outline.normalY[e] * directionY;
            if (speed == 0) {
                if (outside < 0) return closest;
            } else if (speed < 0 && outside < lower * speed) {
                lower = outside / speed;
                entered = true;
            } else if (speed > 0 && outside < upper * speed) {
                upper = outside / speed;
            }
            if (upper < lower) return closest;
        }
        return entered ? lower : closest;
    }
}
