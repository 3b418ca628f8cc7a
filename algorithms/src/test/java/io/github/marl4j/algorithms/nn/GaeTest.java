package io.github.marl4j.algorithms.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GaeTest {
    static Stream<Golden> cases() {
        return Golden.cases("gae");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void truncationsCanBootstrapFromTheFinalObservation(Golden golden) {
        compare(golden, golden.flags("truncated"), golden.floats("truncationValues"), "TruncationAware");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void truncationsCanBeIgnored(Golden golden) {
        compare(golden, null, null, "IgnoringTruncation");
    }

    private static void compare(Golden golden, boolean[] truncated, float[] truncationValues, String mode) {
        int[] shape = golden.shape("rewards");
        float[] advantages = new float[shape[0] * shape[1]];
        float[] targets = new float[advantages.length];
        Gae.advantages(
                shape[0],
                shape[1],
                golden.number("gamma"),
                golden.number("lambda"),
                golden.floats("rewards"),
                golden.floats("values"),
                golden.floats("lastValue"),
                golden.flags("terminated"),
                truncated,
                truncationValues,
                advantages,
                targets);
        assertThat(advantages).containsExactly(golden.expected().floats("advantages" + mode), within(1e-4f));
        assertThat(targets).containsExactly(golden.expected().floats("targets" + mode), within(1e-4f));
    }

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
