package io.github.marl4j.algorithms.nn;

/**
 * {@code y = scale ⊙ (x − mean)/√(variance + ε) + shift} per feature. A training pass takes mean and (population) variance over all of
 * its own rows; an inference pass takes the running ones, which are slices of the parameters like weights but have no gradient.
 * {@code running ← 0.99·running + 0.01·batch}. Sources: Ioffe and Szegedy 2015; constants of flax 0.12.8, {@code linen.BatchNorm}.
 */
record BatchNorm(
        ParameterLayout.Slice scale,
        ParameterLayout.Slice shift,
        ParameterLayout.Slice runningMean,
        ParameterLayout.Slice runningVariance)
        implements Layer {
    private static final float EPSILON = 1e-5f;
    private static final float MOMENTUM = .99f;

    static BatchNorm add(ParameterLayout.Builder layout, String name, int size) {
        return new BatchNorm(
                layout.add(name + "/scale", 1, size, Init.constant(1)),
                layout.add(name + "/bias", 1, size, Init.constant(0)),
                layout.add(name + "/mean", 1, size, Init.constant(0)),
                layout.add(name + "/variance", 1, size, Init.constant(1)));
    }

    @Override
    public int inputSize() {
        return scale.columns();
    }

    @Override
    public int outputSize() {
        return scale.columns();
    }

    @Override
    public Pass newPass(Kernels kernels, int steps, int rows, boolean training) {
        return new Pass(training);
    }

    final class Pass implements Layer.Pass {
        private final boolean training;
        private final int size = inputSize();
        private final float[] mean = new float[size];
        private final float[] variance = new float[size];
        private final float[] inverse = new float[size];
        private final float[] sums = new float[size];
        private final float[] weighted = new float[size];

        private Pass(boolean training) {
            this.training = training;
        }

        /** Moves the running statistics towards those of the last forward call. */
        void updateRunningStatistics(float[] parameters) {
            for (int j = 0; j < size; j++) {
                int m = runningMean.offset() + j;
                int v = runningVariance.offset() + j;
                parameters[m] = MOMENTUM * parameters[m] + (1 - MOMENTUM) * mean[j];
                parameters[v] = MOMENTUM * parameters[v] + (1 - MOMENTUM) * variance[j];
            }
        }

        @Override
        public void forward(float[] parameters, int steps, int rows, float[] x, float[] y) {
            int total = steps * rows;
            if (training) {
                measure(total, x);
            } else {
                System.arraycopy(parameters, runningMean.offset(), mean, 0, size);
                System.arraycopy(parameters, runningVariance.offset(), variance, 0, size);
            }
            for (int j = 0; j < size; j++) {
                inverse[j] = (float) (1 / Math.sqrt(variance[j] + EPSILON));
            }
            for (int row = 0; row < total; row++) {
                for (int j = 0; j < size; j++) {
                    y[row * size + j] = (x[row * size + j] - mean[j]) * inverse[j] * parameters[scale.offset() + j]
                            + parameters[shift.offset() + j];
                }
            }
        }

        private void measure(int total, float[] x) {
            for (int j = 0; j < size; j++) {
                mean[j] = 0;
                variance[j] = 0;
            }
            for (int row = 0; row < total; row++) {
                for (int j = 0; j < size; j++) {
                    mean[j] += x[row * size + j] / total;
                }
            }
            for (int row = 0; row < total; row++) {
                for (int j = 0; j < size; j++) {
                    float difference = x[row * size + j] - mean[j];
                    variance[j] += difference * difference / total;
                }
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
            int total = steps * rows;
            for (int j = 0; j < size; j++) {
                sums[j] = 0;
                weighted[j] = 0;
            }
            for (int row = 0; row < total; row++) {
                for (int j = 0; j < size; j++) {
                    float normal = (x[row * size + j] - mean[j]) * inverse[j];
                    sums[j] += dy[row * size + j];
                    weighted[j] += dy[row * size + j] * normal;
                }
            }
            for (int j = 0; j < size; j++) {
                gradients[scale.offset() + j] += weighted[j];
                gradients[shift.offset() + j] += sums[j];
            }
            if (dx != null) {
                inputGradient(parameters, total, x, dy, dx, accumulate);
            }
        }

        private void inputGradient(
                float[] parameters, int total, float[] x, float[] dy, float[] dx, boolean accumulate) {
            for (int row = 0; row < total; row++) {
                for (int j = 0; j < size; j++) {
                    int i = row * size + j;
                    float normal = (x[i] - mean[j]) * inverse[j];
                    float gradient = parameters[scale.offset() + j]
                            * inverse[j]
                            * (dy[i] - (sums[j] + normal * weighted[j]) / total);
                    dx[i] = accumulate ? dx[i] + gradient : gradient;
                }
            }
        }
    }
}
