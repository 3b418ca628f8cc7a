package io.github.marl4j.envs.momaland.pistonball;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.ParetoFacts;
import io.github.marl4j.env.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sizes, spaces, agents and bounds of Pistonball. Lengths in pixels, origin at the top left, y downwards. Source: PettingZoo 1.27.0, {@code butterfly/pistonball/pistonball.py}.
 */
final class PistonballSpec {
    /** Height of the picture. */
    static final int HEIGHT = 560;
    /** Thickness of the walls; also where the space between them begins. */
    static final int WALL = 40;
    /** Distance from one piston to the next, and width of one. */
    static final int PITCH = 40;

    static final int BALL_RADIUS = 40;
    /** Top of the lowest part of a piston, which does not move. */
    static final int BASE_TOP = 497;
    /** Bottom of the space between the walls. */
    static final int FLOOR = 520;

    static final int LOWEST = 491;
    static final int HIGHEST = 427;
    /** How far an action of 1 moves a piston. */
    static final float MOVE = 4;

    /** How far left the ball's left edge must come [px]. */
    static final int GOAL = WALL + 1;

    /** Height of what an agent sees, from {@link #WALL} downwards, in pixels. */
    static final int VIEW_HEIGHT = BASE_TOP - WALL;

    static final int VIEW_WIDTH = 3 * PITCH;
    static final int CHANNELS = 3;

    private PistonballSpec() {}

    /** Returns the width of the picture. */
    static int width(int pistons) {
        return 2 * WALL + PITCH * pistons;
    }

    /** Returns the left end of a piston's line of contact. */
    static double left(int piston) {
        return 45 + PITCH * piston;
    }

    /** Returns the right end of a piston's line of contact. */
    static double right(int piston) {
        return 75 + PITCH * piston;
    }

    /** Returns the whole pixel that counts as the ball's left edge. */
    static int leftEdge(double ballX) {
        return Math.max(WALL, (int) (ballX - BALL_RADIUS));
    }

    /** Returns the middle of the range from which the ball's first x is drawn. */
    static int dropX(int pistons) {
        return width(pistons) - 110;
    }

    static EnvSpec of(PistonballOptions options) {
        int n = options.nPistons();
        List<String> agents = new ArrayList<>();
        for (int i = 0; i < n; i++) agents.add("piston_" + i);
        Space action = options.continuous() ? new Space.Box(-1, 1, 1) : new Space.Discrete(3);
        Space view = options.pixels()
                ? new Space.Box(0, 255, VIEW_HEIGHT, VIEW_WIDTH, CHANNELS)
                : PistonballFeatures.observations();
        Space state =
                options.pixels() ? new Space.Box(0, 255, HEIGHT, width(n), CHANNELS) : PistonballFeatures.states(n);
        float[] worst = {worstDistance(n), (float) (options.maxCycles() * options.timePenalty())};
        return new EnvSpec(
                        PistonballOptions.ID,
                        "Pistons roll a ball to the left wall: far and soon.",
                        false,
                        List.of(new AgentGroup("pistons", agents, view, action)),
                        objectives(options),
                        state,
                        List.of(),
                        options.maxCycles(),
                        options.toMap())
                .withPareto(ParetoFacts.reference("the ball at the right wall when time is up", worst));
    }

    private static List<Objective> objectives(PistonballOptions options) {
        float most =
                options.reference() ? 100 : (float) (100.0 * room(options.nPistons()) / shortest(options.nPistons()));
        return List.of(new Objective("distance", -most, most), new Objective("time", (float) options.timePenalty(), 0));
    }

    /** Most pixels that the ball's left edge can be away from the left wall: the ball's middle is between the walls. */
    private static int room(int pistons) {
        return width(pistons) - 2 * WALL - BALL_RADIUS;
    }

    /** Least distance from the left wall at which the ball can start. */
    private static int shortest(int pistons) {
        return leftEdge(Math.max(dropX(pistons) - PistonballKernel.DROP_ASIDE, PistonballKernel.LEFTMOST_DROP)) - WALL;
    }

    private static float worstDistance(int pistons) {
        int shortest = shortest(pistons);
        return (float) (-100.0 * (room(pistons) - shortest) / shortest);
    }

    /** Returns so many equal numbers. */
    static float[] each(int count, float number) {
        float[] all = new float[count];
        Arrays.fill(all, number);
        return all;
    }
}
