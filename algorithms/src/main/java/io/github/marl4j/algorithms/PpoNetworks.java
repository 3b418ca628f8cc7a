package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.ActorCritic;
import io.github.marl4j.algorithms.nn.ImageShape;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Space;
import java.util.Arrays;

/** Which network an agent group gets from a PPO: it follows from the settings, the spaces and what the critic sees. */
final class PpoNetworks {
    private PpoNetworks() {}

    /** What the critic sees. */
    enum CriticInput {
        /** What the agent sees. */
        OBSERVATION,
        /** The global state, followed by a one-hot code of the agent within its group. */
        STATE_AND_AGENT,
        /** The same, with all observations in place of the state where the game has none. */
        ANY_STATE_AND_AGENT;

        /** Returns the features of a critic that sees the state, 0 of one that sees what the agent sees. */
        int stateSize(EnvSpec spec, AgentGroup group) {
            return this == OBSERVATION ? 0 : spec.stateSpace().flatSize() + group.size();
        }
    }

    /**
     * Returns the networks of a group. With a memory, policy and value share one where they see the same; without, they are two.
     *
     * @throws IllegalArgumentException if the settings and the spaces do not fit
     */
    static ActorCritic of(PpoConfig settings, EnvSpec spec, AgentGroup group, CriticInput criticInput) {
        int outputs = ActionChooser.numOutputs(spec, group);
        boolean continuous = group.actionSpace() instanceof Space.Box;
        int seen = AgentCodes.inputSize(settings, group);
        boolean separate = criticInput != CriticInput.OBSERVATION;
        int judged = separate ? criticInput.stateSize(spec, group) : seen;
        int hidden = settings.hidden();
        return switch (settings.network()) {
            case CNN -> convolutional(settings, spec.id(), group.observationSpace(), outputs, continuous);
            case GRU ->
                separate
                        ? ActorCritic.recurrentSeparate(seen, judged, outputs, continuous, hidden)
                        : ActorCritic.recurrentShared(seen, outputs, continuous, hidden);
            case MLP -> {
                int[] widths = new int[settings.layers()];
                Arrays.fill(widths, hidden);
                yield ActorCritic.feedForward(seen, judged, outputs, continuous, settings.activation(), widths);
            }
        };
    }

    /**
     * Returns the network of a {@code cnn}.
     *
     * @param who environment and algorithm, for errors
     * @param seen what the agents see
     * @throws IllegalArgumentException if that is no image
     */
    static ActorCritic convolutional(PpoConfig settings, String who, Space seen, int actions, boolean continuous) {
        if (!(seen instanceof Space.Box image) || image.shape().length != 3) {
            throw new IllegalArgumentException(who + ": network=cnn sees images {rows, columns, channels}, and the"
                    + " observation is " + seen + "; set network=mlp or gru, or choose an observation of pixels");
        }
        if (settings.agentId()) {
            throw new IllegalArgumentException(
                    who + ": network=cnn has no place for the code of the agent; set agentId=false");
        }
        boolean common = image.low().length == 1 && image.high().length == 1;
        if (!common || image.low()[0] != 0 || !(image.high()[0] > 0)) {
            throw new IllegalArgumentException(
                    who + ": network=cnn sees numbers from 0 to a common bound, and the observation is " + seen);
        }
        int[] shape = image.shape();
        return ActorCritic.convolutional(
                new ImageShape(shape[0], shape[1], shape[2]),
                1 / image.high()[0],
                actions,
                continuous,
                settings.filters().stream().mapToInt(Integer::intValue).toArray(),
                settings.hidden());
    }
}
