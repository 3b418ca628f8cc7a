package io.github.marl4j.nd4j.tensor;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays {@code [row][env]} of the device as arrays {@code [env][row]} of the host. */
final class HostRows {
    /** Rows and environments that are turned together, so that both sides stay in the cache. */
    private static final int TILE = 32;

    private HostRows() {}

    /** Returns the numbers of an array. */
    static Object read(INDArray rows, TensorKernel.Form form) {
        if (rows == null) return form == TensorKernel.Form.INT ? new int[0] : new float[0];
        int envs = (int) rows.size(rows.rank() - 1);
        int count = (int) (rows.length() / envs);
        return switch (form) {
            case DOUBLE -> turned(rows.ravel().toDoubleVector(), count, envs);
            case LONG -> {
                long[] values = new long[count * envs];
                HostCopy.read(rows, values);
                yield turned(values, count, envs);
            }
            case INT, BOOLEAN, FLOAT -> {
                if (rows.dataType() == DataType.DOUBLE)
                    yield whole(turned(rows.ravel().toDoubleVector(), count, envs), form);
                float[] values = new float[count * envs];
                HostCopy.read(rows, values);
                float[] turned = new float[values.length];
                turn(values, count, envs, turned);
                yield form == TensorKernel.Form.FLOAT
                        ? turned
                        : form == TensorKernel.Form.INT ? ints(turned) : flags(turned);
            }
        };
    }

    /** Whole numbers or flags that are kept as float64. */
    private static Object whole(double[] numbers, TensorKernel.Form form) {
        if (form == TensorKernel.Form.INT) {
            return Arrays.stream(numbers).mapToInt(number -> (int) number).toArray();
        }
        boolean[] flags = new boolean[numbers.length];
        for (int i = 0; i < flags.length; i++) flags[i] = numbers[i] != 0;
        return flags;
    }

    private static double[] turned(double[] values, int rows, int envs) {
        double[] turned = new double[values.length];
        for (int i = 0; i < values.length; i++) turned[i % envs * rows + i / envs] = values[i];
        return turned;
    }

    private static long[] turned(long[] values, int rows, int envs) {
        long[] turned = new long[values.length];
        for (int i = 0; i < values.length; i++) turned[i % envs * rows + i / envs] = values[i];
        return turned;
    }

    /** Writes {@code [row][env]} as {@code [env][row]}; with the counts exchanged, the other way round. */
    static void turn(float[] from, int rows, int envs, float[] to) {
        for (int row = 0; row < rows; row += TILE) {
            for (int env = 0; env < envs; env += TILE) turnTile(from, rows, envs, row, env, to);
        }
    }

    private static void turnTile(float[] from, int rows, int envs, int firstRow, int firstEnv, float[] to) {
        int endRow = Math.min(rows, firstRow + TILE);
        int endEnv = Math.min(envs, firstEnv + TILE);
        for (int row = firstRow; row < endRow; row++) {
            for (int env = firstEnv; env < endEnv; env++) to[env * rows + row] = from[row * envs + env];
        }
    }

    private static int[] ints(float[] numbers) {
        int[] whole = new int[numbers.length];
        for (int i = 0; i < whole.length; i++) whole[i] = (int) numbers[i];
        return whole;
    }

    private static boolean[] flags(float[] numbers) {
        boolean[] flags = new boolean[numbers.length];
        for (int i = 0; i < flags.length; i++) flags[i] = numbers[i] != 0f;
        return flags;
    }

    /** Overwrites an array with {@code float[]}, {@code int[]}, {@code boolean[]}, {@code double[]} or {@code long[]} {@code [env][row]}. */
    static void write(Object array, INDArray rows) {
        int envs = (int) rows.size(rows.rank() - 1);
        int count = (int) (rows.length() / envs);
        if (rows.dataType() == DataType.DOUBLE) {
            rows.assign(
                    Nd4j.createFromArray(turned(doubles(array), envs, count)).reshape('c', rows.shape()));
        } else if (array instanceof long[] numbers && rows.dataType() == DataType.INT64) {
            HostCopy.write(turned(numbers, envs, count), rows);
        } else {
            float[] turned = new float[count * envs];
            turn(floats(array), envs, count, turned);
            HostCopy.write(turned, rows);
        }
    }

    private static double[] doubles(Object array) {
        if (array instanceof double[] numbers) return numbers;
        if (array instanceof int[] whole)
            return Arrays.stream(whole).asDoubleStream().toArray();
        float[] numbers = floats(array);
        double[] wide = new double[numbers.length];
        for (int i = 0; i < wide.length; i++) wide[i] = numbers[i];
        return wide;
    }

    private static float[] floats(Object array) {
        if (array instanceof float[] numbers) return numbers;
        if (array instanceof int[] whole) {
            float[] numbers = new float[whole.length];
            for (int i = 0; i < numbers.length; i++) numbers[i] = whole[i];
            return numbers;
        }
        if (array instanceof boolean[] flags) {
            float[] numbers = new float[flags.length];
            for (int i = 0; i < numbers.length; i++) numbers[i] = flags[i] ? 1f : 0f;
            return numbers;
        }
        throw new IllegalArgumentException("a state array must be numbers or flags, not " + array.getClass());
    }
}
