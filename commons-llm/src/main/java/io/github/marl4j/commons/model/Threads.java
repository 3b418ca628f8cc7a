package io.github.marl4j.commons.model;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Work that waits for answers, side by side: virtual threads where the JVM has them (21 and newer), else a pool. Results come in the order of the work,
 * whatever finished first. Any thread may call it.
 */
public final class Threads implements AutoCloseable {
    private static final MethodHandle VIRTUAL = virtualThreads();

    private final ExecutorService executor = newExecutor();

    private static MethodHandle virtualThreads() {
        try {
            return MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class));
        } catch (ReflectiveOperationException olderJvm) {
            return null;
        }
    }

    private static ExecutorService newExecutor() {
        if (VIRTUAL == null) {
            return Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "marl4j-ask");
                thread.setDaemon(true);
                return thread;
            });
        }
        try {
            return (ExecutorService) VIRTUAL.invoke();
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Does all work and waits for all of it, so that no answer on its way is lost when another piece fails.
     *
     * @return the results in the order of the work
     * @throws RuntimeException what the first piece that failed threw, in the order of the work
     */
    public <T> List<T> all(List<? extends Callable<T>> work) {
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> piece : work) futures.add(executor.submit(piece));
        List<T> results = new ArrayList<>();
        RuntimeException first = null;
        for (Future<T> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException failed) {
                if (first == null) first = unchecked(failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for answers", interrupted);
            }
        }
        if (first != null) throw first;
        return results;
    }

    private static RuntimeException unchecked(Throwable problem) {
        if (problem instanceof Error error) throw error;
        return problem instanceof RuntimeException known ? known : new IllegalStateException(problem);
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
