package io.github.marl4j.envs.particle;

import io.github.marl4j.envs.particle.World.Body;
import java.util.List;

/** An adversary keeps a good agent, which knows the goal, from it. Source: mpe2 1.1.1, simple_push. */
final class PushScene extends Scene {
    private static final int ADVERSARY = 0;
    private static final int GOOD = 1;
    /** Colours of the good agent, {@code [goal][channel]}, and of the landmarks. */
    private static final double[][] OWN = {{0.25, 0.75, 0.25}, {0.25, 0.25, 0.75}};

    private static final double[][] MARKS = {{0.1, 0.9, 0.1}, {0.1, 0.1, 0.9}};

    PushScene(ParticleOptions options) {
        super(
                options,
                new World(
                        2,
                        1,
                        1,
                        List.of(
                                Body.agent("adversaries", "adversary_0", 0.05).colliding(),
                                Body.agent("good", "agent_0", 0.05).colliding(),
                                Body.landmark("landmark 0", 0.05),
                                Body.landmark("landmark 1", 0.05))));
    }

    @Override
    void drawGoals() {
        setGoal(0, below(2));
    }

    private int goalEntity() {
        return world.agents + goal(0);
    }

    @Override
    int observationSize(int agent) {
        return agent == ADVERSARY ? 8 : 19;
    }

    @Override
    int observe(int self, float[] out, int first) {
        int at = velocity(self, out, first);
        if (self == ADVERSARY) return others(self, out, landmarks(self, out, at));
        at = relative(self, goalEntity(), out, at);
        at = numbers(OWN[goal(0)], out, at);
        at = landmarks(self, out, at);
        for (double[] colour : MARKS) at = numbers(colour, out, at);
        return others(self, out, at);
    }

    @Override
    void reward(double[] earned) {
        double good = distance(GOOD, goalEntity());
        earned[GOOD] = -good;
        earned[ADVERSARY] = good - distance(ADVERSARY, goalEntity());
    }

    @Override
    int colour(int entity) {
        if (entity >= world.agents) return entity == goalEntity() ? Colours.GOAL : Colours.LANDMARK;
        return entity == ADVERSARY ? Colours.ADVERSARY : Colours.GOOD;
    }
}
