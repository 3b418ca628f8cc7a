package io.github.marl4j.gpu;

import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.VectorOptions;
import java.nio.ByteBuffer;
import java.util.Map;

/** A device that does nothing but to remember the source that it is to compile. */
final class SourceTaker implements Device {
    private String source;

    /** Returns the source of an environment's kernels. */
    static String sourceOf(String id, AutoresetMode autoreset) {
        SourceTaker taker = new SourceTaker();
        VectorOptions how = VectorOptions.DEFAULT.withAutoreset(autoreset);
        DeviceVectorEnv.on(taker, id, Map.of(), 1, how).close();
        return taker.source;
    }

    @Override
    public String name() {
        return "nothing";
    }

    @Override
    public String driver() {
        return "none";
    }

    @Override
    public boolean accelerates() {
        return false;
    }

    @Override
    public long build(String given) {
        source = given;
        return 1;
    }

    @Override
    public long kernel(long program, String kernelName) {
        return 1;
    }

    @Override
    public void freeKernel(long kernel) {}

    @Override
    public long freeMemory() {
        return Long.MAX_VALUE;
    }

    @Override
    public long largestBuffer() {
        return Long.MAX_VALUE;
    }

    @Override
    public long buffer(long bytes) {
        return 1;
    }

    @Override
    public void freeBuffer(long buffer) {}

    @Override
    public void write(long buffer, long offset, ByteBuffer from) {}

    @Override
    public long read(long buffer, long offset, ByteBuffer into) {
        return 1;
    }

    @Override
    public void await(long event) {}

    @Override
    public void run(long kernel, long[] buffers, int rows, long... numbers) {}

    @Override
    public void finish() {}

    @Override
    public void close() {}
}
