package io.github.marl4j.envs.particle;

import io.github.marl4j.envs.particle.World.Body;
import java.util.List;

/** Each of two agents knows by colour the landmark that the other should go to, and may say so. Source: mpe2 1.1.1, simple_reference. */
final class ReferenceScene extends Scene {
    private static final int LANDMARKS = 3;
    private static final int SYMBOLS = 10;
    private static final double[][] MARKS = {{0.75, 0.25, 0.25}, {0.25, 0.75, 0.25}, {0.25, 0.25, 0.75}};

    ReferenceScene(ParticleOptions options) {
        super(
                options,
                new World(
                        SYMBOLS,
                        1,
                        1,
                        List.of(
                                Body.agent("agents", "agent_0", 0.05).speaking(),
                                Body.agent("agents", "agent_1", 0.05).speaking(),
                                Body.landmark("landmark 0", 0.05),
                                Body.landmark("landmark 1", 0.05),
                                Body.landmark("landmark 2", 0.05))));
    }

    @Override
    void drawGoals() {
        setGoal(0, below(LANDMARKS));
        setGoal(1, below(LANDMARKS));
    }

    @Override
    int observationSize(int agent) {
        return 2 + 2 * LANDMARKS + 3 + SYMBOLS;
    }

    @Override
    int observe(int self, float[] out, int first) {
        int at = landmarks(self, out, velocity(self, out, first));
        at = numbers(MARKS[goal(self)], out, at);
        return speech(1 - self, out, at);
    }

    @Override
    void reward(double[] earned) {
        double first = -distance(1, world.agents + goal(0));
        double second = -distance(0, world.agents + goal(1));
        double all = (first + second) / 2;
        double own = options.localRatio();
        earned[0] = all * (1 - own) + first * own;
        earned[1] = all * (1 - own) + second * own;
    }

    @Override
    int colour(int entity) {
        return entity >= world.agents ? Colours.mark(entity - world.agents) : Colours.mark(goal(1 - entity));
    }
}
