package io.github.marl4j.envs.momaland.pistonball;

import java.util.Arrays;

/**
 * Moves the balls of a batch: what the impulse solver of Chipmunk does when one body moves among segments that do not. One object for each thread. Units: pixels, seconds, radians; y downwards.
 *
 * <p>Contacts have ids: 0 top wall, 1 left, 2 bottom, 3 right, 4 + i piston i. They are solved in the order of the ids of the walls and then from the last piston to the first; the reference's order comes
 * from its bounding-box tree, and a replay may put it in place between {@link #findContacts} and {@link #solve}.
 *
 * <p>Source: MARL4J's restatement of Pymunk 7.3.1 (Chipmunk 7); the method is that of Catto, "Iterative dynamics with temporal coherence", GDC 2005.
 */
final class BallPhysics {
    /** Places in a ball's row of {@link PistonballKernel#ball}: middle [px]. */
    static final int X = 0;

    static final int Y = 1;
    /** Velocity [px/s]. */
    static final int VX = 2;

    static final int VY = 3;
    /** Angle [rad] and angular velocity [rad/s]. */
    static final int ANGLE = 4;

    static final int SPIN = 5;
    /** Velocities that only push the ball out of what it overlaps, for one step. */
    static final int PUSH_X = 6;

    static final int PUSH_Y = 7;
    static final int PUSH_SPIN = 8;
    /** Numbers of a ball. */
    static final int STRIDE = 9;

    /** Number of walls, and id of the first piston. */
    static final int WALLS = 4;

    /** Length of a step [s]. */
    static final double STEP = 1.0 / 20;

    private static final double GRAVITY = 750;
    private static final double RADIUS = PistonballSpec.BALL_RADIUS;
    private static final double WALL_RADIUS = 1;
    private static final double PISTON_RADIUS = 5;
    private static final double SURFACE_FRICTION = 0.64;
    private static final int ITERATIONS = 10;
    /** Overlap that is left alone [px]; a float in the reference. */
    private static final double SLOP = 0.1f;
    /** Share of an overlap that is still there after a second. */
    private static final double OVERLAP_LEFT = 0.0001;

    private static final double PUSH_SHARE = 1 - StrictMath.pow(OVERLAP_LEFT, STEP);
    /** Steps for which the impulses of a contact that is gone are kept. */
    private static final int PERSISTENCE = 3;

    private final PistonballKernel game;
    private final int n;
    private final int width;
    private final double inverseMass;
    private final double inverseInertia;
    private final double friction;
    /** Ends of the walls, {@code [wall][x0, y0, x1, y1]}. */
    private final double[] walls;

    /** Contacts of a step, the order in which to solve them, and below one entry for each. */
    private int count;

    private final int[] order;
    private final int[] id;
    private final double[] normalX;
    private final double[] normalY;
    /** From the ball's middle to where it touches. */
    private final double[] armX;

    private final double[] armY;
    private final double[] distance;
    private final boolean[] fresh;
    private final double[] normalMass;
    private final double[] tangentMass;
    private final double[] pushSpeed;
    private final double[] pushed;
    private final double[] normalImpulse;
    private final double[] tangentImpulse;

    BallPhysics(PistonballKernel game) {
        this.game = game;
        n = game.options.nPistons();
        width = PistonballSpec.width(n);
        double mass = game.options.ballMass();
        inverseMass = 1 / mass;
        inverseInertia = 1 / (mass * RADIUS * RADIUS / 2);
        friction = game.options.ballFriction() * SURFACE_FRICTION;
        double left = PistonballSpec.WALL;
        double right = width - PistonballSpec.WALL;
        double floor = PistonballSpec.FLOOR;
        walls = new double[] {
            left, left, right, left, left, left, left, floor, left, floor, right, floor, right, left, right, floor
        };
        int most = WALLS + n;
        order = new int[most];
        id = new int[most];
        normalX = new double[most];
        normalY = new double[most];
        armX = new double[most];
        armY = new double[most];
        distance = new double[most];
        fresh = new boolean[most];
        normalMass = new double[most];
        tangentMass = new double[most];
        pushSpeed = new double[most];
        pushed = new double[most];
        normalImpulse = new double[most];
        tangentImpulse = new double[most];
    }

    /** Makes a physics step in a row. */
    void step(int env) {
        findContacts(env);
        solve(env);
    }

