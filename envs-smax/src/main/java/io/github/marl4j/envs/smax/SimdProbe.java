package io.github.marl4j.envs.smax;

import jdk.incubator.vector.FloatVector;

final class SimdProbe {
    static final int LANES = FloatVector.SPECIES_PREFERRED.length();
}
