package io.github.marl4j.algorithms.nn;

/**
 * Rows times a kernel, {@code y = x·W}, and the way back: what dense layers, convolutions and both products of recurrent layers are made of. Rows lie dense, x as wide as W has rows, y as wide as W has
 * columns. Memory of one thread.
 */
final class Linear {
    private final Kernels kernels;
    private final ParameterLayout.Slice kernel;
    private final int in;
    private final int out;
    private final float[] transposed;

    /**
     * Reserves memory.
     *
     * @param training whether there will be a way back
     */
    Linear(Kernels kernels, ParameterLayout.Slice kernel, boolean training) {
        this.kernels = kernels;
        this.kernel = kernel;
        this.in = kernel.rows();
        this.out = kernel.columns();
        this.transposed = training ? new float[kernel.size()] : null;
    }

    /**
     * Calculates {@code y = x·W}.
     *
     * @param count rows
     * @param x not modified, from index {@code xFrom} on
     * @param y written or added to, from index {@code yFrom} on
     * @param accumulate whether y is added to
     */
    void forward(float[] parameters, int count, float[] x, int xFrom, float[] y, int yFrom, boolean accumulate) {
        kernels.gemm()
                .multiply(count, out, in, x, xFrom, in, parameters, kernel.offset(), out, y, yFrom, out, accumulate);
    }

    /** Adds {@code xᵀ·dy} to the gradient of the kernel. */
    void addGradient(float[] gradients, int count, float[] x, int xFrom, float[] dy, int dyFrom) {
        addGradient(gradients, 0, out, count, x, xFrom, dy, dyFrom, out);
    }

    /**
     * Adds to the gradient of some columns of the kernel.
     *
     * @param first of the columns
     * @param columns how many
     * @param dy gradients of these columns, not modified
     * @param stride numbers between two rows of dy
     */
    void addGradient(
            float[] gradients,
            int first,
            int columns,
            int count,
            float[] x,
            int xFrom,
            float[] dy,
            int dyFrom,
            int stride) {
        kernels.gemm()
                .multiplyTransposedA(
                        in,
                        columns,
                        count,
                        x,
                        xFrom,
                        in,
                        dy,
                        dyFrom,
                        stride,
                        gradients,
                        kernel.offset() + first,
                        out,
                        true);
    }

    /** Takes over the weights for {@link #backward}; to be called when they have changed. */
    void load(float[] parameters) {
        Gemm.transpose(in, out, parameters, kernel.offset(), transposed);
    }

    /** Calculates {@code dx = dy·Wᵀ}, or adds that to dx. */
    void backward(int count, float[] dy, int dyFrom, float[] dx, int dxFrom, boolean accumulate) {
        backward(0, out, count, dy, dyFrom, out, dx, dxFrom, accumulate);
    }

    /**
     * Calculates or adds what some columns of the kernel contribute to the gradient of x.
     *
     * @param first of the columns
     * @param columns how many
     * @param dy gradients of these columns, not modified
     * @param stride numbers between two rows of dy
     */
    void backward(
            int first,
            int columns,
            int count,
            float[] dy,
            int dyFrom,
            int stride,
            float[] dx,
            int dxFrom,
            boolean accumulate) {
        kernels.gemm()
                .multiply(
                        count, in, columns, dy, dyFrom, stride, transposed, first * in, in, dx, dxFrom, in, accumulate);
    }
}
