package io.github.marl4j.cli;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Heap bytes that a thread has allocated, where the JVM counts them. */
final class Allocation {
    private static final ThreadMXBean COUNTER =
            ManagementFactory.getThreadMXBean() instanceof ThreadMXBean counting ? counting : null;

    private Allocation() {}

    /** Returns the bytes that the calling thread has allocated so far, 0 if this JVM does not count them. */
    static long ofThisThread() {
        return COUNTER == null ? 0 : COUNTER.getCurrentThreadAllocatedBytes();
    }
}
