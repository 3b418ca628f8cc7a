package io.github.marl4j.envs.foraging;

import io.github.marl4j.testkit.GoldenTraces;

/** Recorded episodes of lbforaging 2.0.0. */
final class ForagingGoldenTraceTest extends GoldenTraces {
    ForagingGoldenTraceTest() {
        super(new ForagingConformance(), "", "agent_1");
    }
}
