package io.github.marl4j.gpu;

import java.util.Arrays;

/** Events of a driver, used again and again: making one takes longer than waiting for a short copy. Used by several threads. */
final class EventPool {
    private final CudaDriver driver;
    private long[] free = new long[8];
    private int count;

    EventPool(CudaDriver driver) {
        this.driver = driver;
    }

    synchronized long take() {
        return count > 0 ? free[--count] : driver.createEvent();
    }

    synchronized void giveBack(long event) {
        if (count == free.length) free = Arrays.copyOf(free, 2 * count);
        free[count++] = event;
    }

    /** Destroys those that nobody holds. */
    synchronized void close() {
        while (count > 0) driver.destroyEvent(free[--count]);
    }
}
