package io.github.marl4j.gpu;

import static org.lwjgl.system.MemoryStack.stackPush;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.APIUtil;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.Platform;
import org.lwjgl.system.SharedLibrary;

/**
 * The functions of NVIDIA's driver library that are needed, called through the core of LWJGL. The library comes with the driver; nothing of the CUDA toolkit is used. Whatever needs a context works on
 * that of the calling thread, see {@link #use}.
 *
 * <p>Source: CUDA Driver API, version 12.
 */
final class CudaDriver {
    /** The driver's first version with all functions that are called; it is that of the first GPUs with FP8, Hopper and Ada. */
    static final int OLDEST = 11080;

    private static final String INSTALL =
            "install NVIDIA's driver (Debian: nvidia-driver, Ubuntu: ubuntu-drivers install); the CUDA toolkit is not needed";

    // CUdevice_attribute
    static final int PROCESSORS = 16;
    static final int MAJOR = 75;
    static final int MINOR = 76;

    private static final int NOT_INITIALIZED = 3;
    private static final int NO_DEVICE = 100;
    private static final int OUT_OF_MEMORY = 2;
    private static final int PREFER_L1 = 2;
    private static final int NO_TIMING = 2;
    private static final int NON_BLOCKING = 1;

    private final SharedLibrary library;
    private final long setContext;
    private final long allocate;
    private final long free;
    private final long allocateHost;
    private final long freeHost;
    private final long fill;
    private final long toDevice;
    private final long toHost;
    private final long createEvent;
    private final long destroyEvent;
    private final long recordEvent;
    private final long awaitEvent;
    private final long awaitStream;
    private final long launch;
    private final long occupancy;
    private final int version;

    private CudaDriver(SharedLibrary library, int version) {
        this.library = library;
        this.version = version;
        setContext = function("cuCtxSetCurrent");
        allocate = function("cuMemAlloc_v2");
        free = function("cuMemFree_v2");
        allocateHost = function("cuMemHostAlloc");
        freeHost = function("cuMemFreeHost");
        fill = function("cuMemsetD8Async");
        toDevice = function("cuMemcpyHtoDAsync_v2");
        toHost = function("cuMemcpyDtoHAsync_v2");
        createEvent = function("cuEventCreate");
        destroyEvent = function("cuEventDestroy_v2");
        recordEvent = function("cuEventRecord");
        awaitEvent = function("cuEventSynchronize");
        awaitStream = function("cuStreamSynchronize");
        launch = function("cuLaunchKernelEx");
        occupancy = function("cuOccupancyMaxActiveBlocksPerMultiprocessor");
    }

    /**
     * Loads the library and starts it.
     *
     * @throws IllegalStateException if there is no driver, no device, or the driver is too old; says what to install
     */
    static CudaDriver open() {
        String given = System.getProperty("marl4j.cuda.driver");
        String name = given != null ? given : Platform.get() == Platform.WINDOWS ? "nvcuda.dll" : "libcuda.so.1";
        SharedLibrary library;
        try {
            library = APIUtil.apiCreateLibrary(name);
        } catch (UnsatisfiedLinkError missing) {
            throw new IllegalStateException("there is no CUDA driver (" + name + "); " + INSTALL, missing);
        }
        int version = version(library);
        if (version < OLDEST) {
            throw new IllegalStateException("the NVIDIA driver knows CUDA " + text(version) + " but CUDA "
                    + text(OLDEST) + " is needed; " + INSTALL);
        }
        CudaDriver driver = new CudaDriver(library, version);
        int status = JNI.callI(0, driver.function("cuInit"));
        if (status == NO_DEVICE || status == NOT_INITIALIZED) {
            throw new IllegalStateException("there is an NVIDIA driver but no NVIDIA GPU that it can use ("
                    + driver.reason(status) + "); look at what nvidia-smi prints, and at CUDA_VISIBLE_DEVICES");
        }
        driver.check(status, "cuInit");
        return driver;
    }

    private static int version(SharedLibrary library) {
        try (MemoryStack stack = stackPush()) {
            IntBuffer version = stack.callocInt(1);
            long function = APIUtil.apiGetFunctionAddressOptional(library, "cuDriverGetVersion");
            if (function != 0) JNI.callPI(MemoryUtil.memAddress(version), function);
            return version.get(0);
        }
    }

    /** Returns a version as people write it, e.g. 12.4 for 12040. */
    static String text(int version) {
        return version / 1000 + "." + version % 1000 / 10;
    }

