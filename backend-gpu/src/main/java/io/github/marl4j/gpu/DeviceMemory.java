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

    DeviceMemory(Device device, RowLayout layout, int rows) {
        this.device = device;
        this.layout = layout;
        this.rows = rows;
        this.failed = device.hostMemory(4);
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
        } catch (IllegalStateException full) {
            close();
            throw new IllegalStateException(
                    full.getMessage() + "; numEnvs=" + rows + " take " + layout.bytesPerRow()
                            + " bytes each of the memory of " + device.name(),
                    full);
        }
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
        RowArray place = layout.shared(example);
        if (place == null || place.length() == 0) return;
        ByteBuffer bytes = staging(example, array);
        HostArrays.put(array, bytes);
        device.write(buffer(SHARED, place), at(place), bytes.flip());
    }

    /** Starts to copy results of all rows from the device; returns an event, 0 if there is nothing to copy. */
    long startRead(Object example, Object array) {
        RowArray place = layout.shared(example);
        if (place == null || place.length() == 0) return 0;
        return device.read(buffer(SHARED, place), at(place), staging(example, array));
    }

    /** Ends what {@link #startRead} started. */
    void endRead(long event, Object example, Object array) {
        if (event == 0) return;
        device.await(event);
        HostArrays.take(staging.get(example).clear(), array, 0, Array.getLength(array));
    }

    /** Copies one row's results from the device. */
    void readRow(int row, Object example, Object array) {
        RowArray place = layout.shared(example);
        if (place == null || place.length() == 0) return;
        int bytes = RowLayout.bytes(place.type()) * place.length();
        ByteBuffer into = staging(example, array).limit(bytes);
        device.await(device.read(buffer(SHARED, place), at(place) + (long) row * bytes, into));
        HostArrays.take(into, array, row * place.length(), place.length());
    }

    private long at(RowArray place) {
        return place.start() * rows * RowLayout.bytes(place.type());
    }

    private long buffer(int first, RowArray place) {
        return buffers[first + RowLayout.TYPES.indexOf(place.type())];
    }

    /** Copies state of all rows to the device. */
    void writeState(Object example, Object array) {
        RowArray place = layout.state(example);
        if (place == null || place.length() == 0) return;
        Object columns = Array.newInstance(array.getClass().getComponentType(), Array.getLength(array));
        HostArrays.transpose(array, columns, rows, place.length(), true);
        ByteBuffer bytes = staging(example, array);
        HostArrays.put(columns, bytes);
        device.write(buffer(STATE, place), at(place), bytes.flip());
    }

    /** Copies state of all rows from the device. */
    void readState(Object example, Object array) {
        RowArray place = layout.state(example);
        if (place == null || place.length() == 0) return;
        ByteBuffer bytes = staging(example, array);
        device.await(device.read(buffer(STATE, place), at(place), bytes));
        Object columns = Array.newInstance(array.getClass().getComponentType(), Array.getLength(array));
        HostArrays.take(bytes.clear(), columns, 0, Array.getLength(columns));
        HostArrays.transpose(array, columns, rows, place.length(), false);
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
        for (long buffer : buffers) if (buffer != 0) device.freeBuffer(buffer);
        staging.values().forEach(device::freeHostMemory);
        device.freeHostMemory(failed);
    }
}
