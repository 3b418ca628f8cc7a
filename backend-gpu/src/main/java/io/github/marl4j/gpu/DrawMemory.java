package io.github.marl4j.gpu;

import io.github.marl4j.env.RecordedDraws;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Recorded draws in the memory of a device, while it makes one call: the numbers of a row, then for each row how many draws it has, -1 without a recording, and key and bits of each. */
final class DrawMemory {
    private static final long TAKEN = -1;
    private static final long NO_RECORDING = -1;

    private final Device device;
    private final RecordedDraws[] recorded;
    private ByteBuffer host;
    private int perRow;
    private long buffer;

    DrawMemory(Device device, int rows) {
        this.device = device;
        this.recorded = new RecordedDraws[rows];
    }

    /** Lets a row take its draws from a recording. */
    void replay(int row, RecordedDraws draws) {
        recorded[row] = draws;
    }

    /** Forgets all recordings. */
    void clear() {
        Arrays.fill(recorded, null);
    }

    /** Copies all draws to the device, and returns the buffer that holds them. */
    long write() {
        int most = 0;
        for (RecordedDraws draws : recorded) if (draws != null) most = Math.max(most, draws.remaining());
        perRow = 1 + 2 * most;
        int bytes = Math.multiplyExact(Long.BYTES, 1 + Math.multiplyExact(recorded.length, perRow));
        if (host == null || host.capacity() < bytes) {
            close();
            host = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
            buffer = device.buffer(bytes);
        }
        host.clear().limit(bytes);
        LongBuffer longs = host.asLongBuffer();
        longs.put(0, perRow);
        for (int row = 0; row < recorded.length; row++) {
            int at = 1 + row * perRow;
            longs.put(at++, recorded[row] == null ? NO_RECORDING : recorded[row].remaining());
            if (recorded[row] == null) continue;
            for (long key : recorded[row].keys()) {
                longs.put(at++, key);
                longs.put(at++, Double.doubleToRawLongBits(recorded[row].value(key)));
            }
        }
        device.write(buffer, 0, host);
        return buffer;
    }

    /** Tells the recordings which of their draws the kernel took. */
    void readBack() {
        device.await(device.read(buffer, 0, host));
        LongBuffer longs = host.asLongBuffer();
        for (int row = 0; row < recorded.length; row++) {
            if (recorded[row] == null) continue;
            int first = 1 + row * perRow;
            Set<Long> left = new HashSet<>();
            for (int i = 0; i < longs.get(first); i++) {
                long key = longs.get(first + 1 + 2 * i);
                if (key != TAKEN) left.add(key);
            }
            recorded[row].retain(left);
        }
    }

    void close() {
        if (buffer != 0) device.freeBuffer(buffer);
        buffer = 0;
    }
}
