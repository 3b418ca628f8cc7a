package io.github.marl4j.gpu;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;

/** Arrays of the JVM as bytes of a device: truth values are bytes, 0 or 1, all else is as it is. */
final class HostArrays {
    private HostArrays() {}

    /** Writes an array from the buffer's position on. */
    static void put(Object array, ByteBuffer to) {
        int length = Array.getLength(array);
        if (array instanceof float[] floats) to.asFloatBuffer().put(floats);
        else if (array instanceof double[] doubles) to.asDoubleBuffer().put(doubles);
        else if (array instanceof int[] ints) to.asIntBuffer().put(ints);
        else if (array instanceof long[] longs) to.asLongBuffer().put(longs);
        else if (array instanceof short[] shorts) to.asShortBuffer().put(shorts);
        else if (array instanceof byte[] bytes) to.duplicate().put(bytes);
        else {
            boolean[] truths = (boolean[]) array;
            int at = to.position();
            for (int i = 0; i < length; i++) to.put(at + i, (byte) (truths[i] ? 1 : 0));
        }
        to.position(to.position() + length * bytes(array));
    }

    /** Reads a part of an array from the buffer's position on; the position stays. */
    static void take(ByteBuffer from, Object array, int first, int count) {
        if (array instanceof float[] floats) from.asFloatBuffer().get(floats, first, count);
        else if (array instanceof double[] doubles) from.asDoubleBuffer().get(doubles, first, count);
        else if (array instanceof int[] ints) from.asIntBuffer().get(ints, first, count);
        else if (array instanceof long[] longs) from.asLongBuffer().get(longs, first, count);
        else if (array instanceof short[] shorts) from.asShortBuffer().get(shorts, first, count);
        else if (array instanceof byte[] bytes) from.duplicate().get(bytes, first, count);
        else {
            boolean[] truths = (boolean[]) array;
            int at = from.position();
            for (int i = 0; i < count; i++) truths[first + i] = from.get(at + i) != 0;
        }
    }

    /** Returns the bytes of a number of an array on the device. */
    static int bytes(Object array) {
        return RowLayout.bytes(RowLayout.type(array.getClass().getComponentType()));
    }

    static boolean isZero(Object array) {
        for (int i = 0; i < Array.getLength(array); i++) {
            Object each = Array.get(array, i);
            if (each instanceof Boolean truth ? truth : ((Number) each).doubleValue() != 0) return false;
        }
        return true;
    }
}
