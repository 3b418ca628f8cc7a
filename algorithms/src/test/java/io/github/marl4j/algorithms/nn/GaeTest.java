package io.github.marl4j.algorithms.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GaeTest {
    @Test
    void withoutFinalValuesATruncationCountsAsATermination() {
        float[] advantages = new float[2];
        float[] targets = new float[2];
        boolean[] none = new boolean[2];
        boolean[] atFirst = {true, false};
        float[] rewards = {1, 2};
        float[] values = {3, 4};
        Gae.advantages(2, 1, .9, .8, rewards, values, new float[] {5}, none, atFirst, null, advantages, targets);
        assertThat(targets[0]).isEqualTo(1f);
        assertThat(targets[1]).isEqualTo(2 + .9f * 5);
    }
}
