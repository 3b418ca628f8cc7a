package io.github.marl4j.envs.particle;

import io.github.marl4j.envs.particle.World.Body;
import java.util.ArrayList;
import java.util.List;

/**
 * Three predators and one prey in two forms. {@code liam}: the prey is short-sighted and wants exactly one predator near; walls keep all inside. {@code clam}: predators lose for bumping into each
 * other, prey gains by it. Source: Papoudakis, Christianos, Albrecht, "Agent modelling under partial observability for deep reinforcement learning" (LIAM), NeurIPS 2021, and the code released with
 * CLAM (fadegehg/CLAM, commit 6d17f2a). The force of walls and how predators share their rewards are ours: the sources that we may use do not tell.
 */
final class PredatorPreyScene extends Scene {
    static final int PREDATORS = 3;
    static final int PREY = PREDATORS;
    static final int OBSTACLES = 2;

    /** Where the walls of the liam form stand. */
    static final double WALL = 1.3;
    /** Entities farther than this on an axis are out of the prey's sight, which then sees {@link #UNSEEN}. */
    private static final double SIGHT = 0.5;

    private static final float UNSEEN = -5;
    private static final double EDGE = 0.99;

    private final boolean liam;

    PredatorPreyScene(ParticleOptions options) {
        super(options, world(options.game() == Game.PREDATOR_PREY_LIAM));
        liam = options.game() == Game.PREDATOR_PREY_LIAM;
    }

    private static World world(boolean liam) {
        List<Body> bodies = new ArrayList<>();
        for (int i = 0; i < PREDATORS; i++)
            bodies.add(Body.agent("predators", "predator_" + i, liam ? 0.07 : 0.075)
                    .colliding()
                    .driven(3, 1));
        bodies.add(Body.agent("prey", "prey_0", liam ? 0.07 : 0.05).colliding().driven(4, 1.3));
        for (int i = 0; i < OBSTACLES; i++)
            bodies.add(Body.landmark("landmark " + i, 0.2).colliding());
        return new World(0, liam ? 0.9 : 1, 0.9, bodies);
    }

    @Override
    int observationSize(int agent) {
        return agent == PREY ? 14 : 16;
    }

    @Override
    int observe(int self, float[] out, int first) {
        int at = position(self, out, velocity(self, out, first));
        if (self == PREY && liam) {
            for (int e = PREY + 1; e < world.entities; e++) at = relativeIfNear(self, e, out, at);
            for (int a = 0; a < PREDATORS; a++) at = relativeIfNear(self, a, out, at);
            return at;
        }
        at = others(self, out, landmarks(self, out, at));
        return self == PREY ? at : velocity(PREY, out, at);
    }

    private int relativeIfNear(int self, int other, float[] out, int at) {
        double dx = state.x[firstEntity + other] - state.x[firstEntity + self];
        double dy = state.y[firstEntity + other] - state.y[firstEntity + self];
        if (Math.abs(dx) <= SIGHT && Math.abs(dy) <= SIGHT) return relative(self, other, out, at);
        out[at] = UNSEEN;
        out[at + 1] = UNSEEN;
        return at + 2;
    }

    /** A wall pushes whom it touches back as a body that does not move would. */
    @Override
    void addForces(double[] forceX, double[] forceY) {
        if (!liam) return;
        for (int a = 0; a < world.agents; a++) {
            forceX[a] += wall(state.x[firstEntity + a], world.size[a]);
            forceY[a] += wall(state.y[firstEntity + a], world.size[a]);
        }
    }

    private static double wall(double coordinate, double size) {
        double force = Contacts.STIFFNESS * Contacts.penetration(WALL - Math.abs(coordinate), size);
        return coordinate > 0 ? -force : force;
    }

    @Override
    void reward(double[] earned) {
        if (liam) rewardLiam(earned);
        else rewardClam(earned);
    }

    private void rewardLiam(double[] earned) {
        int near = 0;
        double ways = 0;
        for (int p = 0; p < PREDATORS; p++) {
            double way = distance(p, PREY);
            ways += way;
            if (way < 2 * (world.size[p] + world.size[PREY])) near++;
        }
        boolean outside = Math.abs(state.x[firstEntity + PREY]) > EDGE || Math.abs(state.y[firstEntity + PREY]) > EDGE;
        earned[PREY] = (near == 0 ? 0 : near == 1 ? 1 : -1) - (outside ? 10 : 0);
        for (int p = 0; p < PREDATORS; p++) earned[p] = -0.1 * ways + (near == 0 ? 0 : near == 1 ? -1 : 1);
    }

    private void rewardClam(double[] earned) {
        int caught = 0;
        int bumps = 0;
        for (int p = 0; p < PREDATORS; p++) {
            if (touch(p, PREY)) caught++;
            for (int q = p + 1; q < PREDATORS; q++) if (touch(p, q)) bumps++;
        }
        earned[PREY] = -10 * caught + 3 * bumps - bounds(PREY);
        for (int p = 0; p < PREDATORS; p++) earned[p] = 10 * caught - 3 * bumps;
    }

    @Override
    int colour(int entity) {
        if (entity >= world.agents) return Colours.LANDMARK;
        return entity == PREY ? Colours.GOOD : Colours.ADVERSARY;
    }
}