    /** Moves the ball by its velocity and finds what it touches then; returns how many contacts there are. */
    int findContacts(int env) {
        double[] ball = game.ball;
        int b = env * STRIDE;
        game.stamp[env]++;
        ball[b + X] += (ball[b + VX] + ball[b + PUSH_X]) * STEP;
        ball[b + Y] += (ball[b + VY] + ball[b + PUSH_Y]) * STEP;
        ball[b + ANGLE] += (ball[b + SPIN] + ball[b + PUSH_SPIN]) * STEP;
        ball[b + PUSH_X] = 0;
        ball[b + PUSH_Y] = 0;
        ball[b + PUSH_SPIN] = 0;
        count = 0;
        touchWalls(env, ball[b + X], ball[b + Y]);
        touchPistons(env, ball[b + X], ball[b + Y]);
        return count;
    }

    private void touchWalls(int env, double x, double y) {
        double reach = PistonballSpec.WALL + RADIUS + WALL_RADIUS + 1;
        boolean free =
                x > reach && x < width - reach && y > reach && y < PistonballSpec.FLOOR - RADIUS - WALL_RADIUS - 1;
        if (free) return;
        for (int w = 0; w < WALLS; w++) {
            touch(env, w, walls[4 * w], walls[4 * w + 1], walls[4 * w + 2], walls[4 * w + 3], WALL_RADIUS, x, y);
        }
    }

    /** Looks only at pistons whose ends are near enough on the x axis, and a bit more. */
    private void touchPistons(int env, double x, double y) {
        double reach = RADIUS + PISTON_RADIUS + 1;
        int first = Math.max(0, (int) ((x - reach - PistonballSpec.right(0)) / PistonballSpec.PITCH));
        int last = Math.min(n - 1, (int) ((x + reach - PistonballSpec.left(0)) / PistonballSpec.PITCH));
        for (int i = last; i >= first; i--) {
            double top = game.pistonY[env * n + i];
            touch(env, WALLS + i, PistonballSpec.left(i), top, PistonballSpec.right(i), top, PISTON_RADIUS, x, y);
        }
    }

    /** Notes a contact if the ball at (x, y) touches the segment from (x0, y0) to (x1, y1) with round ends. */
    private void touch(
            int env, int which, double x0, double y0, double x1, double y1, double radius, double x, double y) {
        double alongX = x1 - x0;
        double alongY = y1 - y0;
        double share = (alongX * (x - x0) + alongY * (y - y0)) / (alongX * alongX + alongY * alongY);
        double t = Math.max(0, Math.min(1, share));
        double nearX = x0 + t * alongX;
        double nearY = y0 + t * alongY;
        double toX = nearX - x;
        double toY = nearY - y;
        double squared = toX * toX + toY * toY;
        double reach = RADIUS + radius;
        if (squared >= reach * reach) return;
        int c = count++;
        order[c] = c;
        id[c] = which;
        double length = Math.sqrt(squared);
        // Times the reciprocal, as the reference rounds. A middle right on the segment has no direction: take down.
        double perLength = 1 / length;
        double nx = length > 0 ? toX * perLength : 0;
        double ny = length > 0 ? toY * perLength : 1;
        normalX[c] = nx;
        normalY[c] = ny;
        double touchX = x + RADIUS * nx;
        double touchY = y + RADIUS * ny;
        armX[c] = touchX - x;
        armY[c] = touchY - y;
        distance[c] = (nearX - radius * nx - touchX) * nx + (nearY - radius * ny - touchY) * ny;
        recall(env, c);
    }

    /** Takes over the impulses that a contact had when it was last seen, if that is not long ago. */
    private void recall(int env, int c) {
        int at = env * (WALLS + n) + id[c];
        int age = game.stamp[env] - game.lastTouch[at];
        boolean known = game.lastTouch[at] > 0 && age <= PERSISTENCE;
        fresh[c] = !known || age != 1;
        normalImpulse[c] = known ? game.normalImpulse[at] : 0;
        tangentImpulse[c] = known ? game.tangentImpulse[at] : 0;
        game.lastTouch[at] = game.stamp[env];
    }

    /**
     * Lets the contacts be solved in the order of these ids.
     *
     * @throws IllegalArgumentException if they are not the ids of the contacts found
     */
    void arrange(int[] ids) {
        int placed = 0;
        for (int wanted : ids) {
            for (int c = 0; c < count && placed < count; c++) if (id[c] == wanted) order[placed++] = c;
        }
        if (placed == count && ids.length == count) return;
        throw new IllegalArgumentException(
                "the ball touches " + Arrays.toString(Arrays.copyOf(id, count)) + ", expected " + Arrays.toString(ids));
    }

