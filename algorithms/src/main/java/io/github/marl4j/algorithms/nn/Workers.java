package io.github.marl4j.algorithms.nn;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed set of threads that work off numbered tasks; the caller is one of them. Which thread takes which task is left open, so
 * tasks must write to places of their own: then results do not depend on the number of threads. Idle threads spin for some
 * microseconds and then park. Daemon threads. {@link #run} allocates nothing; only one thread at a time may call it, and not from
 * inside a task.
 */
public final class Workers implements AutoCloseable {
    /** Work split into numbered tasks. */
    @FunctionalInterface
    public interface Task {
        /**
         * Does one task.
         *
         * @param task number of the task, 0 ≤ task &lt; tasks
         * @param worker number of the thread, 0 ≤ worker &lt; {@link Workers#threads()}; no two tasks with the same worker number
         *     run at the same time, so it can select scratch memory
         */
        void run(int task, int worker);
    }

    /** Rounds of spinning before a thread parks, some tens of microseconds. */
    private static final int SPINS = 2_000;

    private final Thread[] helpers;
    /** High half: number of the run; low half: next task to hand out. */
    private final AtomicLong ticket = new AtomicLong();

    private final AtomicInteger finished = new AtomicInteger();
    private volatile boolean closed;
    private volatile Throwable failure;
    private Task task;
    private volatile int tasks;

    /**
     * Starts the threads.
     *
     * @param threads number of threads that work, the caller included, at least 1
     * @throws IllegalArgumentException if {@code threads} is below 1
     */
    public Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads=" + threads + " must be at least 1");
        }
        helpers = new Thread[threads - 1];
        for (int i = 0; i < helpers.length; i++) {
            int worker = i + 1;
            helpers[i] = new Thread(() -> serve(worker), "marl4j-nn-" + worker);
            helpers[i].setDaemon(true);
            helpers[i].start();
        }
    }

    /** @return number of threads, the caller included */
    public int threads() {
        return helpers.length + 1;
    }

    /**
     * Runs all tasks and returns when they are done.
     *
     * @param count number of tasks
     * @param work called once per task
     * @throws RuntimeException the first one that a task threw, after all tasks ended
     */
    public void run(int count, Task work) {
        if (closed) {
            throw new IllegalStateException("these workers are closed");
        }
        if (helpers.length == 0 || count == 1) {
            for (int i = 0; i < count; i++) {
                work.run(i, 0);
            }
            return;
        }
        finished.set(0);
        task = work;
        tasks = count;
        long run = (ticket.get() >>> 32) + 1;
        ticket.set(run << 32);
        for (Thread helper : helpers) {
            LockSupport.unpark(helper);
        }
        takeTasks(run, 0);
        while (finished.get() < count) {
            Thread.onSpinWait();
        }
        rethrow();
    }

    private void rethrow() {
        Throwable thrown = failure;
        if (thrown != null) {
            failure = null;
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        }
    }

    private void serve(int worker) {
        long seen = 0;
        while (!closed) {
            long run = awaitRunAfter(seen);
            takeTasks(run, worker);
            seen = run;
        }
    }

    private long awaitRunAfter(long seen) {
        int spins = 0;
        while (true) {
            long run = ticket.get() >>> 32;
            if (run != seen || closed) {
                return run;
            }
            if (++spins < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
        }
    }

    /** A claim succeeds only while its run is current, and a run stays current until all of its claimed tasks are done. */
    private void takeTasks(long run, int worker) {
        while (true) {
            long now = ticket.get();
            int next = (int) now;
            if (now >>> 32 != run || next >= tasks) {
                return;
            }
            if (ticket.compareAndSet(now, now + 1)) {
                try {
                    task.run(next, worker);
                } catch (RuntimeException | Error thrown) {
                    failure = thrown;
                } finally {
                    finished.incrementAndGet();
                }
            }
        }
    }

    /** Ends the threads; idle ones end at once. */
    @Override
    public void close() {
        closed = true;
        for (Thread helper : helpers) {
            LockSupport.unpark(helper);
        }
    }
}
