package io.github.marl4j.env.shared;

import java.nio.ByteBuffer;

/**
 * The way of flags out of the heap, for which the JDK has no bulk copy: to the beginning of a small array, from there to bytes, from there out. All of it stays in the first cache, and all three
 * passes run on vector instructions: the middle one because the compiler sees that both arrays are walked through by the same index, which is what the first is for.
 */
final class FlagTile {
    /** Flags that are copied at once. */
    static final int SIZE = 2048;

    private final boolean[] flags = new boolean[SIZE];
    private final byte[] bytes = new byte[SIZE];

    /** Copies {@code all[at]} to {@code all[at + count - 1]} to {@code first} and what follows. */
    void copy(boolean[] all, int at, int count, ByteBuffer to, int first) {
        System.arraycopy(all, at, flags, 0, count);
        toBytes(flags, bytes, count);
        to.put(first, bytes, 0, count);
    }

    private static void toBytes(boolean[] flags, byte[] bytes, int count) {
        for (int i = 0; i < count; i++) bytes[i] = (byte) (flags[i] ? 1 : 0);
    }
}
