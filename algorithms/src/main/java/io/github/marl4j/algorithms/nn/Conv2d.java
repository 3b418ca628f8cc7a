package io.github.marl4j.algorithms.nn;

import java.util.Arrays;

/**
 * A convolution with a square kernel and no padding, {@code y = activation(scale · patch·W + b)} for every place of the kernel. Images lie {@code [row][column][channel]} in and out, W is
 * {@code [kernel row][kernel column][channel in][filter]}: what the kernel covers is copied to one row of a matrix ("im2col"), so that the convolution is a matrix product. Patches are made for some
 * lines of output at a time, small enough for the caches, and made again on the way back.
 *
 * @param in shape of the image that comes in
 * @param out shape of the image that goes out
 * @param size edge of the kernel
 * @param stride pixels between two places of the kernel
 * @param scale factor of the input, 1/255 for bytes
 */
record Conv2d(
        ParameterLayout.Slice kernel,
        ParameterLayout.Slice bias,
        ImageShape in,
        ImageShape out,
        int size,
        int stride,
        float scale,
        Activation activation)
        implements Layer {
    /** Patches handled together. */
    private static final int BLOCK = 96;

    static Conv2d add(
            ParameterLayout.Builder layout,
            String name,
            ImageShape in,
            int filters,
            int size,
            int stride,
            float scale,
            Activation activation,
            Init init) {
        ImageShape out = in.convolved(filters, size, stride);
        return new Conv2d(
                layout.add(name + "/kernel", size * size * in.channels(), filters, init),
                layout.add(name + "/bias", 1, filters, Init.constant(0)),
                in,
                out,
                size,
                stride,
                scale,
                activation);
    }

    @Override
    public int inputSize() {
        return in.size();
    }

    @Override
    public int outputSize() {
        return out.size();
    }

    @Override
    public Layer.Pass newPass(Kernels kernels, int steps, int rows, boolean training) {
        return new Pass(kernels, training);
    }

    @Override
    public void describe(float[] parameters, NetworkVisitor to) {
        to.convolution(in, size, stride, scale, kernel.of(parameters), bias.of(parameters), activation);
    }

    private final class Pass implements Layer.Pass {
        private final Kernels kernels;
        /** Lines of output whose patches are made together. */
        private final int lines = Math.max(1, Math.min(out.height(), BLOCK / out.width()));

        private final float[] patches = new float[lines * out.width() * kernel.rows()];
        private final float[] patchGradients;
        private final Linear linear;

        private Pass(Kernels kernels, boolean training) {
            this.kernels = kernels;
            patchGradients = training ? new float[patches.length] : null;
            linear = new Linear(kernels, kernel, training);
        }

        @Override
        public void forward(float[] parameters, int steps, int rows, float[] x, float[] y) {
            int filters = out.channels();
            for (int image = 0; image < steps * rows; image++) {
                for (int line = 0; line < out.height(); line += lines) {
                    int count = Math.min(lines, out.height() - line) * out.width();
                    int first = image * out.size() + line * out.width() * filters;
                    gather(x, image * in.size(), line, count);
                    linear.forward(parameters, count, patches, 0, y, first, false);
                    scale(y, first, count * filters);
                    kernels.math().addBiasAndActivate(activation, y, first, count, filters, parameters, bias.offset());
                }
            }
        }

        private void scale(float[] values, int first, int count) {
            if (scale == 1) return;
            for (int i = first; i < first + count; i++) values[i] *= scale;
        }

        /** Copies what the kernel covers at {@code count} places from a line of output on. */
        private void gather(float[] x, int image, int line, int count) {
            int run = size * in.channels();
            for (int place = 0, to = 0; place < count; place++) {
                int from = image + corner(line, place);
                for (int ky = 0; ky < size; ky++, to += run, from += in.width() * in.channels()) {
                    System.arraycopy(x, from, patches, to, run);
                }
            }
        }

        /** Adds gradients of patches to those of the pixels that they were copied from. */
        private void scatter(float[] dx, int image, int line, int count) {
            int run = size * in.channels();
            for (int place = 0, from = 0; place < count; place++) {
                int to = image + corner(line, place);
                for (int ky = 0; ky < size; ky++, from += run, to += in.width() * in.channels()) {
                    for (int i = 0; i < run; i++) dx[to + i] += patchGradients[from + i];
                }
            }
        }

        /** Returns the first feature under the kernel at a place, counted from a line of output on. */
        private int corner(int line, int place) {
            int row = (line + place / out.width()) * stride;
            int column = place % out.width() * stride;
            return (row * in.width() + column) * in.channels();
        }

        @Override
        public void backward(
                float[] parameters,
                float[] gradients,
                int steps,
                int rows,
                float[] x,
                float[] y,
                float[] dy,
                float[] dx,
                boolean accumulate) {
            if (dx != null) {
                linear.load(parameters);
                if (!accumulate) Arrays.fill(dx, 0, steps * rows * in.size(), 0f);
            }
            for (int image = 0; image < steps * rows; image++) {
                for (int line = 0; line < out.height(); line += lines) {
                    block(gradients, image, line, x, y, dy, dx);
                }
            }
        }

        /** Goes back through some lines of one image. */
        private void block(float[] gradients, int image, int line, float[] x, float[] y, float[] dy, float[] dx) {
            int filters = out.channels();
            int count = Math.min(lines, out.height() - line) * out.width();
            int first = image * out.size() + line * out.width() * filters;
            kernels.math().multiplyByDerivative(activation, y, first, dy, first, count * filters);
            kernels.math().addColumnSums(dy, first, count, filters, filters, gradients, bias.offset());
            scale(dy, first, count * filters);
            gather(x, image * in.size(), line, count);
            linear.addGradient(gradients, count, patches, 0, dy, first);
            if (dx == null) return;
            linear.backward(count, dy, first, patchGradients, 0, false);
            scatter(dx, image * in.size(), line, count);
        }
    }
}
