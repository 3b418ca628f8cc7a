package io.github.marl4j.envs.particle;

/**
 * Tag with scripted prey, as FACMAC was tried on: only predators act. In each step the prey looks at 100 points around, and pushes towards the best. Source: JaxMARL 0.2.0, simple_facmac; Peng et al.,
 * "FACMAC: factored multi-agent centralised policy gradients", NeurIPS 2021.
 *
 * <p>With {@code rules=jaxmarl} the script has the faults of JaxMARL: it stands at another body than the prey, prefers points that touch somebody, counts from the first predator, and does not scale
 * the push; and all that an agent sees of landmarks, or of other agents, vanishes together.
 */
final class FacmacScene extends TagScene {
    /** Where the draws of points come from; 100 of each for each step. */
    static final int LENGTH = 2;

    static final int ANGLE = 3;
    static final int POINTS = 100;
    private static final double FORBIDDEN = -9_999_999;
    private static final int WAYPOINTS = 5;

    private final boolean jaxmarl;
    /** Whether all the way to a point is looked at, and all predators count, else only the point and the nearest predator. */
    private final boolean wholeWay;

    private final double[] pointX = new double[POINTS];
    private final double[] pointY = new double[POINTS];

    FacmacScene(ParticleOptions options) {
        super(options);
        jaxmarl = options.jaxmarl();
        wholeWay = options.game() == Game.FACMAC;
    }

    /** The same for predators and prey. */
    @Override
    int observationSize(int agent) {
        return 4 + 2 * options.numObstacles() + 2 * (options.numAdversaries() + options.numGood() - 1) + 2;
    }

    @Override
    int observe(int self, float[] out, int first) {
        int at = position(self, out, velocity(self, out, first));
        boolean together = allInView(self, world.agents, world.entities);
        for (int e = world.agents; e < world.entities; e++)
            at = (jaxmarl ? together : inView(self, e)) ? relative(self, e, out, at) : zeros(2, out, at);
        together = allInView(self, 0, world.agents);
        for (int a = 0; a < world.agents; a++) {
            if (a == self) continue;
            at = (jaxmarl ? together : inView(self, a)) ? relative(self, a, out, at) : zeros(2, out, at);
        }
        int last = world.agents - 1;
        boolean shown = self < predators && (jaxmarl ? together : inView(self, last));
        return shown ? velocity(last, out, at) : zeros(2, out, at);
    }

    private boolean inView(int self, int other) {
        return options.viewRadius() < 0 || distance(self, other) <= options.viewRadius();
    }

    /** The offsets of all, taken as one vector, are no longer than the radius. */
    private boolean allInView(int self, int from, int to) {
        if (options.viewRadius() < 0) return true;
        double sum = 0;
        for (int e = from; e < to; e++) sum += squared(self, e);
        return Math.sqrt(sum) <= options.viewRadius();
    }

    @Override
    boolean steered(int agent) {
        return agent < predators;
    }

    @Override
    void addForces(double[] forceX, double[] forceY) {
        drawPoints();
        for (int prey = predators; prey < world.agents; prey++) {
            int from = jaxmarl ? predators - 1 + 2 * (prey - predators) : prey;
            int best = best(from, prey);
            if (best < 0) continue;
            double push = jaxmarl ? 1 : world.accel[prey];
            forceX[prey] += push * pointX[best];
            forceY[prey] += push * pointY[best];
        }
    }

    /** All prey of a step look at the same points. A recorded draw is a length or angle itself. */
    private void drawPoints() {
        boolean recorded = state.chance.replays(env);
        for (int k = 0; k < POINTS; k++) {
            long index = (long) state.step[env] * POINTS + k;
            double length = state.chance.uniformDouble(env, LENGTH, index);
            double angle = state.chance.uniformDouble(env, ANGLE, index);
            if (!recorded) {
                length = Math.sqrt(length);
                angle = Math.PI * (jaxmarl ? Math.sqrt(2 * angle) : 2 * angle);
            }
            pointX[k] = length * Math.cos(angle);
            pointY[k] = length * Math.sin(angle);
        }
    }

    /** Returns the first of the points with the highest score, or -1 if all are forbidden. */
    private int best(int from, int prey) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < POINTS; k++) {
            double score = wholeWay ? scoreOfWay(from, prey, k) : scoreOfPoint(from, prey, k);
            if (score <= most) continue;
            most = score;
            best = k;
        }
        return most < 0 ? -1 : best;
    }

    private double scoreOfWay(int from, int prey, int k) {
        double score = 0;
        for (int w = 1; w <= WAYPOINTS; w++) {
            double share = (double) w / WAYPOINTS;
            if (touchesAny(from, prey, k, share, world.entities) != jaxmarl) score = FORBIDDEN;
        }
        for (int p = 0; p < predators; p++) score += way(from, k, 1, p);
        return score;
    }

    private double scoreOfPoint(int from, int prey, int k) {
        double score = touchesAny(from, prey, k, 1, jaxmarl ? predators : world.entities) == jaxmarl ? 0 : FORBIDDEN;
        double nearest = way(from, k, 1, 0);
        for (int p = 1; !jaxmarl && p < predators; p++) nearest = Math.min(nearest, way(from, k, 1, p));
        return score + nearest;
    }

    /** Whether a body on its way to a point touches one of the first entities; with the rules as intended not counting itself. */
    private boolean touchesAny(int from, int prey, int k, double share, int entities) {
        for (int e = 0; e < entities; e++) {
            if (!jaxmarl && e == prey) continue;
            if (way(from, k, share, e) < world.size[from] + world.size[e]) return true;
        }
        return false;
    }

    /** Returns the distance from a place on the way to a point to an entity. */
    private double way(int from, int k, double share, int entity) {
        double dx = state.x[firstEntity + from] + share * pointX[k] - state.x[firstEntity + entity];
        double dy = state.y[firstEntity + from] + share * pointY[k] - state.y[firstEntity + entity];
        return Math.sqrt(dx * dx + dy * dy);
    }
}
