package io.github.marl4j.nd4j;

import io.github.marl4j.env.shared.DirectMemory;
import io.github.marl4j.env.shared.SharedMemory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Shared memory that ND4J allocates: each array is an INDArray, and a buffer over the part of it that the host sees. */
final class Nd4jMemory implements SharedMemory {
    private final Map<String, INDArray> arrays = new LinkedHashMap<>();

    /** Returns an array by the name of the field that it became. */
    INDArray array(String name) {
        return arrays.get(name);
    }

    boolean has(String name) {
        return arrays.containsKey(name);
    }

    /** The host has written: a device that has memory of its own copies what it reads next. */
    void writtenByHost() {
        for (INDArray array : arrays.values()) {
            if (!array.isEmpty()) Nd4j.getAffinityManager().tagLocation(array, Location.HOST);
        }
    }

    /** The host is going to read an array that operations may have written. */
    void readByHost(String name) {
        INDArray array = arrays.get(name);
        if (!array.isEmpty()) Nd4j.getAffinityManager().ensureLocation(array, Location.HOST);
    }

    @Override
    public FloatBuffer floats(String name, long... shape) {
        return allocate(name, DataType.FLOAT, shape).asFloatBuffer();
    }

    @Override
    public IntBuffer ints(String name, long... shape) {
        return allocate(name, DataType.INT32, shape).asIntBuffer();
    }

    @Override
    public ByteBuffer flags(String name, long... shape) {
        return allocate(name, DataType.BOOL, shape);
    }

    @SuppressWarnings("try") // that the scope is left is all it is for
    private ByteBuffer allocate(String name, DataType type, long... shape) {
        int bytes = DirectMemory.requireOneBuffer(Math.multiplyExact(DirectMemory.size(shape), type.width()));
        // Arrays of a workspace would be overwritten when the caller leaves it.
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            INDArray array = Nd4j.create(type, shape);
            arrays.put(name, array);
            return bytes == 0
                    ? DirectMemory.bytes(0)
                    : array.data().pointer().asByteBuffer().order(ByteOrder.nativeOrder());
        }
    }
}
