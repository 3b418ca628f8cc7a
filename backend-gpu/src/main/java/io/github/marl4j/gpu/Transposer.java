package io.github.marl4j.gpu;

import io.github.marl4j.gpu.RowLayout.RowArray;
import java.nio.ByteBuffer;

/**
 * Copies between a host, where the numbers of a row lie together, and a device, where the rows' numbers of a kind do. The device turns them, slice by slice, in memory that it is given when something
 * is first copied; a batch that stays there needs none.
 */
final class Transposer implements AutoCloseable {
    /** Bytes of a slice at most, unless a single row has more: enough to fill the bus, little beside the batches that need slices. */
    static final int SLICE = 1 << 25;

    /** Threads that turn a slice at most: more than any device runs at a time. */
    private static final int THREADS = 1 << 19;

    private final Device device;
    private final ProgramKernels kernels;
    private final int numRows;
    private long slice;
    private long sliceBytes;

    Transposer(Device device, ProgramKernels kernels, int numRows) {
        this.device = device;
        this.kernels = kernels;
        this.numRows = numRows;
    }

    /**
     * Copies all rows of an array to the device.
     *
     * @param columns buffer of the device that has the array
     * @param rows from its position to its limit; neither changes
     */
    void write(long columns, RowArray array, ByteBuffer rows) {
        int most = reserve(array, numRows);
        for (int first = 0; first < numRows; first += most) {
            int count = Math.min(most, numRows - first);
            device.write(slice, 0, slice(rows, array, first, count));
            run("to_columns_", columns, array, first, count);
        }
    }

    /**
     * Starts to copy rows of an array from the device.
     *
     * @param columns buffer of the device that has the array
     * @param rows gets them, from its position on, which does not change
     * @return an event for each part; the last one is the last to happen
     */
    long[] read(long columns, RowArray array, int from, int numRead, ByteBuffer rows) {
        int most = reserve(array, numRead);
        long[] events = new long[(numRead + most - 1) / most];
        for (int i = 0; i < events.length; i++) {
            int count = Math.min(most, numRead - i * most);
            run("to_rows_", columns, array, from + i * most, count);
            events[i] = device.read(slice, 0, slice(rows, array, i * most, count));
        }
        return events;
    }

    /** Makes room for a slice of so many rows at most, and returns of how many. */
    private int reserve(RowArray array, int count) {
        int most = Math.min(count, Math.max(1, SLICE / array.rowBytes()));
        long needed = (long) most * array.rowBytes();
        if (needed > sliceBytes) {
            close();
            slice = device.buffer(needed);
            sliceBytes = needed;
        }
        return most;
    }

    private static ByteBuffer slice(ByteBuffer rows, RowArray array, int first, int count) {
        int bytes = array.rowBytes();
        return rows.duplicate()
                .position(rows.position() + first * bytes)
                .limit(rows.position() + (first + count) * bytes);
    }

    private void run(String direction, long columns, RowArray array, int first, int count) {
        int threads = Math.min(THREADS, count * array.length());
        String name = direction + RowLayout.bytes(array.type());
        long[] buffers = {columns, slice};
        kernels.run(name, buffers, threads, numRows, first, count, array.start(), array.length());
    }

    @Override
    public void close() {
        if (slice != 0) device.freeBuffer(slice);
        slice = 0;
        sliceBytes = 0;
    }
}
