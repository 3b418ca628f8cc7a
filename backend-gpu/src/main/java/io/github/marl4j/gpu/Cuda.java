package io.github.marl4j.gpu;

import static org.lwjgl.system.MemoryStack.stackPush;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** An NVIDIA GPU that is driven through CUDA: one stream, in which everything happens in order. Host memory of its own does not move, so that copies run while the host goes on. */
final class Cuda extends DriverDevice {
    /** Threads of a block at most, for which kernels are compiled: small, because a row needs much memory of its own. */
    private static final int LARGEST_BLOCK = 128;

    /** Threads that run in step. */
    private static final int WARP = 32;

    /** Threads of a block at least. Fewer than run in step leave lanes idle; in return small batches reach more processors and wait less for one another's branches. Eight floats still fill a sector of the memory. */
    private static final int SMALLEST_BLOCK = 8;

    /** Schedulers of a processor, each of which wants threads of its own; the same from Volta on. */
    private static final int SCHEDULERS = 4;

    private static final String BLOCK = "marl4j.cuda.block";

    private final CudaDriver driver;
    private final Nvrtc compiler;
    private final ImageCache cache;
    private final int device;
    private final long context;
    private final long stream;
    private final String target;
    private final int processors;
    private final Map<ByteBuffer, Long> hostMemory = new IdentityHashMap<>();
    private final EventPool events;

    private Cuda(CudaDriver driver, Nvrtc compiler, ImageCache cache, int ordinal, String name) {
        super(name);
        this.driver = driver;
        this.compiler = compiler;
        this.cache = cache;
        this.device = driver.device(ordinal);
        int major = driver.attribute(device, CudaDriver.MAJOR);
        this.target = compiler.target(10 * major + driver.attribute(device, CudaDriver.MINOR));
        this.processors = driver.attribute(device, CudaDriver.PROCESSORS);
        this.context = driver.retainContext(device);
        driver.use(context);
        this.stream = driver.createStream();
        this.events = new EventPool(driver);
    }

    /**
     * Opens a device.
     *
     * @throws IllegalStateException if there is no driver, no device or no compiler; says what to install
     */
    static Cuda open() {
        CudaDriver driver = CudaDriver.open();
        int ordinal = Integer.getInteger("marl4j.cuda.device", 0);
        var names = driver.devices();
        if (ordinal < 0 || ordinal >= names.size()) {
            throw new IllegalStateException(
                    "marl4j.cuda.device=" + ordinal + " but there are " + names.size() + " devices: " + names);
        }
        ImageCache cache = new ImageCache(ImageCache.userFolder().resolve("cuda"));
        return new Cuda(driver, Nvrtc.open(driver.version()), cache, ordinal, names.get(ordinal));
    }

    @Override
    public String driver() {
        return "cuda";
    }

    @Override
    public boolean accelerates() {
        return true;
    }

    @Override
    long compile(String rules) {
        driver.use(context);
        String source = shape() + rules;
        String key = ImageCache.key(source, compiler.version(), target);
        Optional<byte[]> stored = cache.find(key);
        // What a crashed disk or another driver left behind does not load; it is made again.
        long module = stored.isPresent() ? driver.loadModule(stored.get()) : 0;
        if (module == 0) module = driver.loadModule(cache.make(key, () -> compiler.compile(source, target)));
        if (module == 0) {
            throw new IllegalStateException("the driver of " + name() + " (CUDA " + CudaDriver.text(driver.version())
                    + ") does not load what NVRTC " + compiler.version() + " made for " + target
                    + "; name another compiler by -Dmarl4j.nvrtc=PATH");
        }
        return module;
    }

    /** Returns what users say about threads, as the source wants to know it: the compiler gives registers accordingly. */
    private static String shape() {
        Integer block = Integer.getInteger(BLOCK);
        Integer blocks = Integer.getInteger("marl4j.cuda.blocks");
        return (block == null ? "" : "#define LARGEST_BLOCK " + block + "\n")
                + (blocks == null ? "" : "#define BLOCKS_AT_A_TIME " + blocks + "\n");
    }

