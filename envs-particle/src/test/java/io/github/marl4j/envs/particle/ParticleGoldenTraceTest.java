package io.github.marl4j.envs.particle;

import io.github.marl4j.testkit.GoldenTraces;

/** Recorded episodes of mpe2 1.1.1 and JaxMARL 0.2.0. */
final class ParticleGoldenTraceTest extends GoldenTraces {
    ParticleGoldenTraceTest() {
        super(new ParticleConformance(), "mpe2_simple_spread", "agent_0");
    }
}
