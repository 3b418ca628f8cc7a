package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import java.util.Map;

/** {@link Clam} with two strongly masked views: an ablation of the asymmetry. Source: clam.md section 11. */
public final class ContrastSym implements Algorithm {

    /** Found by the service loader. */
    public ContrastSym() {}

    @Override
    public String name() {
        return "contrast-sym";
    }

    @Override
    public String description() {
        return "CLAM with two strongly masked views: an ablation of the asymmetry";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(ClamConfig.of(name(), given));
    }

    @Override
    public Learner newLearner(TrainConfig config) {
        return Clam.learner(config, Clam.Variant.SYMMETRIC);
    }
}
