package io.github.marl4j.python;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/** Memory outside the heap, zeroed, in native byte order; and the copies of flags, for which the JDK has no bulk copy. */
final class DirectMemory {
    private DirectMemory() {}

    static ByteBuffer bytes(long count) {
        if (count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("an array of " + count
                    + " bytes is more than the 2147483647 that one direct buffer holds; use fewer environments");
        }
        return ByteBuffer.allocateDirect((int) count).order(ByteOrder.nativeOrder());
    }

    static FloatBuffer floats(long count) {
        return bytes(count * Float.BYTES).asFloatBuffer();
    }

    static IntBuffer ints(long count) {
        return bytes(count * Integer.BYTES).asIntBuffer();
    }

    /** Copies {@code flags[from]} to {@code flags[end - 1]} to the same places. */
    static void copy(boolean[] flags, int from, int end, ByteBuffer to) {
        for (int i = from; i < end; i++) to.put(i, (byte) (flags[i] ? 1 : 0));
    }

    /** Copies all flags back. */
    static void copy(ByteBuffer from, boolean[] flags) {
        for (int i = 0; i < flags.length; i++) flags[i] = from.get(i) != 0;
    }
}
