package io.github.marl4j.gpu;

import static org.lwjgl.system.MemoryStack.stackPush;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.PointerBuffer;
import org.lwjgl.opencl.CL;
import org.lwjgl.opencl.CL10;
import org.lwjgl.opencl.CLCapabilities;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.Platform;

/** A device that is driven through OpenCL. One thread at a time. */
final class OpenCl implements AutoCloseable {
    private static final String HOW = "install a driver, or PoCL to run on the processor (Debian: pocl-opencl-icd ocl-icd-libopencl1)";

    private final long device;
    private final long context;
    private final long queue;
    private final List<Long> buffers = new ArrayList<>();
    private final String name;

    private OpenCl(long device, long context, long queue, String name) {
        this.device = device;
        this.context = context;
        this.queue = queue;
        this.name = name;
    }

    /**
     * Opens the first GPU, or the first device of another kind.
     *
     * @throws IllegalStateException if there is none; says what to install
     */
    static OpenCl open() {
        // Without its development package the library of Debian and its kin has only this name.
        boolean linux = Platform.get() == Platform.LINUX;
        if (linux && Configuration.OPENCL_LIBRARY_NAME.get() == null) Configuration.OPENCL_LIBRARY_NAME.set("libOpenCL.so.1");
        try (MemoryStack stack = stackPush()) {
            IntBuffer count = stack.mallocInt(1);
            int status;
            try {
                status = CL10.clGetPlatformIDs(null, count);
            } catch (UnsatisfiedLinkError | ExceptionInInitializerError | NoClassDefFoundError missing) {
                throw new IllegalStateException("there is no OpenCL library; " + HOW, missing);
            }
            if (status != CL10.CL_SUCCESS || count.get(0) == 0) throw new IllegalStateException("there is no OpenCL platform; " + HOW);
            PointerBuffer platforms = stack.mallocPointer(count.get(0));
            check(CL10.clGetPlatformIDs(platforms, (IntBuffer) null), "clGetPlatformIDs");
            for (long kind : new long[] {CL10.CL_DEVICE_TYPE_GPU, CL10.CL_DEVICE_TYPE_ALL}) {
                for (int p = 0; p < platforms.capacity(); p++) {
                    if (CL10.clGetDeviceIDs(platforms.get(p), kind, null, count) != CL10.CL_SUCCESS || count.get(0) == 0) continue;
                    PointerBuffer devices = stack.mallocPointer(count.get(0));
                    check(CL10.clGetDeviceIDs(platforms.get(p), kind, devices, (IntBuffer) null), "clGetDeviceIDs");
                    return open(platforms.get(p), devices.get(0), stack);
                }
            }
            throw new IllegalStateException("there is no OpenCL device; " + HOW);
        }
    }

    private static OpenCl open(long platform, long device, MemoryStack stack) {
        CLCapabilities platformCapabilities = CL.createPlatformCapabilities(platform);
        CL.createDeviceCapabilities(device, platformCapabilities);
        IntBuffer error = stack.mallocInt(1);
        PointerBuffer properties = stack.mallocPointer(3);
        properties.put(CL10.CL_CONTEXT_PLATFORM).put(platform).put(0).flip();
        long context = CL10.clCreateContext(properties, device, null, 0, error);
        check(error.get(0), "clCreateContext");
        long queue = CL10.clCreateCommandQueue(context, device, 0, error);
        check(error.get(0), "clCreateCommandQueue");
        return new OpenCl(device, context, queue, text(device, stack));
    }

