package io.github.marl4j.gpu;

import static org.lwjgl.system.MemoryStack.stackPush;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lwjgl.PointerBuffer;
import org.lwjgl.opencl.CL;
import org.lwjgl.opencl.CL10;
import org.lwjgl.opencl.CL11;
import org.lwjgl.opencl.CL12;
import org.lwjgl.opencl.CLCapabilities;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.Platform;

/** A device that is driven through OpenCL. */
final class OpenCl extends DriverDevice {
    private static final String HOW =
            "install a driver, or PoCL to run on the processor (Debian: pocl-opencl-icd ocl-icd-libopencl1)";

    /** Threads of a block at most, unless more run in step: small, because a row needs much memory of its own. */
    private static final int LARGEST_BLOCK = 64;

    private final long device;
    private final long context;
    private final long queue;
    private final Map<Long, Long> sizes = new ConcurrentHashMap<>();
    private final boolean accelerates;

    private OpenCl(long device, long context, long queue, String name, boolean accelerates) {
        super(name);
        this.device = device;
        this.context = context;
        this.queue = queue;
        this.accelerates = accelerates;
    }

    /**
     * Opens the first GPU, or the first device of another kind.
     *
     * @throws IllegalStateException if there is none; says what to install
     */
    static OpenCl open() {
        // Without its development package the library of Debian and its kin has only this name.
        boolean linux = Platform.get() == Platform.LINUX;
        if (linux && Configuration.OPENCL_LIBRARY_NAME.get() == null)
            Configuration.OPENCL_LIBRARY_NAME.set("libOpenCL.so.1");
        try (MemoryStack stack = stackPush()) {
            IntBuffer count = stack.mallocInt(1);
            int status;
            try {
                status = CL10.clGetPlatformIDs(null, count);
            } catch (UnsatisfiedLinkError | ExceptionInInitializerError | NoClassDefFoundError missing) {
                throw new IllegalStateException("there is no OpenCL library; " + HOW, missing);
            }
            if (status != CL10.CL_SUCCESS || count.get(0) == 0)
                throw new IllegalStateException("there is no OpenCL platform; " + HOW);
            PointerBuffer platforms = stack.mallocPointer(count.get(0));
            check(CL10.clGetPlatformIDs(platforms, (IntBuffer) null), "clGetPlatformIDs");
            for (long kind : new long[] {CL10.CL_DEVICE_TYPE_GPU, CL10.CL_DEVICE_TYPE_ALL}) {
                for (int p = 0; p < platforms.capacity(); p++) {
                    if (CL10.clGetDeviceIDs(platforms.get(p), kind, null, count) != CL10.CL_SUCCESS
                            || count.get(0) == 0) continue;
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
        LongBuffer kind = stack.mallocLong(1);
        check(CL10.clGetDeviceInfo(device, CL10.CL_DEVICE_TYPE, kind, null), "clGetDeviceInfo");
        boolean accelerates = (kind.get(0) & CL10.CL_DEVICE_TYPE_CPU) == 0;
        return new OpenCl(device, context, queue, text(device, stack), accelerates);
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

    @Override
    public String driver() {
        return "opencl";
    }

    @Override
    public boolean accelerates() {
        return accelerates;
    }

    @Override
    long compile(String source) {
        try (MemoryStack stack = stackPush()) {
            IntBuffer error = stack.mallocInt(1);
            long program = CL10.clCreateProgramWithSource(context, source, error);
            check(error.get(0), "clCreateProgramWithSource");
            int status = CL10.clBuildProgram(program, device, options(stack), null, 0);
            if (status != CL10.CL_SUCCESS) {
                throw new IllegalStateException(
                        name() + " does not compile the kernel (" + status + "):\n" + log(program, stack));
            }
            return program;
        }
    }

    @Override
    void unload(long program) {
        check(CL10.clReleaseProgram(program), "clReleaseProgram");
    }

    /** Quotients and roots of floats are rounded as Java rounds them, wherever the device can. */
    private String options(MemoryStack stack) {
        LongBuffer can = stack.mallocLong(1);
        check(CL10.clGetDeviceInfo(device, CL10.CL_DEVICE_SINGLE_FP_CONFIG, can, null), "clGetDeviceInfo");
        boolean rounds = (can.get(0) & CL12.CL_FP_CORRECTLY_ROUNDED_DIVIDE_SQRT) != 0;
        return "-cl-std=CL1.2" + (rounds ? " -cl-fp32-correctly-rounded-divide-sqrt" : "");
    }

    private String log(long program, MemoryStack stack) {
        PointerBuffer size = stack.mallocPointer(1);
        CL10.clGetProgramBuildInfo(program, device, CL10.CL_PROGRAM_BUILD_LOG, (ByteBuffer) null, size);
        ByteBuffer log = MemoryUtil.memAlloc((int) size.get(0));
        CL10.clGetProgramBuildInfo(program, device, CL10.CL_PROGRAM_BUILD_LOG, log, null);
        String text = MemoryUtil.memUTF8(log);
        MemoryUtil.memFree(log);
        return text;
    }

    @Override
    public long kernel(long program, String kernelName) {
        try (MemoryStack stack = stackPush()) {
            IntBuffer error = stack.mallocInt(1);
            long kernel = CL10.clCreateKernel(program, kernelName, error);
            check(error.get(0), "clCreateKernel " + kernelName);
            return kernel;
        }
    }

    @Override
    public void freeKernel(long kernel) {
        super.freeKernel(kernel);
        check(CL10.clReleaseKernel(kernel), "clReleaseKernel");
    }

    /** What the device has, without what was given out here: the standard has no question for what is free. */
    @Override
    public long freeMemory() {
        long all = deviceNumber(CL10.CL_DEVICE_GLOBAL_MEM_SIZE);
        return all - sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public long largestBuffer() {
        return deviceNumber(CL10.CL_DEVICE_MAX_MEM_ALLOC_SIZE);
    }

    private long deviceNumber(int what) {
        try (MemoryStack stack = stackPush()) {
            LongBuffer number = stack.mallocLong(1);
            check(CL10.clGetDeviceInfo(device, what, number, null), "clGetDeviceInfo");
            return number.get(0);
        }
    }

    @Override
    long allocate(long bytes) {
        try (MemoryStack stack = stackPush()) {
            IntBuffer error = stack.mallocInt(1);
            long buffer = CL10.clCreateBuffer(context, CL10.CL_MEM_READ_WRITE, bytes, error);
            check(error.get(0), "clCreateBuffer of " + bytes + " bytes");
            sizes.put(buffer, bytes);
            check(
                    CL12.clEnqueueFillBuffer(queue, buffer, stack.calloc(1), 0, bytes, null, null),
                    "clEnqueueFillBuffer");
            return buffer;
        }
    }

    @Override
    void release(long buffer) {
        sizes.remove(buffer);
        check(CL10.clReleaseMemObject(buffer), "clReleaseMemObject");
    }

    @Override
    public void write(long buffer, long offset, ByteBuffer from) {
        check(CL10.clEnqueueWriteBuffer(queue, buffer, true, offset, from, null, null), "clEnqueueWriteBuffer");
    }

    @Override
    public long read(long buffer, long offset, ByteBuffer into) {
        try (MemoryStack stack = stackPush()) {
            PointerBuffer event = stack.mallocPointer(1);
            check(CL10.clEnqueueReadBuffer(queue, buffer, false, offset, into, null, event), "clEnqueueReadBuffer");
            check(CL10.clFlush(queue), "clFlush");
            return event.get(0);
        }
    }

    @Override
    public void await(long event) {
        check(CL10.clWaitForEvents(event), "clWaitForEvents");
        check(CL10.clReleaseEvent(event), "clReleaseEvent");
    }

    @Override
    public void run(long kernel, long[] pointers, int rows, long... numbers) {
        int at = 0;
        for (long pointer : pointers) check(CL10.clSetKernelArg1p(kernel, at++, pointer), "clSetKernelArg");
        check(CL10.clSetKernelArg1i(kernel, at++, rows), "clSetKernelArg");
        for (long number : numbers) check(CL10.clSetKernelArg1l(kernel, at++, number), "clSetKernelArg");
        long threads = block(kernel);
        try (MemoryStack stack = stackPush()) {
            PointerBuffer size = stack.mallocPointer(1).put(0, (rows + threads - 1) / threads * threads);
            PointerBuffer block = stack.mallocPointer(1).put(0, threads);
            check(
                    CL10.clEnqueueNDRangeKernel(queue, kernel, 1, null, size, block, null, null),
                    "clEnqueueNDRangeKernel");
        }
    }

    /** The threads that run in step, as often as they go into a small block that the kernel's registers allow. */
    @Override
    int bestBlock(long kernel) {
        try (MemoryStack stack = stackPush()) {
            PointerBuffer value = stack.mallocPointer(1);
            check(
                    CL10.clGetKernelWorkGroupInfo(
                            kernel, device, CL11.CL_KERNEL_PREFERRED_WORK_GROUP_SIZE_MULTIPLE, value, null),
                    "clGetKernelWorkGroupInfo");
            int inStep = (int) Math.max(1, value.get(0));
            check(
                    CL10.clGetKernelWorkGroupInfo(kernel, device, CL10.CL_KERNEL_WORK_GROUP_SIZE, value, null),
                    "clGetKernelWorkGroupInfo");
            int most = (int) Math.min(LARGEST_BLOCK, value.get(0));
            return Math.max(1, inStep <= most ? most / inStep * inStep : (int) Math.min(inStep, value.get(0)));
        }
    }

    @Override
    public void finish() {
        check(CL10.clFinish(queue), "clFinish");
    }

    private static void check(int status, String what) {
        if (status != CL10.CL_SUCCESS) throw new IllegalStateException("OpenCL: " + what + " failed with " + status);
    }

    @Override
    public void close() {
        releaseAll();
        CL10.clReleaseCommandQueue(queue);
        CL10.clReleaseContext(context);
    }
}
