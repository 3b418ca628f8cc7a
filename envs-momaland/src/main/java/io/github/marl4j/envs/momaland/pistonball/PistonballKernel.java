package io.github.marl4j.envs.momaland.pistonball;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.GameKernel;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.ResetOptions;
import io.github.marl4j.env.render.Frame;
import io.github.marl4j.envs.momaland.Outcome;
import java.util.Arrays;

/** State and rules of Pistonball. */
final class PistonballKernel extends GameKernel {
    /** Sites of chance: height of a piston (index: piston), place of the ball (0 y, 1 x), spin. */
    static final int LIFT = 0;

    static final int DROP = 1;
    static final int ROTATE = 2;

    /** Pistons start at one of so many heights. */
    private static final int LIFTS = 8;
    /** Most pixels by which the first place of the ball differs from the middle of its range, up or down and aside. */
    static final int DROP_UP = 15;

    static final int DROP_ASIDE = 30;
    /** The ball starts no farther left than this, and at this height but for chance. */
    static final int LEFTMOST_DROP = 81;

    private static final double DROP_Y = 410;
    private static final double MOST_SPIN = 6 * Math.PI;

    final PistonballOptions options;
    private final int n;
    private final float strongest;
    private final PistonballPainter painter;

    /** Places, velocities and so on of the balls, see {@link BallPhysics#STRIDE}, {@code [env][number]}. */
    final double[] ball;
    /** Tops of the pistons' lines of contact, floats in value, {@code [env][piston]}. */
    final double[] pistonY;
    /** Left edge of the ball after the last cycle [whole px], {@code [env]}. */
    final int[] edge;
    /** Distance of the left edge from the left wall at the reset [px], {@code [env]}. */
    final int[] wayAtStart;
    /** Cycles made, {@code [env]}. */
    final int[] cycle;
    /** Whether the episode has ended, {@code [env]}. */
    final boolean[] over;
    /** Physics steps made, {@code [env]}. */
    final int[] stamp;
    /** Physics step in which a contact was last there, 0 for never, {@code [env][contact]}. */
    final int[] lastTouch;
    /** Impulses of a contact when it was last there, {@code [env][contact]}. */
    final double[] normalImpulse;

    final double[] tangentImpulse;
    /** With frozenPixels, where the pistons were at the reset, {@code [env][piston]}; else empty. */
    final double[] frozenY;

    PistonballKernel(PistonballOptions options, int numEnvs, int firstEnv) {
        super(PistonballSpec.of(options), numEnvs, firstEnv);
        this.options = options;
        n = options.nPistons();
        if (options.pixels()) requireRoomForPixels();
        strongest = options.reference() ? Float.POSITIVE_INFINITY : 1;
        painter = new PistonballPainter(n);
        int contacts = Math.multiplyExact(numEnvs, BallPhysics.WALLS + n);
        ball = kept("ball", new double[Math.multiplyExact(numEnvs, BallPhysics.STRIDE)]);
        pistonY = kept("pistonY", new double[numEnvs * n]);
        edge = kept("edge", new int[numEnvs]);
        wayAtStart = kept("wayAtStart", new int[numEnvs]);
        cycle = kept("cycle", new int[numEnvs]);
        over = kept("over", new boolean[numEnvs]);
        stamp = kept("stamp", new int[numEnvs]);
        lastTouch = kept("lastTouch", new int[contacts]);
        normalImpulse = kept("normalImpulse", new double[contacts]);
        tangentImpulse = kept("tangentImpulse", new double[contacts]);
        frozenY = kept("frozenY", new double[options.frozenPixels() ? numEnvs * n : 0]);
    }

    /** An array has room for so many numbers only. */
    private void requireRoomForPixels() {
        AgentGroup pistons = spec().groups().get(0);
        long numbers = Math.max(
                (long) n * pistons.observationSpace().flatSize(),
                spec().stateSpace().flatSize());
        long most = Integer.MAX_VALUE / numbers;
        if (numEnvs() <= most) return;
        throw new IllegalArgumentException(PistonballOptions.ID + ": observation=pixels with nPistons=" + n
                + " has room for " + most + " copies in a batch, got numEnvs=" + numEnvs());
    }

    /** Puts a ball that has not touched anything and rests but for its spin; the pistons stay where they are. */
    void place(int env, double x, double y, double spin) {
        int b = env * BallPhysics.STRIDE;
        Arrays.fill(ball, b, b + BallPhysics.STRIDE, 0);
        ball[b + BallPhysics.X] = x;
        ball[b + BallPhysics.Y] = y;
        ball[b + BallPhysics.SPIN] = spin;
        int contacts = BallPhysics.WALLS + n;
        stamp[env] = 0;
        Arrays.fill(lastTouch, env * contacts, (env + 1) * contacts, 0);
        edge[env] = PistonballSpec.leftEdge(x);
        wayAtStart[env] = edge[env] - PistonballSpec.WALL;
        cycle[env] = 0;
        over[env] = false;
    }

