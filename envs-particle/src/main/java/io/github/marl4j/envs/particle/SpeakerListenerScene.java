package io.github.marl4j.envs.particle;

import io.github.marl4j.envs.particle.World.Body;
import java.util.List;

/** The speaker sees the colour of the goal, the listener goes there. Source: mpe2 1.1.1, simple_speaker_listener. */
final class SpeakerListenerScene extends Scene {
    private static final int LANDMARKS = 3;
    private static final int SPEAKER = 0;
    private static final int LISTENER = 1;
    private static final double[][] MARKS = {{0.65, 0.15, 0.15}, {0.15, 0.65, 0.15}, {0.15, 0.15, 0.65}};

    SpeakerListenerScene(ParticleOptions options) {
        super(
                options,
                new World(
                        3,
                        1,
                        1,
                        List.of(
                                Body.agent("speaker", "speaker_0", 0.075)
                                        .fixed()
                                        .speaking(),
                                Body.agent("listener", "listener_0", 0.075),
                                Body.landmark("landmark 0", 0.04),
                                Body.landmark("landmark 1", 0.04),
                                Body.landmark("landmark 2", 0.04))));
    }

    @Override
    void drawGoals() {
        setGoal(0, below(LANDMARKS));
    }

    @Override
    int observationSize(int agent) {
        return agent == SPEAKER ? 3 : 2 + 2 * LANDMARKS + world.symbols;
    }

    @Override
    int observe(int self, float[] out, int at) {
        if (self == SPEAKER) return numbers(MARKS[goal(0)], out, at);
        return speech(SPEAKER, out, landmarks(self, out, velocity(self, out, at)));
    }

    @Override
    void reward(double[] earned) {
        earned[SPEAKER] = -squared(LISTENER, world.agents + goal(0));
        earned[LISTENER] = earned[SPEAKER];
    }

    @Override
    int colour(int entity) {
        if (entity >= world.agents) return Colours.mark(entity - world.agents);
        return entity == SPEAKER ? Colours.SPEAKER : Colours.mark(goal(0));
    }
}
