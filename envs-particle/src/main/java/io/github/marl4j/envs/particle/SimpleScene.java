package io.github.marl4j.envs.particle;

import io.github.marl4j.envs.particle.World.Body;
import java.util.List;

/** One agent goes to a landmark. Source: mpe2 1.1.1, simple. */
final class SimpleScene extends Scene {
    SimpleScene(ParticleOptions options) {
        super(
                options,
                new World(0, 1, 1, List.of(Body.agent("agents", "agent_0", 0.05), Body.landmark("landmark 0", 0.05))));
    }

    @Override
    int observationSize(int agent) {
        return 4;
    }

    @Override
    int observe(int self, float[] out, int at) {
        return landmarks(self, out, velocity(self, out, at));
    }

    @Override
    void reward(double[] earned) {
        earned[0] = -squared(0, 1);
    }

    @Override
    int colour(int entity) {
        return entity == 0 ? Colours.GOOD : Colours.GOAL;
    }
}
