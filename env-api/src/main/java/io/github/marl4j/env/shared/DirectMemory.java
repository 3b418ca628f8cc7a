package io.github.marl4j.env.shared;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/** Memory outside the heap, zeroed, in native byte order; and the copies of flags, for which the JDK has no bulk copy. */
public final class DirectMemory {
    private static final ThreadLocal<FlagTile> FLAGS = ThreadLocal.withInitial(FlagTile::new);

    private DirectMemory() {}

    /** Returns the product of a shape. */
    public static long size(long... shape) {
        long size = 1;
        for (long d : shape) size = Math.multiplyExact(size, d);
        return size;
    }

    /**
     * Returns bytes.
     *
     * @throws IllegalArgumentException if they are more than one direct buffer holds
     */
    public static ByteBuffer bytes(long count) {
        return ByteBuffer.allocateDirect(requireOneBuffer(count)).order(ByteOrder.nativeOrder());
    }

    /**
     * Returns {@code count}.
     *
     * @throws IllegalArgumentException if so many bytes are more than one direct buffer holds
     */
    public static int requireOneBuffer(long count) {
        if (count <= Integer.MAX_VALUE) return (int) count;
        throw new IllegalArgumentException("an array of " + count
                + " bytes is more than the 2147483647 that one direct buffer holds; use fewer environments");
    }

    /** Returns real numbers. */
    public static FloatBuffer floats(long count) {
        return bytes(count * Float.BYTES).asFloatBuffer();
    }

    /** Returns whole numbers. */
    public static IntBuffer ints(long count) {
        return bytes(count * Integer.BYTES).asIntBuffer();
    }

    /** Copies {@code flags[from]} to {@code flags[end - 1]} to the same places. Allocates nothing but the first time on a thread. */
    public static void copy(boolean[] flags, int from, int end, ByteBuffer to) {
        copy(flags, from, end, to, from);
    }

    /** Copies {@code flags[from]} to {@code flags[end - 1]} to {@code first} and what follows. Allocates nothing but the first time on a thread. */
    public static void copy(boolean[] flags, int from, int end, ByteBuffer to, int first) {
        FlagTile tile = FLAGS.get();
        int count;
        for (int at = from; at < end; at += count) {
            count = Math.min(FlagTile.SIZE, end - at);
            tile.copy(flags, at, count, to, first + at - from);
        }
    }

    /** Copies all flags back. */
    public static void copy(ByteBuffer from, boolean[] flags) {
        for (int i = 0; i < flags.length; i++) flags[i] = from.get(i) != 0;
    }
}