    private long function(String name) {
        long address = APIUtil.apiGetFunctionAddressOptional(library, name);
        if (address == 0) {
            throw new IllegalStateException(library.getName() + " lacks the function " + name + "; " + INSTALL);
        }
        return address;
    }

    private void check(int status, String what) {
        if (status != 0) throw new IllegalStateException("CUDA: " + what + " failed: " + reason(status));
    }

    private String reason(int status) {
        try (MemoryStack stack = stackPush()) {
            PointerBuffer text = stack.callocPointer(1);
            JNI.callPI(status, MemoryUtil.memAddress(text), function("cuGetErrorString"));
            return text.get(0) == 0 ? "error " + status : status + ", " + MemoryUtil.memUTF8(text.get(0));
        }
    }

    /** Returns the newest CUDA that the driver knows, e.g. 12040 for 12.4. */
    int version() {
        return version;
    }

    /** Returns the names of the devices, in the order of their numbers. */
    List<String> devices() {
        try (MemoryStack stack = stackPush()) {
            IntBuffer count = stack.callocInt(1);
            check(JNI.callPI(MemoryUtil.memAddress(count), function("cuDeviceGetCount")), "cuDeviceGetCount");
            List<String> names = new ArrayList<>();
            ByteBuffer name = stack.calloc(256);
            for (int ordinal = 0; ordinal < count.get(0); ordinal++) {
                int status = JNI.callPI(
                        MemoryUtil.memAddress(name), name.capacity(), device(ordinal), function("cuDeviceGetName"));
                check(status, "cuDeviceGetName");
                names.add(MemoryUtil.memUTF8(MemoryUtil.memAddress(name)));
            }
            return names;
        }
    }

    /** Returns the handle of a device by its number. */
    int device(int ordinal) {
        try (MemoryStack stack = stackPush()) {
            IntBuffer device = stack.callocInt(1);
            check(JNI.callPI(MemoryUtil.memAddress(device), ordinal, function("cuDeviceGet")), "cuDeviceGet");
            return device.get(0);
        }
    }

    int attribute(int device, int which) {
        try (MemoryStack stack = stackPush()) {
            IntBuffer value = stack.callocInt(1);
            int status = JNI.callPI(MemoryUtil.memAddress(value), which, device, function("cuDeviceGetAttribute"));
            check(status, "cuDeviceGetAttribute");
            return value.get(0);
        }
    }

    /** Returns the context of a device that all users in this process share. */
    long retainContext(int device) {
        try (MemoryStack stack = stackPush()) {
            PointerBuffer context = stack.callocPointer(1);
            int status = JNI.callPI(MemoryUtil.memAddress(context), device, function("cuDevicePrimaryCtxRetain"));
            check(status, "cuDevicePrimaryCtxRetain");
            return context.get(0);
        }
    }

    void releaseContext(int device) {
        check(JNI.callI(device, function("cuDevicePrimaryCtxRelease_v2")), "cuDevicePrimaryCtxRelease");
    }

    /** Makes a context that of the calling thread; costs next to nothing if it is already. */
    void use(long context) {
        check(JNI.callPI(context, setContext), "cuCtxSetCurrent");
    }

    long createStream() {
        try (MemoryStack stack = stackPush()) {
            PointerBuffer stream = stack.callocPointer(1);
            check(
                    JNI.callPI(MemoryUtil.memAddress(stream), NON_BLOCKING, function("cuStreamCreate")),
                    "cuStreamCreate");
            return stream.get(0);
        }
    }

    void destroyStream(long stream) {
        check(JNI.callPI(stream, function("cuStreamDestroy_v2")), "cuStreamDestroy");
    }

    void await(long stream) {
        check(JNI.callPI(stream, awaitStream), "cuStreamSynchronize");
    }

    /** Loads what {@link Nvrtc} made; returns 0 if this driver or device cannot run it. */
    long loadModule(byte[] image) {
        ByteBuffer copy =
                MemoryUtil.memAlloc(image.length + 1).put(image).put((byte) 0).flip();
        try (MemoryStack stack = stackPush()) {
            PointerBuffer module = stack.callocPointer(1);
            long address = MemoryUtil.memAddress(copy);
            int status =
                    JNI.callPPPPI(MemoryUtil.memAddress(module), address, 0, 0L, 0L, function("cuModuleLoadDataEx"));
            return status == 0 ? module.get(0) : 0;
        } finally {
            MemoryUtil.memFree(copy);
        }
    }

    void unloadModule(long module) {
        check(JNI.callPI(module, function("cuModuleUnload")), "cuModuleUnload");
    }