    @Override
    void unload(long program) {
        driver.unloadModule(program);
    }

    @Override
    public long kernel(long program, String kernelName) {
        driver.use(context);
        return driver.kernel(program, kernelName);
    }

    @Override
    public long largestBuffer() {
        return Long.MAX_VALUE;
    }

    @Override
    public long freeMemory() {
        driver.use(context);
        return driver.freeMemory();
    }

    @Override
    long allocate(long bytes) {
        driver.use(context);
        long buffer = driver.allocate(bytes);
        driver.clear(buffer, bytes, stream);
        return buffer;
    }

    @Override
    void release(long buffer) {
        driver.use(context);
        driver.free(buffer);
    }

    @Override
    public synchronized ByteBuffer hostMemory(int bytes) {
        driver.use(context);
        long address = driver.allocateHost(Math.max(8, bytes));
        if (address == 0) return super.hostMemory(bytes);
        ByteBuffer memory = MemoryUtil.memByteBuffer(address, bytes).order(ByteOrder.nativeOrder());
        hostMemory.put(memory, address);
        return memory;
    }

    @Override
    public synchronized void freeHostMemory(ByteBuffer memory) {
        driver.use(context);
        Long address = hostMemory.remove(memory);
        if (address != null) driver.freeHost(address);
    }

    @Override
    public void write(long buffer, long offset, ByteBuffer from) {
        if (!from.hasRemaining()) return;
        driver.use(context);
        driver.copyToDevice(buffer + offset, MemoryUtil.memAddress(from), from.remaining(), stream);
        driver.await(stream);
    }

    @Override
    public long read(long buffer, long offset, ByteBuffer into) {
        driver.use(context);
        if (into.hasRemaining()) {
            driver.copyToHost(MemoryUtil.memAddress(into), buffer + offset, into.remaining(), stream);
        }
        long event = events.take();
        driver.record(event, stream);
        return event;
    }

    @Override
    public void await(long event) {
        driver.use(context);
        driver.awaitEvent(event);
        events.giveBack(event);
    }

    @Override
    public void run(long kernel, long[] pointers, int rows, long... numbers) {
        driver.use(context);
        try (MemoryStack stack = stackPush()) {
            int count = pointers.length + 1 + numbers.length;
            LongBuffer values = stack.mallocLong(count);
            for (long pointer : pointers) values.put(pointer);
            values.put(rows); // an i32 in the lower half: every machine with such a GPU is little-endian
            for (long number : numbers) values.put(number);
            PointerBuffer arguments = stack.mallocPointer(count);
            long first = MemoryUtil.memAddress0(values);
            for (int i = 0; i < count; i++) arguments.put(i, first + (long) i * Long.BYTES);
            int block = blockFor(kernel, rows);
            driver.launch(kernel, (rows + block - 1) / block, block, stream, MemoryUtil.memAddress(arguments));
        }
    }

    /** Returns how many threads a block gets: as few as spread the rows over all schedulers, a power of two, and for many rows what fills a processor best. */
    private int blockFor(long kernel, int rows) {
        int each = Integer.highestOneBit(Math.max(1, rows / (SCHEDULERS * processors)));
        return Integer.getInteger(BLOCK, Math.max(SMALLEST_BLOCK, Math.min(block(kernel), each)));
    }

    /** Most threads at a time on a processor, as its registers allow; the smallest such block, which leaves the least to wait for at the end. */
    @Override
    int bestBlock(long kernel) {
        driver.use(context);
        int best = WARP;
        int most = 0;
        for (int block = WARP; block <= LARGEST_BLOCK; block *= 2) {
            int threads = block * driver.blocksAtATime(kernel, block);
            if (threads > most) best = block;
            most = Math.max(most, threads);
        }
        return best;
    }

    @Override
    public void finish() {
        driver.use(context);
        driver.await(stream);
    }

    @Override
    public synchronized void close() {
        driver.use(context);
        driver.await(stream);
        events.close();
        hostMemory.values().forEach(driver::freeHost);
        releaseAll();
        driver.destroyStream(stream);
        driver.releaseContext(device);
    }
}
