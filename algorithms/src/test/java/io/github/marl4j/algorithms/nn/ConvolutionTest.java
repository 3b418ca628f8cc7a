package io.github.marl4j.algorithms.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Convolutions against the sums that define them. */
final class ConvolutionTest {
    private static final Init WIDE = Init.lecunNormal();

    /** Large enough that an image is worked on in several blocks of lines. */
    @Test
    void everyOutputIsTheSumOverWhatTheKernelCovers() {
        ImageShape in = new ImageShape(23, 61, 3);
        int filters = 5;
        int size = 4;
        int stride = 2;
        ImageShape out = in.convolved(filters, size, stride);
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        Network network = Network.builder(layout, in.size())
                .head()
                .convolution("c", in, filters, size, stride, 0.25f, Activation.NONE, WIDE)
                .build();
        Random random = new Random(4);
        float[] weights =
                new Parameters(layout.build()).initialise(random).values().clone();
        int bias = weights.length - filters;
        for (int f = 0; f < filters; f++) weights[bias + f] = f;
        for (Kernels kernels : new Kernels[] {Kernels.plain(), Kernels.best()}) {
            Network.Pass pass = network.newPass(kernels, 1, 2, false);
            for (int i = 0; i < pass.input().length; i++) pass.input()[i] = random.nextInt(256);
            pass.forward(weights, 1, 2);
            for (int image = 0; image < 2; image++) {
                for (int o = 0; o < out.size(); o++) {
                    int f = o % filters;
                    int column = o / filters % out.width() * stride;
                    int row = o / filters / out.width() * stride;
                    double sum = 0;
                    for (int k = 0; k < size * size * 3; k++) {
                        int y = row + k / (3 * size);
                        int x = column + k / 3 % size;
                        int at = image * in.size() + (y * in.width() + x) * 3 + k % 3;
                        sum += pass.input()[at] * weights[k * filters + f];
                    }
                    assertThat((double) pass.output(0)[image * out.size() + o]).isCloseTo(0.25 * sum + f, within(2e-3));
                }
            }
        }
    }

    @Test
    void kernelsThatDoNotFitAndImagesOfAnotherSizeAreRefused() {
        ImageShape small = new ImageShape(7, 30, 1);
        assertThatThrownBy(() -> small.convolved(4, 8, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("size=8", "7 x 30");
        Network.Builder network = Network.builder(new ParameterLayout.Builder(), 100);
        assertThatThrownBy(() -> network.convolution("c", small, 4, 3, 1, 1, Activation.RELU, WIDE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("210 features", "100");
    }
}
