package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import java.util.Map;

/** No agent model but a memory: the PPO of {@link Clam} with a recurrent policy, the fair comparison of everything that remembers. Source: clam.md section 11. */
public final class NamGru implements Algorithm {

    /** Found by the service loader. */
    public NamGru() {}

    @Override
    public String name() {
        return "nam-gru";
    }

    @Override
    public String description() {
        return "No agent model but a memory: the PPO of CLAM with a recurrent policy";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(config(given));
    }

    private PpoConfig config(Map<String, Object> given) {
        return RecordMaps.with(name(), PpoConfig.EGO_GRU, given);
    }

    @Override
    public Learner newLearner(TrainConfig train) {
        return new PpoLearner(train, config(train.settings()), PpoNetworks.CriticInput.OBSERVATION);
    }
}
