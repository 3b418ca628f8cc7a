package io.github.marl4j.envs.momaland.pistonball;

import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Space;

/**
 * What agents see without pixels. MOMAland has nothing like it. Heights of pistons are 0 at the lowest and 1 at the highest position, those of a missing neighbour 0.
 *
 * <pre>
 * 0 own height   1 height of the left neighbour   2 of the right one
 * 3 (ball x - own middle) / width of the picture   4 the same / 80 px, cut off at -1 and 1: on which side the ball is, and how near
 * 5 height of the ball above the lowest position of the pistons / 400 px   6 distance of its left edge from the left wall / width
 * 7 vx / 1000 px/s   8 vy / 1000 px/s   9 spin / 6 pi rad/s
 * </pre>
 *
 * The state has the heights of all pistons and then features 5 to 9. The angle is in neither: a ball is round.
 */
final class PistonballFeatures {
    private static final int OWN = 5;
    private static final int OF_BALL = 5;
    private static final int SIZE = OWN + OF_BALL;
    /** Index of the feature that tells on which side the ball is, and the distance that is 1 there [px]. */
    static final int ASIDE = 4;

    static final double NEAR = 80;
    private static final double FALL = 400;
    private static final double FAST = 1000;
    private static final double MOST_SPIN = 6 * Math.PI;

    private final PistonballKernel game;
    private final int n;
    private final int width;
    /** Heights with a zero on each side, then the features of the ball. */
    private final float[] heights;

    private final float[] ofBall = new float[OF_BALL];

    PistonballFeatures(PistonballKernel game) {
        this.game = game;
        n = game.options.nPistons();
        width = PistonballSpec.width(n);
        heights = new float[n + 2];
    }

    static Space observations() {
        float[] low = PistonballSpec.each(SIZE, Float.NEGATIVE_INFINITY);
        float[] high = PistonballSpec.each(SIZE, Float.POSITIVE_INFINITY);
        for (int i = 0; i < OWN; i++) {
            low[i] = i < 3 ? 0 : -1;
            high[i] = 1;
        }
        return new Space.Box(low, high, new int[] {SIZE});
    }

    static Space states(int pistons) {
        float[] low = PistonballSpec.each(pistons + OF_BALL, Float.NEGATIVE_INFINITY);
        float[] high = PistonballSpec.each(pistons + OF_BALL, Float.POSITIVE_INFINITY);
        for (int i = 0; i < pistons; i++) {
            low[i] = 0;
            high[i] = 1;
        }
        return new Space.Box(low, high, new int[] {low.length});
    }

    /** Writes what is seen in a row as it is now. */
    void write(int env, Batch out) {
        double range = PistonballSpec.LOWEST - PistonballSpec.HIGHEST;
        for (int i = 0; i < n; i++) {
            heights[i + 1] = (float) ((PistonballSpec.LOWEST - game.pistonY[env * n + i]) / range);
        }
        int ball = env * BallPhysics.STRIDE;
        double x = game.ball[ball + BallPhysics.X];
        ofBall[0] = (float) ((PistonballSpec.LOWEST - game.ball[ball + BallPhysics.Y]) / FALL);
        ofBall[1] = (float) ((x - PistonballSpec.BALL_RADIUS - PistonballSpec.WALL) / width);
        ofBall[2] = (float) (game.ball[ball + BallPhysics.VX] / FAST);
        ofBall[3] = (float) (game.ball[ball + BallPhysics.VY] / FAST);
        ofBall[4] = (float) (game.ball[ball + BallPhysics.SPIN] / MOST_SPIN);
        float[] seen = out.groups[0].observations;
        for (int i = 0, at = env * n * SIZE; i < n; i++, at += SIZE) {
            double aside = x - (PistonballSpec.left(i) + PistonballSpec.right(i)) / 2;
            seen[at] = heights[i + 1];
            seen[at + 1] = heights[i];
            seen[at + 2] = heights[i + 2];
            seen[at + 3] = (float) (aside / width);
            seen[at + ASIDE] = (float) Math.max(-1, Math.min(1, aside / NEAR));
            for (int k = 0; k < OF_BALL; k++) seen[at + OWN + k] = ofBall[k];
        }
        int state = env * (n + OF_BALL);
        System.arraycopy(heights, 1, out.state, state, n);
        System.arraycopy(ofBall, 0, out.state, state + n, OF_BALL);
    }
}
