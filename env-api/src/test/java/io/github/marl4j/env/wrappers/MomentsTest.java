package io.github.marl4j.env.wrappers;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class MomentsTest {

    /** The value that the notes on the MOMAland reward normaliser give: mean 0, variance 1, weight 1e-4 before the sample 1. */
    @Test
    void aFirstSampleOfOneIsScaledToSeventy() {
        Moments moments = new Moments(1);
        moments.next();
        moments.add(0, 1);
        assertThat(1 / moments.deviation(0)).isCloseTo(70.71421321062337, Offset.offset(1e-9));
    }

    @Test
    void momentsOfLargeNumbersDoNotLoseTheirSpread() {
        Moments moments = new Moments(1);
        for (int i = 0; i < 100_000; i++) {
            moments.next();
            moments.add(0, 1e6 + (i % 2));
        }
        assertThat(moments.mean(0)).isCloseTo(1e6 + 0.5, Offset.offset(0.01));
        // The start weight of 1e-4 at 0 adds 1e-4 * 1e12 / 1e5 to the variance of 0.25.
        assertThat(moments.deviation(0)).isCloseTo(Math.sqrt(0.25 + 1e3), Offset.offset(0.01));
    }
}
