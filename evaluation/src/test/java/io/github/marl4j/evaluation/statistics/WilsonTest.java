package io.github.marl4j.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WilsonTest {
    @Property
    void theIntervalHoldsTheShareAndMirrorsWithIt(
            @ForAll @IntRange(min = 1, max = 5000) int trials,
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll @DoubleRange(min = 0.5, max = 0.99) double confidence) {
        int successes = (int) Math.round(share * trials);
        Interval interval = Wilson.interval(successes, trials, confidence);
        Interval failures = Wilson.interval(trials - successes, trials, confidence);
        assertThat(interval.contains((double) successes / trials)).isTrue();
        assertThat(interval.low()).isBetween(0.0, 1.0).isCloseTo(1 - failures.high(), Offset.offset(1e-12));
        assertThat(interval.high()).isBetween(0.0, 1.0);
    }

    @Test
    void allWinsStillLeaveDoubt() {
        assertThat(Wilson.interval(512, 512).high()).isEqualTo(1.0);
        assertThat(Wilson.interval(512, 512).low()).isBetween(0.99, 0.9999);
    }

    @Test
    void noTrialsAreRefused() {
        assertThatThrownBy(() -> Wilson.interval(0, 0, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trials=0");
    }

    @Test
    void moreSuccessesThanTrialsAreRefused() {
        assertThatThrownBy(() -> Wilson.interval(11, 10, 0.95))
                .hasMessageContaining("successes=11")
                .hasMessageContaining("0 to 10");
        assertThatThrownBy(() -> Wilson.interval(-1, 10, 0.95)).hasMessageContaining("successes=-1");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, 95, Double.NaN})
    void aConfidenceThatIsNoShareIsRefused(double confidence) {
        assertThatThrownBy(() -> Wilson.interval(5, 10, confidence)).hasMessageContaining("confidence=" + confidence);
    }
}
