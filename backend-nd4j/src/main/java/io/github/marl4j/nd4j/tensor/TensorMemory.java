package io.github.marl4j.nd4j.tensor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The arrays of a tensor kernel, all made before its first step: a step makes none. What a program needs for a moment only is {@linkplain #free given back} while the program is
 * written down, and serves what is written down after it.
 */
public final class TensorMemory implements AutoCloseable {
    private final List<INDArray> owned = new ArrayList<>();
    private final Map<String, Deque<INDArray>> unused = new HashMap<>();

    /** Creates an empty memory. */
    public TensorMemory() {}

    /** Returns an array of zeros of its own: it is never reused. */
    public INDArray array(DataType type, long... shape) {
        INDArray array = Nd4j.createUninitializedDetached(type, shape);
        array.assign(0);
        owned.add(array);
        return array;
    }

    /** Returns an array of zeros of float32. */
    public INDArray array(long... shape) {
        return array(DataType.FLOAT, shape);
    }

    /** Returns an array with these numbers, in 'c' order. */
    public INDArray constant(float[] values, long... shape) {
        INDArray array = Nd4j.createFromArray(values).reshape('c', shape);
        owned.add(array);
        return array;
    }

    /** Returns an array with these numbers, in 'c' order. */
    public INDArray constant(long[] values, long... shape) {
        INDArray array = Nd4j.createFromArray(values).reshape('c', shape);
        owned.add(array);
        return array;
    }

    /** Returns a list of these numbers, INT32. */
    public INDArray constant(int... values) {
        INDArray array = Nd4j.createFromArray(values);
        owned.add(array);
        return array;
    }

    /** Returns an array with these numbers, in 'c' order. */
    public INDArray constant(double[] values, long... shape) {
        INDArray array = Nd4j.createFromArray(values).reshape('c', shape);
        owned.add(array);
        return array;
    }

    /** Returns a number of a type. */
    public INDArray constant(DataType type, double value) {
        INDArray array = Nd4j.createFromArray(value).castTo(type);
        owned.add(array);
        return array;
    }

    /** Returns a float64 number. */
    public INDArray constant(double value) {
        INDArray array = Nd4j.createFromArray(value);
        owned.add(array);
        return array;
    }

    /** Returns an array whose contents mean nothing: for results that are used up before it is {@linkplain #free given back}. */
    public INDArray scratch(DataType type, long... shape) {
        long length = 1;
        for (long size : shape) length *= size;
        Deque<INDArray> free = unused.get(key(type, length));
        INDArray array = free == null ? null : free.poll();
        return array == null ? array(type, shape) : array.reshape('c', shape);
    }

    /** Lets later {@link #scratch} arrays have the memory of these; views of other arrays must not be among them. */
    public void free(INDArray... arrays) {
        for (INDArray array : arrays) {
            unused.computeIfAbsent(key(array.dataType(), array.length()), none -> new ArrayDeque<>())
                    .push(array);
        }
    }

    private static String key(DataType type, long length) {
        return type + " " + length;
    }

    /** Returns how many bytes the arrays take. */
    public long bytes() {
        long bytes = 0;
        for (INDArray array : owned) bytes += array.length() * array.dataType().width();
        return bytes;
    }

    @Override
    public void close() {
        for (INDArray array : owned) if (array.closeable()) array.close();
        owned.clear();
        unused.clear();
    }
}
