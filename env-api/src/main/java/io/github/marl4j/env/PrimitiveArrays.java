package io.github.marl4j.env;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;

/** Copies and streams of the primitive arrays that a state consists of. */
final class PrimitiveArrays {
    private PrimitiveArrays() {}

    static Object copy(String name, Object array) {
        Class<?> type = array.getClass().getComponentType();
        if (type == null || !type.isPrimitive() || type == char.class) {
            throw new IllegalArgumentException(
                    "state array " + name + " is a " + array.getClass().getTypeName()
                            + ", expected an array of float, double, int, long, short, byte or boolean");
        }
        Object copy = Array.newInstance(type, Array.getLength(array));
        copyInto(array, copy);
        return copy;
    }

    static void copyInto(Object from, Object to) {
        System.arraycopy(from, 0, to, 0, Array.getLength(from));
    }

    static void requireSameForm(String id, String name, Object live, Object kept) {
        if (live.getClass() != kept.getClass() || Array.getLength(live) != Array.getLength(kept)) {
            throw new IllegalArgumentException(id + ": " + name + " is " + form(kept) + " in the snapshot and "
                    + form(live) + " in the environment; the number of environments or the options differ");
        }
    }

    private static String form(Object array) {
        return array.getClass().getComponentType() + "[" + Array.getLength(array) + "]";
    }

    static void write(Object array, DataOutputStream out) throws IOException {
        int length = Array.getLength(array);
        ByteBuffer bytes;
        if (array instanceof float[] a) {
            bytes = start(out, 'f', length, 4);
            bytes.asFloatBuffer().put(a);
        } else if (array instanceof double[] a) {
            bytes = start(out, 'd', length, 8);
            bytes.asDoubleBuffer().put(a);
        } else if (array instanceof int[] a) {
            bytes = start(out, 'i', length, 4);
            bytes.asIntBuffer().put(a);
        } else if (array instanceof long[] a) {
            bytes = start(out, 'l', length, 8);
            bytes.asLongBuffer().put(a);
        } else if (array instanceof short[] a) {
            bytes = start(out, 's', length, 2);
            bytes.asShortBuffer().put(a);
        } else if (array instanceof byte[] a) {
            bytes = start(out, 'b', length, 1);
            bytes.put(a);
        } else {
            boolean[] a = (boolean[]) array;
            bytes = start(out, 'z', length, 1);
            for (boolean flag : a) bytes.put((byte) (flag ? 1 : 0));
        }
        out.write(bytes.array());
    }

    private static ByteBuffer start(DataOutputStream out, char type, int length, int bytesEach) throws IOException {
        out.writeByte(type);
        out.writeInt(length);
        return ByteBuffer.allocate(Math.multiplyExact(length, bytesEach));
    }

    static Object read(String name, DataInputStream in) throws IOException {
        char type = (char) in.readByte();
        int length = in.readInt();
        switch (type) {
            case 'f' -> {
                ByteBuffer raw = bytes(in, length, 4);
                float[] a = new float[length];
                raw.asFloatBuffer().get(a);
                return a;
            }
            case 'd' -> {
                ByteBuffer raw = bytes(in, length, 8);
                double[] a = new double[length];
                raw.asDoubleBuffer().get(a);
                return a;
            }
            case 'i' -> {
                ByteBuffer raw = bytes(in, length, 4);
                int[] a = new int[length];
                raw.asIntBuffer().get(a);
                return a;
            }
            case 'l' -> {
                ByteBuffer raw = bytes(in, length, 8);
                long[] a = new long[length];
                raw.asLongBuffer().get(a);
                return a;
            }
            case 's' -> {
                ByteBuffer raw = bytes(in, length, 2);
                short[] a = new short[length];
                raw.asShortBuffer().get(a);
                return a;
            }
            case 'b' -> {
                return bytes(in, length, 1).array();
            }
            case 'z' -> {
                ByteBuffer raw = bytes(in, length, 1);
                boolean[] a = new boolean[length];
                for (int i = 0; i < length; i++) a[i] = raw.get() != 0;
                return a;
            }
            default -> throw new IOException("snapshot: array " + name + " has the unknown type '" + type + "'");
        }
    }

    /** Reads before the array is made, so that a damaged length is an error and not a huge allocation. */
    private static ByteBuffer bytes(DataInputStream in, int length, int bytesEach) throws IOException {
        long size = (long) length * bytesEach;
        if (length < 0 || size > Integer.MAX_VALUE)
            throw new IOException("snapshot: array length=" + length + " is impossible");
        byte[] raw = in.readNBytes((int) size);
        if (raw.length < size) throw new IOException("snapshot ends early: " + raw.length + " of " + size + " bytes");
        return ByteBuffer.wrap(raw);
    }
}
