package io.github.marl4j.envs.momaland.multiwalker;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.Outcomes;
import io.github.marl4j.env.ParetoFacts;
import io.github.marl4j.env.Space;
import java.util.ArrayList;
import java.util.List;

/**
 * Spaces, agents and measures of the walkers, in metres and seconds; y points up. Positions are computed in double precision and rounded to float when bodies are made.
 *
 * <p>Source: PettingZoo 1.27.0, {@code sisl/multiwalker/multiwalker_base.py}; MOMAland 0.2.0, {@code envs/multiwalker_stability/}.
 */
final class MultiwalkerSpec {
    /** Units of the drawings that a metre has. */
    static final double SCALE = 30;

    static final float GRAVITY = -10;
    static final float TIME_STEP = 1 / 50f;
    static final int VELOCITY_ITERATIONS = 6 * 30;
    static final int POSITION_ITERATIONS = 2 * 30;

    /** From one corner of the ground to the next. */
    static final double TERRAIN_STEP = 14 / SCALE;

    static final double GROUND_Y = 400 / SCALE / 4;

    /** Corners of level ground at the start. */
    static final int START_PAD = 20;

    /** Corners of ground behind the finish. */
    static final int FINISH_STRIP = 10;

    private static final int SEPARATION = 10;

    private static final double LEG_DOWN = -8 / SCALE;
    private static final double LEG_HEIGHT = 34 / SCALE;
    static final double HULL_Y = GROUND_Y + 2 * LEG_HEIGHT;
    static final double UPPER_LEG_Y = HULL_Y - LEG_HEIGHT / 2 - LEG_DOWN;
    static final double LOWER_LEG_Y = HULL_Y - LEG_HEIGHT * 3 / 2 - LEG_DOWN;
    static final double PACKAGE_Y = GROUND_Y + 3 * LEG_HEIGHT;
    static final float HIP_DOWN = (float) LEG_DOWN;
    static final float LEG_TILT = 0.05f;
    static final float LEG_HALF_HEIGHT = (float) (LEG_HEIGHT / 2);
    static final float UPPER_LEG_HALF_WIDTH = (float) (4 / SCALE);
    static final float LOWER_LEG_HALF_WIDTH = (float) (3.2 / SCALE);

    /** Corners of a hull around its origin, x and y in turn. */
    static final float[] HULL = {
        (float) (-30 / SCALE), (float) (9 / SCALE),
        (float) (6 / SCALE), (float) (9 / SCALE),
        (float) (34 / SCALE), (float) (1 / SCALE),
        (float) (34 / SCALE), (float) (-8 / SCALE),
        (float) (-30 / SCALE), (float) (-8 / SCALE)
    };

    /** Greatest force of a push at the start [N], to either side. */
    static final double GREATEST_PUSH = 5;

    static final float MOTOR_TORQUE = 80;
    static final float HIP_SPEED = 4;
    static final float KNEE_SPEED = 6;

    /** Joints of a walker: hip and knee of the one side, hip and knee of the other. */
    static final int JOINTS = 4;

    /** Bodies of a walker: hull, upper and lower leg of the one side, upper and lower leg of the other. */
    static final int PARTS = 5;

    /** Numbers of a body: x, y [m], angle [rad], velocity of the centre of mass in x and y [m/s], angular velocity [rad/s]. */
    static final int NUMBERS = 6;

    static final int LIDAR_RAYS = 10;

    /** Numbers that a walker sees of itself, its lidar included. */
    static final int OWN_FEATURES = 14 + LIDAR_RAYS;

    /** Numbers that a walker sees: itself, left and right neighbour, package. */
    static final int FEATURES = OWN_FEATURES + 7;

    /** Numbers of the global state that are not a walker's: x, y [m] and angle [rad] of the package. */
    static final int PACKAGE_FEATURES = 3;

    /** Numbers told of each step: where the package is [m], how it is turned [rad], walkers that have fallen, whether the package has touched ground or legs. */
    static final List<String> INFOS = List.of("packageX", "packageAngle", "fallen", "dropped");

    private MultiwalkerSpec() {}

    static EnvSpec of(MultiwalkerOptions options) {
        int n = options.nWalkers();
        List<String> agents = new ArrayList<>();
        for (int i = 0; i < n; i++) agents.add("walker_" + i);
        AgentGroup walkers = new AgentGroup("walkers", agents, unbounded(FEATURES), new Space.Box(-1, 1, JOINTS));
        return new EnvSpec(
                        MultiwalkerOptions.ID,
                        "Two-legged walkers carry a long package over rough ground: far, and without tilting it.",
                        false,
                        List.of(walkers),
                        objectives(options),
                        unbounded(OWN_FEATURES * n + PACKAGE_FEATURES),
                        INFOS,
                        options.maxCycles(),
                        options.toMap())
                .withPareto(pareto(options))
                .withOutcomes(Outcomes.shared("dropped"));
    }

    private static Space unbounded(int size) {
        return new Space.Box(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, size);
    }

    /** Physics sets no bound to the way of one step; turning costs. The bounds that MOMAland declares are none: its own rewards leave them. */
    private static List<Objective> objectives(MultiwalkerOptions options) {
        boolean onlyPenalties = options.terminateReward() <= 0 && options.fallReward() <= 0;
        float most = onlyPenalties ? 0 : Float.POSITIVE_INFINITY;
        return List.of(
                new Objective("forward", Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY),
                new Objective("stability", Float.NEGATIVE_INFINITY, most));
    }

    /** With other penalties, or with more than one fall in an episode, returns may be lower. */
    private static ParetoFacts pareto(MultiwalkerOptions options) {
        MultiwalkerOptions usual = MultiwalkerOptions.DEFAULT;
        boolean known = options.terminateOnFall()
                && options.forwardReward() == usual.forwardReward()
                && options.terminateReward() == usual.terminateReward()
                && options.fallReward() == usual.fallReward();
        if (!known) return ParetoFacts.UNKNOWN;
        return ParetoFacts.reference("the experiments of the MOMAland paper; a fall of all costs 110", -300, -300);
    }

    static int bodies(int walkers) {
        return 1 + PARTS * walkers;
    }

    /** Returns the index of a walker's hull among all bodies; body 0 is the package. */
    static int hull(int walker) {
        return 1 + PARTS * walker;
    }

    /** Returns the greatest speed of a joint [rad/s]. */
    static float motorSpeed(int joint) {
        return joint % 2 == 0 ? HIP_SPEED : KNEE_SPEED;
    }

    static double startX(int walker) {
        return TERRAIN_STEP * START_PAD / 2 + SEPARATION * walker * TERRAIN_STEP;
    }

    /** Returns the collision group that keeps a walker's parts from touching each other. */
    static short group(int walker) {
        return (short) -(int) startX(walker);
    }

    static double packageX(int walkers) {
        double sum = 0;
        for (int i = 0; i < walkers; i++) sum += startX(i);
        return sum / walkers;
    }

    static double packageScale(int walkers) {
        return walkers / 1.75;
    }

    static double packageLength(int walkers) {
        return 240 / SCALE * packageScale(walkers);
    }
}
