package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.Parameters;
import io.github.marl4j.algorithms.rollout.Segments;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Space;
import java.util.List;
import java.util.Map;

/** One agent with two actions in six steps; the episode ends with step 2. With all weights 0 but the last bias, every value is known. */
final class HandMadeSegment {
    static final int STEPS = 6;
    static final QGame GAME = new QGame(1, 1, 2, 0);
    static final Segments.Form FORM = new Segments.Form(STEPS, 1, 1, 2, 1, 0);

    private static final int END = 2;

    /** Value of action 0, and of action 1, in every state. */
    private static final float[] VALUES = {3, 5};

    private HandMadeSegment() {}

    static void setValues(Parameters parameters) {
        int bias = parameters.layout().slice("q/bias").offset();
        System.arraycopy(VALUES, 0, parameters.values(), bias, VALUES.length);
    }

    /** Action 0 throughout, rewards 1, 2, 7, 4, 5, 6; both actions are legal, but in step 3 only action 0. */
    static void fill(Segments segments, byte end) {
        Batch batch = game();
        for (int t = 0; t < STEPS; t++) {
            boolean[] mask = batch.groups[0].actionMask;
            mask[0] = true;
            mask[1] = t != END + 1;
            batch.groups[0].alive[0] = true;
            segments.noteSeen(t, batch, 0, t == END + 1 && end != Segments.GOES_ON);
            segments.rewards[t] = t == END ? 7 : t + 1;
            segments.ends[t] = t == END ? end : Segments.GOES_ON;
        }
    }

    private static Batch game() {
        AgentGroup group = new AgentGroup("all", List.of("agent_0"), new Space.Box(0, 1, 1), new Space.Discrete(2));
        EnvSpec spec = new EnvSpec(
                "test/segment-v1",
                "test",
                false,
                List.of(group),
                EnvSpec.SCALAR,
                EnvSpec.NO_STATE,
                List.of(),
                0,
                Map.of());
        return new Batch(spec, 1);
    }
}
