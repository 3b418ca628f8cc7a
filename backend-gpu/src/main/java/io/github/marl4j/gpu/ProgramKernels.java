package io.github.marl4j.gpu;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The kernels of an environment's program, which is compiled when the first of them is run: that costs seconds where nobody did before. */
final class ProgramKernels implements AutoCloseable {
    private final Device device;
    private final Map<String, Long> found = new HashMap<>();
    private Supplier<String> source;
    private long program;

    ProgramKernels(Device device, Supplier<String> source) {
        this.device = device;
        this.source = source;
    }

    /** Takes another source from now on. */
    void become(Supplier<String> other) {
        close();
        source = other;
        program = 0;
    }

    /** Queues a kernel; see {@link Device#run}. */
    void run(String name, long[] buffers, int threads, long... numbers) {
        if (program == 0) program = device.build(source.get());
        long kernel = found.computeIfAbsent(name, fresh -> device.kernel(program, fresh));
        device.run(kernel, buffers, threads, numbers);
    }

    @Override
    public void close() {
        found.values().forEach(device::freeKernel);
        found.clear();
    }
}
