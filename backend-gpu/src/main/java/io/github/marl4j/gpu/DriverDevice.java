package io.github.marl4j.gpu;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a device remembers, whatever its driver: compiled programs, memory that was given out, and how many threads a block of a kernel has. */
abstract class DriverDevice implements Device {
    /** No driver hands out less. */
    private static final long LEAST_BYTES = 8;

    private final Map<String, Long> programs = new HashMap<>();
    private final Set<Long> buffers = new HashSet<>();
    private final Map<Long, Integer> blocks = new HashMap<>();
    private final String name;

    DriverDevice(String name) {
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final synchronized long build(String source) {
        Long known = programs.get(source);
        if (known != null) return known;
        long program = compile(source);
        programs.put(source, program);
        return program;
    }

    @Override
    public final synchronized long buffer(long bytes) {
        long buffer = allocate(Math.max(LEAST_BYTES, bytes));
        buffers.add(buffer);
        return buffer;
    }

    @Override
    public final synchronized void freeBuffer(long buffer) {
        if (buffers.remove(buffer)) release(buffer);
    }

    /** Returns how many threads a block of a kernel has if there are enough rows; a driver is asked only once. */
    final synchronized int block(long kernel) {
        return blocks.computeIfAbsent(kernel, this::bestBlock);
    }

    /** Forgets a kernel: its number may come again. */
    @Override
    public synchronized void freeKernel(long kernel) {
        blocks.remove(kernel);
    }

    /** Gives back all memory and programs. */
    final void releaseAll() {
        buffers.forEach(this::release);
        programs.values().forEach(this::unload);
    }

    abstract long compile(String source);

    abstract void unload(long program);

    /** Returns memory that is all zero. */
    abstract long allocate(long bytes);

    abstract void release(long buffer);

    /** Asks the driver how many threads of a kernel a block should have. */
    abstract int bestBlock(long kernel);
}
