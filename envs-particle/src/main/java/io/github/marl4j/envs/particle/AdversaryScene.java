package io.github.marl4j.envs.particle;

import io.github.marl4j.envs.particle.World.Body;
import java.util.ArrayList;
import java.util.List;

/** Good agents cover the goal, which the adversary does not know. Nobody sees velocities or its own place. Source: mpe2 1.1.1, simple_adversary. */
final class AdversaryScene extends Scene {
    private static final int ADVERSARY = 0;

    AdversaryScene(ParticleOptions options) {
        super(options, world(options.n()));
    }

    private static World world(int n) {
        List<Body> bodies = new ArrayList<>();
        bodies.add(Body.agent("adversaries", "adversary_0", 0.15));
        for (int i = 0; i < n; i++) bodies.add(Body.agent("good", "agent_" + i, 0.15));
        for (int i = 0; i < n; i++) bodies.add(Body.landmark("landmark " + i, 0.08));
        return new World(2, 1, 1, bodies);
    }

    @Override
    void drawGoals() {
        setGoal(0, below(options.n()));
    }

    private int goalEntity() {
        return world.agents + goal(0);
    }

    @Override
    int observationSize(int agent) {
        return (agent == ADVERSARY ? 0 : 2) + 2 * landmarkSlots() + 2 * agentSlots();
    }

    @Override
    int observe(int self, float[] out, int first) {
        int at = self == ADVERSARY ? first : relative(self, goalEntity(), out, first);
        at = relativeToListed(self, listLandmarks(self), landmarkSlots(), out, at);
        return relativeToListed(self, listOthers(self), agentSlots(), out, at);
    }

    @Override
    void reward(double[] earned) {
        double adversary = distance(ADVERSARY, goalEntity());
        double nearest = Double.POSITIVE_INFINITY;
        for (int a = 1; a < world.agents; a++) nearest = Math.min(nearest, distance(a, goalEntity()));
        earned[ADVERSARY] = -adversary;
        for (int a = 1; a < world.agents; a++) earned[a] = adversary - nearest;
    }

    @Override
    int colour(int entity) {
        if (entity >= world.agents) return entity == goalEntity() ? Colours.GOAL : Colours.LANDMARK;
        return entity == ADVERSARY ? Colours.ADVERSARY : Colours.GOOD;
    }
}
