package io.github.marl4j.env;

import java.util.concurrent.locks.LockSupport;

/**
 * A few threads that work on fixed ranges of rows, the calling thread among them. Waiting threads spin for some ten microseconds, so that the next step of a busy loop finds
 * them awake, and then park.
 */
final class RowThreads implements AutoCloseable {
    private static final int SPINS = 20_000;

    /** The work of one thread on its range. */
    interface Task {
        void run(int thread);
    }

    private final Thread[] helpers;
    private final Task task;
    private final Throwable[] failures;
    private volatile int generation;
    private final Progress[] done;
    private volatile boolean closed;

    /** Padded so that threads do not write to one cache line. */
    private static final class Progress {
        volatile int generation;

        @SuppressWarnings("unused")
        long p1, p2, p3, p4, p5, p6, p7, p8;
    }

    RowThreads(int threads, Task task) {
        this.task = task;
        this.failures = new Throwable[threads];
        this.done = new Progress[threads];
        this.helpers = new Thread[threads - 1];
        for (int i = 0; i < threads; i++) done[i] = new Progress();
        for (int i = 0; i < helpers.length; i++) {
            int thread = i + 1;
            helpers[i] = new Thread(() -> serve(thread), "marl4j-env-" + thread);
            helpers[i].setDaemon(true);
            helpers[i].start();
        }
    }

    /** Runs the task once on every thread and returns when all are done. */
    void run() {
        if (closed) throw new IllegalStateException("the environment is closed");
        int now = generation + 1;
        generation = now;
        for (Thread helper : helpers) LockSupport.unpark(helper);
        attempt(0);
        for (int i = 1; i < done.length; i++) {
            int spins = 0;
            while (done[i].generation != now) {
                if (++spins < SPINS) Thread.onSpinWait();
                else Thread.yield();
            }
        }
        throwFailures();
    }

    /** Throws the first failure with the others attached, and forgets them all: the next run starts clean. */
    private void throwFailures() {
        Throwable first = null;
        for (int i = 0; i < failures.length; i++) {
            Throwable failure = failures[i];
            failures[i] = null;
            if (failure == null || failure == first) continue;
            if (first == null) first = failure;
            else first.addSuppressed(failure);
        }
        if (first instanceof RuntimeException runtime) throw runtime;
        if (first instanceof Error error) throw error;
    }

    private void attempt(int thread) {
        try {
            task.run(thread);
        } catch (RuntimeException | Error failure) {
            failures[thread] = failure;
        }
    }

    private void serve(int thread) {
        int seen = 0;
        while (true) {
            int spins = 0;
            while (generation == seen) {
                if (closed) return;
                if (++spins < SPINS) Thread.onSpinWait();
                else LockSupport.park(this);
            }
            seen = generation;
            attempt(thread);
            done[thread].generation = seen;
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Thread helper : helpers) LockSupport.unpark(helper);
    }
}
