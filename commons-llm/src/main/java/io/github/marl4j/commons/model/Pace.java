package io.github.marl4j.commons.model;

import java.time.Duration;

/** Time for waiting: the machine's clock, or a test's. Any thread may call it. */
public interface Pace {
    /** The machine's clock. */
    Pace REAL = new Pace() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
            Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
        }
    };

    /** Returns a time that only has a meaning in differences [ns]. */
    long nanoTime();

    /** Waits. */
    void sleep(Duration time) throws InterruptedException;
}
