package io.github.marl4j.env.shared;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/** Where arrays outside the heap come from. Buffers are direct, zeroed, in native byte order, and as long as the product of the shape. */
public interface SharedMemory {
    /** Memory of the JDK. */
    SharedMemory DIRECT = new SharedMemory() {
        @Override
        public FloatBuffer floats(String name, long... shape) {
            return DirectMemory.floats(DirectMemory.size(shape));
        }

        @Override
        public IntBuffer ints(String name, long... shape) {
            return DirectMemory.ints(DirectMemory.size(shape));
        }

        @Override
        public ByteBuffer flags(String name, long... shape) {
            return DirectMemory.bytes(DirectMemory.size(shape));
        }
    };

    /**
     * Returns an array of real numbers.
     *
     * @param name of the field that it becomes, e.g. {@code observations}
     */
    FloatBuffer floats(String name, long... shape);

    /**
     * Returns an array of whole numbers.
     *
     * @param name of the field that it becomes
     */
    IntBuffer ints(String name, long... shape);

    /**
     * Returns an array of flags, one byte each: 0 or 1.
     *
     * @param name of the field that it becomes
     */
    ByteBuffer flags(String name, long... shape);
}
