package io.github.marl4j.envs.momaland.crazyrl;

import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Objective;
import io.github.marl4j.env.ParetoFacts;
import io.github.marl4j.env.Space;
import java.util.ArrayList;
import java.util.List;

/** Spaces, agents and bounds of the drone environments. Source of all constants: MOMAland 0.2.0, {@code envs/crazyrl/crazyRL_base.py}. */
public final class CrazyRlSpec {
    /** Coordinates of a point: x, y, z. */
    public static final int AXES = 3;

    /** Length of the move that an action of 1 makes along its axis. */
    public static final float MOVE = 0.2f;

    /** Steps after which an episode is truncated. */
    public static final int MAX_STEPS = 200;

    /** Closer than this to a drone, the target or the ground is a crash. */
    public static final double CRASH = 0.1;

    /** What a drone that crashes earns in both objectives. */
    public static final float CRASH_REWARD = -10;

    private CrazyRlSpec() {}

    /** Returns the facts of an environment with these options. */
    public static EnvSpec of(CrazyRlOptions options) {
        int n = options.numDrones();
        List<String> agents = new ArrayList<>();
        for (int i = 0; i < n; i++) agents.add("agent_" + i);
        AgentGroup drones = new AgentGroup("drones", agents, points(options, n + 1), new Space.Box(-1, 1, AXES));
        return new EnvSpec(
                        options.target().id(),
                        description(options.target()),
                        false,
                        List.of(drones),
                        objectives(options),
                        points(options, n * (n + 1)),
                        List.of(),
                        MAX_STEPS,
                        options.toMap())
                .withPareto(ParetoFacts.reference(
                        "worst approach in all steps and a crash; a crash in the first step",
                        worstApproach(options),
                        CRASH_REWARD));
    }

    private static String description(Target target) {
        if (target instanceof Target.Still) return "Drones come close to a target and keep apart from each other.";
        if (target instanceof Target.Path) return "Drones keep close to a moving target and apart from each other.";
        return "Drones come close to a target that flees and keep apart from each other.";
    }

    /** Returns the space of so many points, one after the other. */
    private static Space points(CrazyRlOptions options, int count) {
        float size = (float) options.size();
        float[] low = new float[AXES * count];
        float[] high = new float[AXES * count];
        for (int i = 0; i < low.length; i++) {
            boolean up = i % AXES == 2;
            low[i] = up ? 0 : -size;
            high[i] = up ? (float) CrazyRlOptions.HEIGHT : size;
        }
        return new Space.Box(low, high, new int[] {low.length});
    }

    /** No drone comes closer to a point in a step than it moves, and no two are farther apart than opposite corners. The reference tells other bounds. */
    private static List<Objective> objectives(CrazyRlOptions options) {
        boolean reference = options.reference();
        float nearest = reference ? 1 : Math.nextUp((float) farthestMove());
        float farthest = reference ? Float.POSITIVE_INFINITY : Math.nextUp((float) diagonal(options));
        return List.of(
                new Objective("approach", CRASH_REWARD, nearest), new Objective("spread", CRASH_REWARD, farthest));
    }

    private static double farthestMove() {
        return MOVE * Math.sqrt(AXES);
    }

    private static double diagonal(CrazyRlOptions options) {
        double side = 2 * options.size();
        return Math.sqrt(2 * side * side + CrazyRlOptions.HEIGHT * CrazyRlOptions.HEIGHT);
    }

    /** What a drone loses by flying away as fast as it can, but not farther than the box is wide and the target moves; and then it crashes. */
    private static float worstApproach(CrazyRlOptions options) {
        double byMoves = (MAX_STEPS - 1) * farthestMove();
        double byRoom = diagonal(options) + (MAX_STEPS - 1) * targetMove(options);
        return (float) (CRASH_REWARD - Math.min(byMoves, byRoom));
    }

    private static double targetMove(CrazyRlOptions options) {
        if (options.target() instanceof Target.Fleeing fleeing) return fleeing.speed();
        if (!(options.target() instanceof Target.Path path)) return 0;
        double squares = 0;
        for (int axis = 0; axis < AXES; axis++) {
            double way = path.end().get(axis) - options.initTargetLocation().get(axis);
            squares += way * way;
        }
        return Math.sqrt(squares) / (path.numIntermediatePoints() + 1);
    }
}
