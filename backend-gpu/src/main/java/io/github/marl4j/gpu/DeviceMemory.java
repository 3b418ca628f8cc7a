package io.github.marl4j.gpu;

import io.github.marl4j.gpu.RowLayout.RowArray;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.IdentityHashMap;
import java.util.Map;

/** The memory that a batch has on a device, and copies to and from it. Arrays are named by those of the prototype: {@code example}. */
final class DeviceMemory implements AutoCloseable {
    private static final int TYPES = RowLayout.TYPES.size();
    private static final int STATE = TYPES;
    private static final int SHARED = 2 * TYPES;
    private static final int FAILED = 3 * TYPES;

    private final Device device;
    private final RowLayout layout;
    private final int rows;
    private final long[] buffers = new long[3 * TYPES + 1];
    private final Map<Object, ByteBuffer> staging = new IdentityHashMap<>();
    private final ByteBuffer failed;
    private final Transposer transposer;

    DeviceMemory(Device device, ProgramKernels kernels, RowLayout layout, int rows) {
        this.device = device;
        this.layout = layout;
        this.rows = rows;
        this.transposer = new Transposer(device, kernels, rows);
        this.failed = device.hostMemory(4);
        if (usable(device) / rows < layout.bytesPerRow()) throw full(null);
        try {
            for (int t = 0; t < TYPES; t++) {
                String type = RowLayout.TYPES.get(t);
                ByteBuffer table = layout.table(type);
                buffers[t] = device.buffer(table.remaining());
                device.write(buffers[t], 0, table);
                buffers[STATE + t] = device.buffer(layout.stateBytes(type) * rows);
                buffers[SHARED + t] = device.buffer(layout.sharedBytes(type) * rows);
            }
            buffers[FAILED] = device.buffer(4);
        } catch (IllegalStateException refused) {
            throw full(refused);
        }
    }

    /** All but a sixteenth of what is free: threads need memory for arrays of their own, and copies to the host some, too. */
    private static long usable(Device device) {
        return device.freeMemory() / 16 * 15;
    }

    /** Gives everything back, and returns what to say. */
    private IllegalStateException full(IllegalStateException cause) {
        close();
        long widest = 1;
        for (String type : RowLayout.TYPES) {
            widest = Math.max(widest, Math.max(layout.stateBytes(type), layout.sharedBytes(type)));
        }
        long fit = Math.min(usable(device) / layout.bytesPerRow(), device.largestBuffer() / widest);
        return new IllegalStateException(
                "numEnvs=" + rows + " take " + layout.bytesPerRow() + " bytes each of the memory of " + device.name()
                        + ": at most " + fit + " copies fit" + (cause == null ? "" : " (" + cause.getMessage() + ")"),
                cause);
    }

    /** Returns the kernels' arguments. */
    long[] buffers() {
        return buffers;
    }

    private ByteBuffer staging(Object example, Object array) {
        long bytes = (long) Array.getLength(array) * HostArrays.bytes(array);
        if (bytes > Integer.MAX_VALUE) {
            throw new IllegalStateException(
                    "an array of " + bytes + " bytes is too long for one copy from a device; use fewer copies");
        }
        return staging.computeIfAbsent(example, fresh -> device.hostMemory((int) bytes))
                .clear();
    }

    /** Copies actions or the like of all rows to the device. Does nothing if the kernel does not use them. */
    void write(Object example, Object array) {
        write(SHARED, layout.shared(example), array);
    }

    /** Copies state of all rows to the device. Does nothing if the kernel does not use it. */
    void writeState(Object example, Object array) {
        write(STATE, layout.state(example), array);
    }

    private void write(int kind, RowArray place, Object array) {
        if (place == null || place.length() == 0) return;
        ByteBuffer bytes = staging(place.example(), array);
        HostArrays.put(array, bytes);
        transposer.write(buffer(kind, place), place, bytes.flip());
    }

    /** Starts to copy results of all rows from the device; returns its events, none if there is nothing to copy. */
    long[] startRead(Object example, Object array) {
        return startRead(SHARED, layout.shared(example), array);
    }

    private long[] startRead(int kind, RowArray place, Object array) {
        if (place == null || place.length() == 0) return new long[0];
        return transposer.read(buffer(kind, place), place, 0, rows, staging(place.example(), array));
    }

    /** Ends what {@link #startRead} started. */
    void endRead(long[] events, Object example, Object array) {
        if (events.length == 0) return;
        for (long event : events) device.await(event);
        HostArrays.take(staging.get(example).clear(), array, 0, Array.getLength(array));
    }

    /** Copies state of all rows from the device. */
    void readState(Object example, Object array) {
        endRead(startRead(STATE, layout.state(example), array), example, array);
    }

    /** Copies one row's results from the device. */
    void readRow(int row, Object example, Object array) {
        RowArray place = layout.shared(example);
        if (place == null || place.length() == 0) return;
        ByteBuffer into = staging(example, array);
        for (long event : transposer.read(buffer(SHARED, place), place, row, 1, into)) device.await(event);
        HostArrays.take(into, array, row * place.length(), place.length());
    }

    private long buffer(int first, RowArray place) {
        return buffers[first + RowLayout.TYPES.indexOf(place.type())];
    }

    /**
     * Waits, and complains if a kernel came to where the Java kernel throws.
     *
     * @throws IllegalStateException if one did
     */
    void requireSound(String id) {
        device.await(device.read(buffers[FAILED], 0, failed.clear()));
        if (failed.getInt(0) == 0) return;
        throw new IllegalStateException(id + ": a copy on " + device.name()
                + " came to a state that its rules refuse; the same seed and actions on the JVM say which");
    }

    @Override
    public void close() {
        transposer.close();
        for (long buffer : buffers) if (buffer != 0) device.freeBuffer(buffer);
        staging.values().forEach(device::freeHostMemory);
        device.freeHostMemory(failed);
    }
}
