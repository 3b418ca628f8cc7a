package io.github.marl4j.nd4j.tensor;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Whole arrays to the host and back, in one go. */
final class HostCopy {
    private HostCopy() {}

    /** Copies an array in 'c' order to the host. */
    static void read(INDArray from, float[] to) {
        read(from, to, to.length);
    }

    /** Copies the first numbers of an array in 'c' order to the host. */
    static void read(INDArray from, float[] to, int count) {
        new FloatPointer(arriving(from)).get(to, 0, count);
    }

    /** Copies an array in 'c' order to the host. */
    static void read(INDArray from, long[] to) {
        new LongPointer(arriving(from)).get(to, 0, to.length);
    }

    /** Overwrites an array in 'c' order. */
    static void write(float[] from, INDArray to) {
        new FloatPointer(arriving(to)).put(from, 0, from.length);
        leaving(to);
    }

    /** Overwrites an array in 'c' order. */
    static void write(long[] from, INDArray to) {
        new LongPointer(arriving(to)).put(from, 0, from.length);
        leaving(to);
    }

    private static org.bytedeco.javacpp.Pointer arriving(INDArray array) {
        Nd4j.getExecutioner().commit();
        Nd4j.getAffinityManager().ensureLocation(array, AffinityManager.Location.HOST);
        return array.data().addressPointer();
    }

    private static void leaving(INDArray array) {
        Nd4j.getAffinityManager().tagLocation(array, AffinityManager.Location.HOST);
    }
}