    private static String text(long device, MemoryStack stack) {
        PointerBuffer size = stack.mallocPointer(1);
        check(CL10.clGetDeviceInfo(device, CL10.CL_DEVICE_NAME, (ByteBuffer) null, size), "clGetDeviceInfo");
        ByteBuffer text = stack.malloc((int) size.get(0));
        check(CL10.clGetDeviceInfo(device, CL10.CL_DEVICE_NAME, text, null), "clGetDeviceInfo");
        byte[] bytes = new byte[text.remaining() - 1];
        text.get(bytes);
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8).strip();
    }

    /** Returns the name of the device. */
    String name() {
        return name;
    }

    /**
     * Compiles a source.
     *
     * @throws IllegalStateException if the compiler refuses it; with what it says
     */
    long build(String source) {
        try (MemoryStack stack = stackPush()) {
            IntBuffer error = stack.mallocInt(1);
            long program = CL10.clCreateProgramWithSource(context, source, error);
            check(error.get(0), "clCreateProgramWithSource");
            int status = CL10.clBuildProgram(program, device, "-cl-std=CL1.2", null, 0);
            if (status == CL10.CL_SUCCESS) return program;
            PointerBuffer size = stack.mallocPointer(1);
            CL10.clGetProgramBuildInfo(program, device, CL10.CL_PROGRAM_BUILD_LOG, (ByteBuffer) null, size);
            ByteBuffer log = org.lwjgl.system.MemoryUtil.memAlloc((int) size.get(0));
            CL10.clGetProgramBuildInfo(program, device, CL10.CL_PROGRAM_BUILD_LOG, log, null);
            String text = org.lwjgl.system.MemoryUtil.memUTF8(log);
            org.lwjgl.system.MemoryUtil.memFree(log);
            throw new IllegalStateException(name + " does not compile the kernel (" + status + "):\n" + text);
        }
    }

    long kernel(long program, String kernelName) {
        try (MemoryStack stack = stackPush()) {
            IntBuffer error = stack.mallocInt(1);
            long kernel = CL10.clCreateKernel(program, kernelName, error);
            check(error.get(0), "clCreateKernel " + kernelName);
            return kernel;
        }
    }

    /** Reserves memory of the device, all zero. */
    long buffer(long bytes) {
        try (MemoryStack stack = stackPush()) {
            IntBuffer error = stack.mallocInt(1);
            long buffer = CL10.clCreateBuffer(context, CL10.CL_MEM_READ_WRITE, Math.max(8, bytes), error);
            check(error.get(0), "clCreateBuffer of " + bytes + " bytes");
            buffers.add(buffer);
            return buffer;
        }
    }

    void write(long buffer, long offset, ByteBuffer from) {
        check(CL10.clEnqueueWriteBuffer(queue, buffer, true, offset, from, null, null), "clEnqueueWriteBuffer");
    }

    void read(long buffer, long offset, ByteBuffer into) {
        check(CL10.clEnqueueReadBuffer(queue, buffer, true, offset, into, null, null), "clEnqueueReadBuffer");
    }

    /** Runs a kernel for some rows; does not wait. */
    void run(long kernel, long[] pointers, int rows, Object... numbers) {
        int at = 0;
        for (long pointer : pointers) check(CL10.clSetKernelArg1p(kernel, at++, pointer), "clSetKernelArg");
        check(CL10.clSetKernelArg1i(kernel, at++, rows), "clSetKernelArg");
        for (Object number : numbers) {
            if (number instanceof Long l) check(CL10.clSetKernelArg1l(kernel, at++, l), "clSetKernelArg");
            else check(CL10.clSetKernelArg1i(kernel, at++, (Integer) number), "clSetKernelArg");
        }
        try (MemoryStack stack = stackPush()) {
            PointerBuffer size = stack.mallocPointer(1).put(0, rows);
            check(CL10.clEnqueueNDRangeKernel(queue, kernel, 1, null, size, null, null, null), "clEnqueueNDRangeKernel");
        }
    }

    void finish() {
        check(CL10.clFinish(queue), "clFinish");
    }

    private static void check(int status, String what) {
        if (status != CL10.CL_SUCCESS) throw new IllegalStateException("OpenCL: " + what + " failed with " + status);
    }

    @Override
    public void close() {
        buffers.forEach(CL10::clReleaseMemObject);
        CL10.clReleaseCommandQueue(queue);
        CL10.clReleaseContext(context);
    }
}
