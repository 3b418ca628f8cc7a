package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import java.util.Map;

/**
 * Multi-agent PPO: like {@link Ippo}, but the value is estimated by a network of its own that sees the global state and, as a one-hot code, which agent it judges. Policies still see only their own
 * observations, so they can be executed apart.
 *
 * <p>The loop and the update are in {@link PpoLearner}, the loss in {@link io.github.marl4j.algorithms.nn.PpoLoss}. Source: Yu et al., "The Surprising Effectiveness of PPO in Cooperative
 * Multi-Agent Games", 2022; agent code on the state as in JaxMARL c793d09 ({@code OBS_WITH_AGENT_ID}).
 */
public final class Mappo implements Algorithm {

    /** Found by the service loader. */
    public Mappo() {}

    @Override
    public String name() {
        return "mappo";
    }

    @Override
    public String description() {
        return "Multi-agent PPO: shared policies, a critic on the global state (Yu et al. 2022)";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(config(given));
    }

    private static PpoConfig config(Map<String, Object> given) {
        return RecordMaps.with("mappo", PpoConfig.MAPPO, given);
    }

    @Override
    public Learner newLearner(TrainConfig config) {
        return new PpoLearner(config, config(config.settings()), PpoNetworks.CriticInput.STATE_AND_AGENT);
    }
}
