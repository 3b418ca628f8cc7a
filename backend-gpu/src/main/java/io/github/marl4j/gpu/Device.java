package io.github.marl4j.gpu;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Hardware that runs kernels over many rows, as a driver shows it: OpenCL, CUDA. Work is queued and done in order; {@link #finish} and {@link #await} wait for it. Programs, kernels, buffers and
 * events are known by numbers of the device's own, none of them 0. Environments in different threads may share a device; a kernel and its buffers belong to one of them.
 */
public interface Device extends AutoCloseable {

    /** Returns the name of the hardware, e.g. {@code NVIDIA H100}. */
    String name();

    /** Returns the name of the driver, e.g. {@code opencl}: what users call this backend. */
    String driver();

    /** Returns whether the hardware is something other than the processor that the JVM runs on. */
    boolean accelerates();

    /**
     * Compiles a source; the same source a second time costs nothing.
     *
     * @param source in the dialect of {@code prelude.c}, which compiles as OpenCL C and as CUDA C
     * @return the program
     * @throws IllegalStateException if the compiler refuses it; with what it says
     */
    long build(String source);

    /** Returns one of the kernels of a program, for one environment alone. */
    long kernel(long program, String kernelName);

    /** Gives a kernel back. */
    void freeKernel(long kernel);

    /** Returns how many bytes of memory are left, as far as the driver says it. */
    long freeMemory();

    /** Returns how many bytes one buffer may have. */
    long largestBuffer();

    /**
     * Reserves memory of the device, all zero.
     *
     * @param bytes may be 0
     * @throws IllegalStateException if there is not so much left; says how much was asked for
     */
    long buffer(long bytes);

    /** Gives memory back. */
    void freeBuffer(long buffer);

    /** Returns memory of the host, in native byte order, from which and to which this device copies quickly. */
    default ByteBuffer hostMemory(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    /** Gives memory of {@link #hostMemory} back; no copy may be under way. */
    default void freeHostMemory(ByteBuffer memory) {}

    /** Copies to the device; returns when {@code from} may be changed again. Position and limit say what is copied; neither changes. */
    void write(long buffer, long offset, ByteBuffer from);

    /**
     * Starts to copy from the device, after everything that was queued before.
     *
     * @param into direct; position and limit say where to and how much, neither changes. Not to be touched before {@link #await} or {@link #finish}
     * @return an event for {@link #await}
     */
    long read(long buffer, long offset, ByteBuffer into);

    /** Waits until a copy has arrived, and forgets its event. */
    void await(long event);

    /**
     * Queues a kernel: one thread for each row. Its parameters are the buffers, then {@code rows} (i32), then the numbers (i64 each).
     *
     * @param buffers not modified
     * @param numbers not modified
     */
    void run(long kernel, long[] buffers, int rows, long... numbers);

    /** Waits until everything that was queued is done. */
    void finish();

    /** Gives everything back. */
    @Override
    void close();
}
