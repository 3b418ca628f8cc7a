package io.github.marl4j.envs.momaland.pistonball;

import io.github.marl4j.env.render.Frame;
import java.util.Locale;

/** Pistonball for people. */
final class PistonballRender {
    /** Characters for one piston. */
    private static final int CELL = 3;

    private PistonballRender() {}

    /** Returns the picture that the painter paints. */
    static Frame frame(PistonballKernel game, PistonballPainter painter, int env) {
        float[] channels = new float[painter.size()];
        painter.paint(game, env, channels, 0);
        int[] rgb = new int[channels.length / PistonballSpec.CHANNELS];
        for (int i = 0; i < rgb.length; i++) {
            int at = PistonballSpec.CHANNELS * i;
            rgb[i] = (int) channels[at] << 16 | (int) channels[at + 1] << 8 | (int) channels[at + 2];
        }
        return new Frame(rgb.length / PistonballSpec.HEIGHT, PistonballSpec.HEIGHT, rgb);
    }

    /** A line of numbers, and the pistons from left to right with their heights in sixteenths and the ball above them. */
    static String text(PistonballKernel game, int env) {
        int b = env * BallPhysics.STRIDE;
        double x = game.ball[b + BallPhysics.X];
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "cycle %d of %d, ball x %.1f y %.1f, vx %.1f vy %.1f px/s, spin %.2f rad/s, %d px to go of %d%n",
                game.cycle[env],
                game.options.maxCycles(),
                x,
                game.ball[b + BallPhysics.Y],
                game.ball[b + BallPhysics.VX],
                game.ball[b + BallPhysics.VY],
                game.ball[b + BallPhysics.SPIN],
                game.edge[env] - PistonballSpec.WALL,
                game.wayAtStart[env]));
        int n = game.options.nPistons();
        int column = (int) Math.floor((x - PistonballSpec.WALL) / PistonballSpec.PITCH * CELL);
        text.append("ball    |");
        for (int c = 0; c < CELL * n; c++) text.append(c == Math.max(0, Math.min(CELL * n - 1, column)) ? 'O' : ' ');
        text.append("|\npistons |");
        for (int i = 0; i < n; i++) {
            double height = (PistonballSpec.LOWEST - game.pistonY[env * n + i]) / PistonballSpec.MOVE;
            text.append(String.format(Locale.ROOT, "%2.0f ", height));
        }
        return text.append("|\n").toString().replace(System.lineSeparator(), "\n");
    }
}
