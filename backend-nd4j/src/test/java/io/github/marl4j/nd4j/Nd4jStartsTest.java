package io.github.marl4j.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The native library on the class path belongs to the Java classes on it. */
class Nd4jStartsTest {
    @Test
    void matricesAreMultipliedByTheNativeLibrary() {
        INDArray a = Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}});
        INDArray product = a.mmul(Nd4j.eye(2).castTo(DataType.FLOAT).mul(2));
        assertThat(product.toFloatMatrix()).isDeepEqualTo(new float[][] {{2, 4}, {6, 8}});
    }
}