    /** Lets gravity and the contacts change the ball's velocity. */
    void solve(int env) {
        double[] ball = game.ball;
        int b = env * STRIDE;
        for (int c = 0; c < count; c++) prepare(c);
        ball[b + VY] += GRAVITY * STEP;
        if (count == 0) return;
        for (int k = 0; k < count; k++) {
            int c = order[k];
            if (!fresh[c]) push(ball, b, c, normalImpulse[c], tangentImpulse[c]);
        }
        // A round that changes no impulse changes no velocity either, and neither would the rounds after it.
        boolean changing = true;
        for (int iteration = 0; iteration < ITERATIONS && changing; iteration++) {
            changing = false;
            for (int k = 0; k < count; k++) changing |= separate(ball, b, order[k]) | collide(ball, b, order[k]);
        }
        int first = env * (WALLS + n);
        for (int c = 0; c < count; c++) {
            game.normalImpulse[first + id[c]] = normalImpulse[c];
            game.tangentImpulse[first + id[c]] = tangentImpulse[c];
        }
    }

    private void prepare(int c) {
        double acrossNormal = armX[c] * normalY[c] - armY[c] * normalX[c];
        double acrossTangent = armX[c] * normalX[c] + armY[c] * normalY[c];
        normalMass[c] = 1 / (inverseMass + inverseInertia * acrossNormal * acrossNormal);
        tangentMass[c] = 1 / (inverseMass + inverseInertia * acrossTangent * acrossTangent);
        pushSpeed[c] = -PUSH_SHARE * Math.min(0, distance[c] + SLOP) / STEP;
        pushed[c] = 0;
    }

    /** Pushes the ball out of what it overlaps; returns whether it had to. */
    private boolean separate(double[] ball, int b, int c) {
        double spin = ball[b + PUSH_SPIN];
        double relativeX = -(ball[b + PUSH_X] - spin * armY[c]);
        double relativeY = -(ball[b + PUSH_Y] + spin * armX[c]);
        double before = pushed[c];
        double wanted = (pushSpeed[c] - (relativeX * normalX[c] + relativeY * normalY[c])) * normalMass[c];
        double after = Math.max(before + wanted, 0);
        if (after == before) return false;
        pushed[c] = after;
        double jx = (after - before) * normalX[c];
        double jy = (after - before) * normalY[c];
        ball[b + PUSH_X] -= jx * inverseMass;
        ball[b + PUSH_Y] -= jy * inverseMass;
        ball[b + PUSH_SPIN] -= (armX[c] * jy - armY[c] * jx) * inverseInertia;
        return true;
    }

    /** Stops the ball from moving into what it touches, with friction; returns whether that took an impulse. Nothing bounces: the elasticity of every contact is 0. */
    private boolean collide(double[] ball, int b, int c) {
        double nx = normalX[c];
        double ny = normalY[c];
        double relativeX = -(ball[b + VX] - ball[b + SPIN] * armY[c]);
        double relativeY = -(ball[b + VY] + ball[b + SPIN] * armX[c]);
        double oldNormal = normalImpulse[c];
        double oldTangent = tangentImpulse[c];
        double newNormal = Math.max(oldNormal - (relativeX * nx + relativeY * ny) * normalMass[c], 0);
        double limit = friction * newNormal;
        double wanted = oldTangent - (relativeY * nx - relativeX * ny) * tangentMass[c];
        double newTangent = Math.max(-limit, Math.min(limit, wanted));
        if (newNormal == oldNormal && newTangent == oldTangent) return false;
        normalImpulse[c] = newNormal;
        tangentImpulse[c] = newTangent;
        push(ball, b, c, newNormal - oldNormal, newTangent - oldTangent);
        return true;
    }

    /** Applies an impulse against the ball, along the normal and along the tangent (-ny, nx). */
    private void push(double[] ball, int b, int c, double normal, double tangent) {
        double jx = normal * normalX[c] - tangent * normalY[c];
        double jy = normal * normalY[c] + tangent * normalX[c];
        ball[b + VX] -= jx * inverseMass;
        ball[b + VY] -= jy * inverseMass;
        ball[b + SPIN] -= (armX[c] * jy - armY[c] * jx) * inverseInertia;
    }
}