    /** Returns a kernel of a module. It gets all of the cache that it may share with shared memory, as it uses none of that. */
    long kernel(long module, String name) {
        try (MemoryStack stack = stackPush()) {
            PointerBuffer kernel = stack.callocPointer(1);
            long text = MemoryUtil.memAddress(stack.ASCII(name));
            int status = JNI.callPPPI(MemoryUtil.memAddress(kernel), module, text, function("cuModuleGetFunction"));
            check(status, "cuModuleGetFunction " + name);
            check(JNI.callPI(kernel.get(0), PREFER_L1, function("cuFuncSetCacheConfig")), "cuFuncSetCacheConfig");
            return kernel.get(0);
        }
    }

    /** Returns how many blocks of a kernel, with so many threads each, a processor takes at a time. */
    int blocksAtATime(long kernel, int threads) {
        try (MemoryStack stack = stackPush()) {
            IntBuffer blocks = stack.callocInt(1);
            int status = JNI.callPPPI(MemoryUtil.memAddress(blocks), kernel, threads, 0L, occupancy);
            check(status, "cuOccupancyMaxActiveBlocksPerMultiprocessor");
            return blocks.get(0);
        }
    }

    /** Returns the bytes of the device that nobody has. */
    long freeMemory() {
        try (MemoryStack stack = stackPush()) {
            PointerBuffer sizes = stack.callocPointer(2);
            long address = MemoryUtil.memAddress(sizes);
            check(JNI.callPPI(address, address + Long.BYTES, function("cuMemGetInfo_v2")), "cuMemGetInfo");
            return sizes.get(0);
        }
    }

    long allocate(long bytes) {
        try (MemoryStack stack = stackPush()) {
            PointerBuffer pointer = stack.callocPointer(1);
            int status = JNI.callPPI(MemoryUtil.memAddress(pointer), bytes, allocate);
            if (status == OUT_OF_MEMORY) {
                throw new IllegalStateException("CUDA: the device has no " + bytes + " bytes left");
            }
            check(status, "cuMemAlloc of " + bytes + " bytes");
            return pointer.get(0);
        }
    }

    void free(long pointer) {
        check(JNI.callPI(pointer, free), "cuMemFree");
    }

    /** Returns the address of host memory that does not move, or 0 if there is not so much of it. */
    long allocateHost(long bytes) {
        try (MemoryStack stack = stackPush()) {
            PointerBuffer pointer = stack.callocPointer(1);
            int status = JNI.callPPI(MemoryUtil.memAddress(pointer), bytes, 0, allocateHost);
            return status == 0 ? pointer.get(0) : 0;
        }
    }

    void freeHost(long address) {
        check(JNI.callPI(address, freeHost), "cuMemFreeHost");
    }

    void clear(long pointer, long bytes, long stream) {
        check(JNI.callPPPI(pointer, 0, bytes, stream, fill), "cuMemsetD8Async");
    }

    void copyToDevice(long pointer, long from, long bytes, long stream) {
        check(JNI.callPPPPI(pointer, from, bytes, stream, toDevice), "cuMemcpyHtoDAsync");
    }

    void copyToHost(long into, long pointer, long bytes, long stream) {
        check(JNI.callPPPPI(into, pointer, bytes, stream, toHost), "cuMemcpyDtoHAsync");
    }

    long createEvent() {
        try (MemoryStack stack = stackPush()) {
            PointerBuffer event = stack.callocPointer(1);
            check(JNI.callPI(MemoryUtil.memAddress(event), NO_TIMING, createEvent), "cuEventCreate");
            return event.get(0);
        }
    }

    void destroyEvent(long event) {
        check(JNI.callPI(event, destroyEvent), "cuEventDestroy");
    }

    void record(long event, long stream) {
        check(JNI.callPPI(event, stream, recordEvent), "cuEventRecord");
    }

    void awaitEvent(long event) {
        check(JNI.callPI(event, awaitEvent), "cuEventSynchronize");
    }

    /**
     * Queues a kernel.
     *
     * @param arguments address of pointers to the arguments
     */
    void launch(long kernel, int blocks, int threads, long stream, long arguments) {
        try (MemoryStack stack = stackPush()) {
            // CUlaunchConfig: grid, block, shared memory, stream, no attributes.
            ByteBuffer config = stack.calloc(8, 56);
            config.putInt(0, blocks).putInt(4, 1).putInt(8, 1);
            config.putInt(12, threads).putInt(16, 1).putInt(20, 1);
            config.putLong(32, stream);
            check(JNI.callPPPPI(MemoryUtil.memAddress(config), kernel, arguments, 0L, launch), "cuLaunchKernelEx");
        }
    }
}