    @Override
    public Pistons newWorker() {
        return new Pistons();
    }

    @Override
    public Frame render(int env) {
        return PistonballRender.frame(this, painter, env);
    }

    @Override
    public String describe(int env) {
        return PistonballRender.text(this, env);
    }

    /** The rules for one thread. */
    final class Pistons implements Worker {
        final BallPhysics physics = new BallPhysics(PistonballKernel.this);
        private final PistonballFeatures features = new PistonballFeatures(PistonballKernel.this);

        @Override
        public void reset(int env, ResetOptions how) {
            how.requireNone(PistonballOptions.ID);
            for (int i = 0; i < n; i++) {
                double lift = PistonballSpec.MOVE * chance.below(env, LIFT, i, LIFTS);
                pistonY[env * n + i] = PistonballSpec.LOWEST - lift;
            }
            double y = DROP_Y;
            double x = PistonballSpec.dropX(n);
            if (options.randomDrop()) {
                y += chance.below(env, DROP, 0, 2 * DROP_UP + 1) - DROP_UP;
                x += chance.below(env, DROP, 1, 2 * DROP_ASIDE + 1) - DROP_ASIDE;
            }
            double spin = options.randomRotate() ? (2 * chance.uniformDouble(env, ROTATE, 0) - 1) * MOST_SPIN : 0;
            place(env, Math.max(x, LEFTMOST_DROP), y, spin);
            if (frozenY.length > 0) System.arraycopy(pistonY, env * n, frozenY, env * n, n);
        }

        @Override
        public void step(int from, int to, Actions actions, Batch out) {
            for (int env = from; env < to; env++) {
                for (int i = 0; i < n; i++) {
                    move(env, i, actions.groups[0]);
                    physics.step(env);
                }
                finish(env, out);
            }
        }

        /** Moves a piston, in float arithmetic, as NumPy does with what its action space holds. */
        void move(int env, int piston, Actions.Rows chosen) {
            int at = env * n + piston;
            float up;
            if (options.continuous()) {
                up = chosen.floats[at];
                if (!(Math.abs(up) <= strongest)) throw illegal(env, piston, up);
            } else {
                up = chosen.ints[at] - 1;
                if (!(Math.abs(up) <= 1)) throw illegal(env, piston, chosen.ints[at]);
            }
            float y = (float) pistonY[at] - PistonballSpec.MOVE * up;
            pistonY[at] = Math.max(PistonballSpec.HIGHEST, Math.min(PistonballSpec.LOWEST, y));
        }

        /** Ends a cycle: all earn the same. */
        void finish(int env, Batch out) {
            int b = env * BallPhysics.STRIDE;
            int now = PistonballSpec.leftEdge(ball[b + BallPhysics.X]);
            boolean arrived = now + ball[b + BallPhysics.VX] * BallPhysics.STEP <= PistonballSpec.GOAL;
            float distance = (float) (-(now - edge[env]) * (100.0 / wayAtStart[env]));
            float time = arrived ? 0 : (float) options.timePenalty();
            edge[env] = now;
            cycle[env]++;
            float[] rewards = out.groups[0].rewards;
            for (int at = env * n; at < (env + 1) * n; at++) {
                rewards[2 * at] = distance;
                rewards[2 * at + 1] = time;
            }
            boolean timeUp = cycle[env] >= options.maxCycles();
            Outcome.end(out, env, arrived, timeUp && (!arrived || options.reference()));
            over[env] = out.episodeOver[env];
        }

        @Override
        public void observe(int from, int to, Batch out) {
            Batch.Rows rows = out.groups[0];
            Arrays.fill(rows.actionMask, from * n * rows.maskSize, to * n * rows.maskSize, true);
            for (int env = from; env < to; env++) {
                Arrays.fill(rows.alive, env * n, (env + 1) * n, !over[env]);
                if (options.pixels()) painter.write(PistonballKernel.this, env, out);
                else features.write(env, out);
            }
        }

        private IllegalActionException illegal(int env, int piston, float action) {
            String allowed = options.reference() ? "a number" : "from -1 (down) to 1 (up)";
            if (!options.continuous()) allowed = "0 (down), 1 (stay) or 2 (up)";
            return new IllegalActionException(PistonballOptions.ID + ": action " + action + " of piston_" + piston
                    + " in env=" + env + " must be " + allowed);
        }
    }
}
