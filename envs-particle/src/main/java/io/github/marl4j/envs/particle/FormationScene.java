package io.github.marl4j.envs.particle;

import io.github.marl4j.envs.particle.World.Body;
import java.util.ArrayList;
import java.util.List;

/**
 * Agents share targets among themselves so that the sum of the ways is least: the corners of a regular polygon around a landmark, or points on the line between two. Source: mpe2 1.1.1,
 * simple_formation and simple_line.
 */
final class FormationScene extends Scene {
    private static final double RADIUS = 0.5;
    private static final double LENGTH = 1.25;
    private static final double FIVE_DEGREES = Math.toRadians(5);
    private static final double FARTHEST = 2;
    private static final double REACHED = 0.05;
    private static final double FULL_TURN = 2 * Math.PI;

    private final boolean line;
    private final int n;
    private final double[] targetX;
    private final double[] targetY;
    /** Ways, {@code [agent][target]}. */
    private final double[] ways;

    private final Assignment assignment;
    private boolean formed;

    FormationScene(ParticleOptions options) {
        super(options, world(options.game() == Game.LINE, options.n()));
        line = options.game() == Game.LINE;
        n = options.n();
        targetX = new double[n];
        targetY = new double[n];
        ways = new double[n * n];
        assignment = new Assignment(n);
    }

    private static World world(boolean line, int n) {
        List<Body> bodies = new ArrayList<>();
        for (int i = 0; i < n; i++)
            bodies.add(Body.agent("agents", "agent_" + i, line ? 0.03 : 0.05).colliding());
        bodies.add(Body.landmark("landmark 0", line ? 0.02 : 0.03));
        if (line) bodies.add(Body.landmark("landmark 1", 0.02));
        return new World(0, 1, line ? 0.25 : 0.5, bodies);
    }

    @Override
    void drawLandmarks() {
        place(n, world.landmarkSpawn);
        if (!line) return;
        int first = firstEntity + n;
        double angle = uniform(0, FULL_TURN);
        do {
            state.x[first + 1] = state.x[first] + LENGTH * Math.cos(angle);
            state.y[first + 1] = state.y[first] + LENGTH * Math.sin(angle);
            angle += FIVE_DEGREES;
        } while (Math.abs(state.x[first + 1]) >= 1 || Math.abs(state.y[first + 1]) >= 1);
    }

    @Override
    int observationSize(int agent) {
        return 4 + 2 * world.landmarks();
    }

    @Override
    int observe(int self, float[] out, int at) {
        return landmarks(self, out, position(self, out, velocity(self, out, at)));
    }

    private void polygon() {
        double least = FULL_TURN;
        for (int a = 0; a < n; a++) {
            double dx = state.x[firstEntity + a] - state.x[firstEntity + n];
            double dy = state.y[firstEntity + a] - state.y[firstEntity + n];
            double angle = Math.atan2(dy, dx);
            least = Math.min(least, angle < 0 ? angle + FULL_TURN : angle);
        }
        for (int i = 0; i < n; i++) {
            double angle = least + i * FULL_TURN / n;
            targetX[i] = state.x[firstEntity + n] + RADIUS * Math.cos(angle);
            targetY[i] = state.y[firstEntity + n] + RADIUS * Math.sin(angle);
        }
    }

    private void points() {
        int from = firstEntity + n;
        for (int i = 0; i < n; i++) {
            double share = n == 1 ? 0 : (double) i / (n - 1);
            targetX[i] = state.x[from] + (state.x[from + 1] - state.x[from]) * share;
            targetY[i] = state.y[from] + (state.y[from + 1] - state.y[from]) * share;
        }
    }

    @Override
    void reward(double[] earned) {
        if (line) points();
        else polygon();
        for (int a = 0; a < n; a++) {
            for (int i = 0; i < n; i++) {
                double dx = state.x[firstEntity + a] - targetX[i];
                double dy = state.y[firstEntity + a] - targetY[i];
                ways[a * n + i] = Math.sqrt(dx * dx + dy * dy);
            }
        }
        assignment.solve(ways);
        double sum = 0;
        formed = true;
        for (int a = 0; a < n; a++) {
            double way = ways[a * n + assignment.columnOf[a]];
            sum += Math.min(way, FARTHEST);
            formed &= way < REACHED;
        }
        for (int a = 0; a < n; a++) earned[a] = -sum / n;
    }

    @Override
    boolean success() {
        return formed;
    }

    @Override
    int colour(int entity) {
        return entity < n ? Colours.GOOD : Colours.GOAL;
    }
}
