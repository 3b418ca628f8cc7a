package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
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
        return new PpoLearner(config, config(config.settings()), PpoNetworks.CriticInput.OBSERVATION);
    }
}
