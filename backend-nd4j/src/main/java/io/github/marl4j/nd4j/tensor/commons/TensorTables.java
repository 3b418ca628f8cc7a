package io.github.marl4j.nd4j.tensor.commons;

import io.github.marl4j.nd4j.tensor.TensorBatch;
import io.github.marl4j.nd4j.tensor.TensorMemory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Small constant matrices, and parts of arrays. */
final class TensorTables {
    private TensorTables() {}

    /**
     * Returns a matrix whose product with {@code [row][env]} sums the rows up to each.
     *
     * @param skipped 0 to sum up to the row itself, 1 up to the one before
     */
    static INDArray triangle(TensorMemory memory, int rows, int skipped) {
        double[] ones = new double[rows * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column <= row - skipped; column++) ones[row * rows + column] = 1;
        }
        return memory.constant(ones, rows, rows);
    }

    /** Returns whole numbers from 0, as a column. */
    static INDArray numbers(TensorMemory memory, int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) numbers[i] = i;
        return memory.constant(numbers, count, 1);
    }

    /** Returns the last row. */
    static INDArray last(INDArray rows) {
        return TensorBatch.rows(rows, (int) rows.size(0) - 1, 1);
    }
}
