package io.github.marl4j.gpu;

import java.util.HashMap;
import java.util.Map;

/** The kernels of one environment's program, found when they are first run. */
final class ProgramKernels implements AutoCloseable {
    private final Device device;
    private final long program;
    private final Map<String, Long> found = new HashMap<>();

    ProgramKernels(Device device, long program) {
        this.device = device;
        this.program = program;
    }

    /** Queues a kernel; see {@link Device#run}. */
    void run(String name, long[] buffers, int threads, long... numbers) {
        long kernel = found.computeIfAbsent(name, fresh -> device.kernel(program, fresh));
        device.run(kernel, buffers, threads, numbers);
    }

    @Override
    public void close() {
        found.values().forEach(device::freeKernel);
        found.clear();
    }
}
