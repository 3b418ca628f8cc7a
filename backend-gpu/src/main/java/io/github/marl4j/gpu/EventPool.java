package io.github.marl4j.gpu;

import java.util.Arrays;

/** Events of a driver, used again and again: making one takes longer than waiting for a short copy. Used by several threads. */
final class EventPool {
    private final CudaDriver driver;
    private long[] all = new long[8];
    private int made;
    private long[] free = new long[8];
    private int count;

    EventPool(CudaDriver driver) {
        this.driver = driver;
    }

    synchronized long take() {
        if (count > 0) return free[--count];
        if (made == all.length) all = Arrays.copyOf(all, 2 * made);
        all[made] = driver.createEvent();
        return all[made++];
    }

    synchronized void giveBack(long event) {
        if (count == free.length) free = Arrays.copyOf(free, 2 * count);
        free[count++] = event;
    }

    /** Destroys all of them, those too for which nobody waited. */
    synchronized void close() {
        for (int i = 0; i < made; i++) driver.destroyEvent(all[i]);
    }
}
