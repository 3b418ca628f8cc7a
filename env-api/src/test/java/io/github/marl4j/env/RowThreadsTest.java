package io.github.marl4j.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RowThreadsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void everyThreadRunsOnceForEachCall(int threads) {
        AtomicIntegerArray runs = new AtomicIntegerArray(threads);
        try (RowThreads rows = new RowThreads(threads, runs::incrementAndGet)) {
            for (int i = 1; i <= 200; i++) {
                rows.run();
                for (int thread = 0; thread < threads; thread++)
                    assertThat(runs.get(thread)).isEqualTo(i);
            }
        }
    }

    @Test
    void whatHelpersWroteIsSeenByTheCaller() {
        int[] written = new int[3];
        try (RowThreads rows = new RowThreads(3, thread -> written[thread]++)) {
            for (int i = 1; i <= 300; i++) {
                rows.run();
                assertThat(Arrays.stream(written).sum()).isEqualTo(3 * i);
            }
        }
    }

    @Test
    void sleepingHelpersWakeUp() throws InterruptedException {
        AtomicIntegerArray runs = new AtomicIntegerArray(2);
        try (RowThreads rows = new RowThreads(2, runs::incrementAndGet)) {
            rows.run();
            // Long enough for the helper to stop spinning and park.
            Thread.sleep(50);
            rows.run();
        }
        assertThat(runs.get(1)).isEqualTo(2);
    }

    @Test
    void aFailureOfAnyThreadReachesTheCallerAndTheNextRunIsClean() {
        boolean[] fails = {true};
        try (RowThreads rows = new RowThreads(3, thread -> {
            if (fails[0] && thread > 0) throw new IllegalStateException("thread " + thread);
        })) {
            assertThatThrownBy(rows::run).hasMessage("thread 1").satisfies(failure -> {
                assertThat(failure.getSuppressed()).hasSize(1);
                assertThat(failure.getSuppressed()[0]).hasMessage("thread 2");
            });
            fails[0] = false;
            assertThatCode(rows::run).doesNotThrowAnyException();
        }
    }

    @Test
    void errorsAreNotHiddenInOtherExceptions() {
        try (RowThreads rows = new RowThreads(2, thread -> {
            if (thread == 1) throw new AssertionError("broken");
        })) {
            assertThatThrownBy(rows::run).isInstanceOf(AssertionError.class).hasMessage("broken");
        }
    }

    @Test
    void afterCloseNothingRuns() {
        RowThreads rows = new RowThreads(2, thread -> {});
        rows.close();
        assertThatThrownBy(rows::run).hasMessage("the environment is closed");
    }
}
