package io.github.marl4j.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Ctrl-C: asks the running work to stop in good order and waits until it has. */
final class Interrupt {
    private static final int PATIENCE_SECONDS = 120;
    private static final AtomicReference<Interrupt> CURRENT = new AtomicReference<>();

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean asked;

    private Interrupt() {}

    /** Makes Ctrl-C and a polite kill wait for work that wants to stop in good order. Called once, by {@code main}. */
    static void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(Interrupt::stopCurrent, "marl4j-interrupt"));
    }

    private static void stopCurrent() {
        Interrupt current = CURRENT.get();
        if (current == null) return;
        current.asked = true;
        try {
            current.finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        Main.settle();
    }

    /** Declares that work begins which watches {@link #asked()}; {@link #end()} must follow. */
    static Interrupt begin() {
        Interrupt interrupt = new Interrupt();
        CURRENT.set(interrupt);
        return interrupt;
    }

    /** Returns whether the work should stop. */
    boolean asked() {
        return asked;
    }

    /** Says that everything is saved and printed. */
    void end() {
        CURRENT.compareAndSet(this, null);
        finished.countDown();
    }
}
