package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import java.util.Map;

/** {@link Clam} with the mean of all tokens in place of attention pooling: an ablation. Source: clam.md section 11. */
public final class ClamNopool implements Algorithm {

    /** Found by the service loader. */
    public ClamNopool() {}

    @Override
    public String name() {
        return "clam-nopool";
    }

    @Override
    public String description() {
        return "CLAM with the mean of all tokens in place of attention pooling: an ablation";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(ClamConfig.of(name(), given));
    }

    @Override
    public Learner newLearner(TrainConfig config) {
        return Clam.learner(config, Clam.Variant.NO_POOLING);
    }
}
