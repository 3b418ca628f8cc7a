package io.github.marl4j.algorithms.nn;

/** {@code y = activation(x·W + b)}, W is {@code [in][out]}. */
record Dense(ParameterLayout.Slice kernel, ParameterLayout.Slice bias, Activation activation) implements Layer {
    /** Rows handled together, so that their outputs are still in the first-level cache for the activation. */
    private static final int BLOCK = 96;

    static Dense add(ParameterLayout.Builder layout, String name, int in, int out, Activation activation, Init init) {
        return new Dense(
                layout.add(name + "/kernel", in, out, init),
                layout.add(name + "/bias", 1, out, Init.constant(0)),
                activation);
    }

    /** Kernel and bias are drawn as PyTorch draws them, see {@link Init#torchLinear}. */
    static Dense addTorch(ParameterLayout.Builder layout, String name, int in, int out, Activation activation) {
        Init init = Init.torchLinear(in);
        return new Dense(
                layout.add(name + "/kernel", in, out, init), layout.add(name + "/bias", 1, out, init), activation);
    }

    @Override
    public int inputSize() {
        return kernel.rows();
    }

    @Override
    public int outputSize() {
        return kernel.columns();
    }

    @Override
    public Layer.Pass newPass(Kernels kernels, int steps, int rows, boolean training) {
        return new Pass(kernels, training);
    }

    @Override
    public void describe(float[] parameters, NetworkVisitor to) {
        to.dense(kernel.of(parameters), bias.of(parameters), activation);
    }

    private final class Pass implements Layer.Pass {
        private final Kernels kernels;
        private final Linear linear;

        private Pass(Kernels kernels, boolean training) {
            this.kernels = kernels;
            linear = new Linear(kernels, kernel, training);
        }

        @Override
        public void forward(float[] parameters, int steps, int rows, float[] x, float[] y) {
            int in = inputSize();
            int out = outputSize();
            int total = steps * rows;
            for (int row = 0; row < total; row += BLOCK) {
                int count = Math.min(BLOCK, total - row);
                linear.forward(parameters, count, x, row * in, y, row * out, false);
                kernels.math().addBiasAndActivate(activation, y, row * out, count, out, parameters, bias.offset());
            }
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
            int in = inputSize();
            int out = outputSize();
            int total = steps * rows;
            if (dx != null) linear.load(parameters);
            for (int row = 0; row < total; row += BLOCK) {
                int count = Math.min(BLOCK, total - row);
                int first = row * out;
                kernels.math().multiplyByDerivative(activation, y, first, dy, first, count * out);
                kernels.math().addColumnSums(dy, first, count, out, out, gradients, bias.offset());
                linear.addGradient(gradients, count, x, row * in, dy, first);
                if (dx != null) linear.backward(count, dy, first, dx, row * in, accumulate);
            }
        }
    }
}
