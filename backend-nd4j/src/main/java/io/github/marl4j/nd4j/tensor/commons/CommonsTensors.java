package io.github.marl4j.nd4j.tensor.commons;

import io.github.marl4j.envs.commons.CommonsEnvs;
import io.github.marl4j.envs.commons.CommonsSpec;
import io.github.marl4j.nd4j.tensor.TensorFamily;
import io.github.marl4j.nd4j.tensor.TensorKernel;
import java.util.Map;

/** Makes {@code commons/fishery-v1}, {@code commons/pasture-v1} and {@code commons/pollution-v1} as tensors: societies in which all seats learn and a step is a month. */
public final class CommonsTensors implements TensorFamily {
    /** Rules compare each seat with each other one, so that memory grows with the square of this. */
    private static final int MOST_SEATS = 64;

    /** Creates the family. */
    public CommonsTensors() {}

    @Override
    public boolean has(String id) {
        return new CommonsEnvs().ids().contains(id);
    }

    @Override
    public TensorKernel kernel(String id, Map<String, Object> options, int numEnvs, int firstEnv) {
        CommonsSpec spec = CommonsEnvs.commonsSpec(id, options);
        if (spec.options.explicitPhases()) throw lacks(id, "explicitPhases=true; a step is a month there");
        if (!spec.options.personas().isEmpty())
            throw lacks(id, "personas=" + spec.options.personas() + "; all seats learn there");
        if (spec.seats > MOST_SEATS) throw lacks(id, "seats=" + spec.seats + ", only up to " + MOST_SEATS);
        return new CommonsTensorKernel(spec, numEnvs, firstEnv);
    }

    private static IllegalArgumentException lacks(String id, String what) {
        return new IllegalArgumentException(id + ": tensor rules do not have " + what + "; use backend=jvm");
    }
}
