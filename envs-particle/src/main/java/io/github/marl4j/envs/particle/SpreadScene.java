package io.github.marl4j.envs.particle;

import io.github.marl4j.envs.particle.World.Body;
import java.util.ArrayList;
import java.util.List;

/** Agents cover all landmarks and lose for every touch. Stage 0 of the curriculum does without that loss. Source: mpe2 1.1.1, simple_spread. */
final class SpreadScene extends Scene {
    /** How near an agent must be to cover a landmark. */
    private static final double COVERED = 0.1;

    private final double[] touches;
    private final boolean touchesCount;
    private boolean allCovered;

    SpreadScene(ParticleOptions options) {
        super(options, world(options.n(), options.landmarksToCover()));
        touches = new double[world.agents];
        touchesCount = !options.curriculum() || options.curriculumStage() > 0;
    }

    private static World world(int agents, int landmarks) {
        List<Body> bodies = new ArrayList<>();
        for (int i = 0; i < agents; i++)
            bodies.add(Body.agent("agents", "agent_" + i, 0.15).colliding());
        for (int i = 0; i < landmarks; i++) bodies.add(Body.landmark("landmark " + i, 0.05));
        return new World(2, 1, 1, bodies);
    }

    @Override
    int observationSize(int agent) {
        return 4 + 2 * landmarkSlots() + 4 * agentSlots();
    }

    /** The slots for what others say are there, but nobody speaks. */
    @Override
    int observe(int self, float[] out, int first) {
        int at = position(self, out, velocity(self, out, first));
        at = relativeToListed(self, listLandmarks(self), landmarkSlots(), out, at);
        at = relativeToListed(self, listOthers(self), agentSlots(), out, at);
        return zeros(2 * agentSlots(), out, at);
    }

    @Override
    void reward(double[] earned) {
        double all = 0;
        allCovered = true;
        for (int e = world.agents; e < world.entities; e++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int a = 0; a < world.agents; a++) nearest = Math.min(nearest, squared(a, e));
            nearest = Math.sqrt(nearest);
            all -= nearest;
            allCovered &= nearest < COVERED;
        }
        for (int a = 0; a < world.agents; a++) touches[a] = 0;
        for (int a = 0; touchesCount && a < world.agents; a++) {
            for (int b = a + 1; b < world.agents; b++) {
                if (!touch(a, b)) continue;
                touches[a]++;
                touches[b]++;
            }
        }
        double own = options.localRatio();
        for (int a = 0; a < world.agents; a++) earned[a] = all * (1 - own) - touches[a] * own;
    }

    @Override
    boolean success() {
        return allCovered;
    }

    @Override
    int colour(int entity) {
        return entity < world.agents ? Colours.GOOD : Colours.LANDMARK;
    }
}
