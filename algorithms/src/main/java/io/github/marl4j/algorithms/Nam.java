package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import java.util.Map;

/** No agent model: the PPO of {@link Clam} on the observation alone, what every agent model has to beat. Source: clam.md section 11. */
public final class Nam implements Algorithm {

    /** Found by the service loader. */
    public Nam() {}

    @Override
    public String name() {
        return "nam";
    }

    @Override
    public String description() {
        return "No agent model: the PPO of CLAM on the observation alone";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(config(given));
    }

    private PpoConfig config(Map<String, Object> given) {
        return RecordMaps.with(name(), PpoConfig.EGO, given);
    }

    @Override
    public Learner newLearner(TrainConfig train) {
        return new PpoLearner(train, config(train.settings()), PpoNetworks.CriticInput.OBSERVATION);
    }
}
