package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.ActorCritic;
import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.AgentGroup;
import io.github.marl4j.env.EnvSpec;
import io.github.marl4j.env.Space;
import java.util.Map;

/**
 * Independent PPO: every agent learns from its own observations with proximal policy optimisation; agents of a group share one network. Policy and value see the same observation.
 *
 * <p>The loop and the update are in {@link PpoLearner}, the loss in {@link io.github.marl4j.algorithms.nn.PpoLoss}. Source: de Witt et al., "Is Independent Learning All You Need in the StarCraft
 * Multi-Agent Challenge?", 2020; Schulman et al., "Proximal Policy Optimization Algorithms", 2017.
 */
public final class Ippo implements Algorithm {

    /** Found by the service loader. */
    public Ippo() {}

    @Override
    public String name() {
        return "ippo";
    }

    @Override
    public String description() {
        return "Independent PPO with shared parameters (de Witt et al. 2020)";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(config(given));
    }

    private static PpoConfig config(Map<String, Object> given) {
        return RecordMaps.with("ippo", PpoConfig.IPPO, given);
    }

    @Override
    public Learner newLearner(TrainConfig config) {
        PpoConfig settings = config(config.settings());
        return new PpoLearner(config, settings, PpoLearner.CriticInput.OBSERVATION, architecture(settings));
    }

    static PpoLearner.Architecture architecture(PpoConfig settings) {
        return (observation, critic, actions, continuous) -> settings.network() == NetworkKind.GRU
                ? ActorCritic.recurrentShared(observation, actions, continuous, settings.hidden())
                : ActorCritic.feedForward(
                        observation, critic, actions, continuous, settings.activation(), settings.widths());
    }

    /** Returns the networks with which a group of agents learns. */
    static ActorCritic model(PpoConfig settings, EnvSpec spec, int group) {
        AgentGroup agents = spec.groups().get(group);
        int outputs = ActionChooser.numOutputs(spec, agents);
        boolean continuous = agents.actionSpace() instanceof Space.Box;
        if (settings.network() == NetworkKind.CNN) {
            return settings.convolutional(spec.id(), agents.observationSpace(), outputs, continuous);
        }
        int inputSize = AgentCodes.inputSize(settings, agents);
        return architecture(settings).of(inputSize, inputSize, outputs, continuous);
    }
}
