package io.github.marl4j.algorithms.nn;

/** {@code y = max(x, 0)} as a layer of its own, after a normalisation. */
record Relu(int inputSize) implements Layer {
    @Override
    public int outputSize() {
        return inputSize;
    }

    @Override
    public Layer.Pass newPass(Kernels kernels, int steps, int rows, boolean training) {
        return new Pass();
    }

    @Override
    public void describe(float[] parameters, NetworkVisitor to) {
        to.relu();
    }

    private final class Pass implements Layer.Pass {
        @Override
        public void forward(float[] parameters, int steps, int rows, float[] x, float[] y) {
            for (int i = 0; i < steps * rows * inputSize; i++) {
                y[i] = Math.max(x[i], 0f);
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
            for (int i = 0; dx != null && i < steps * rows * inputSize; i++) {
                float gradient = y[i] > 0f ? dy[i] : 0f;
                dx[i] = accumulate ? dx[i] + gradient : gradient;
            }
        }
    }
}
