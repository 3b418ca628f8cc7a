package io.github.marl4j.algorithms.nn;

/**
 * {@code y = scale ⊙ (x − mean)/√(variance + ε) + shift}, mean and variance over the features of a row.
 * Source: Ba, Kiros and Hinton 2016, Layer Normalization.
 */
record LayerNorm(ParameterLayout.Slice scale, ParameterLayout.Slice shift, float epsilon) implements Layer {
    static LayerNorm add(ParameterLayout.Builder layout, String name, int size, float epsilon) {
        return new LayerNorm(
                layout.add(name + "/scale", 1, size, Init.constant(1)),
                layout.add(name + "/bias", 1, size, Init.constant(0)),
                epsilon);
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
    public Layer.Pass newPass(Kernels kernels, int steps, int rows, boolean training) {
        return new Pass();
    }

    @Override
    public void describe(float[] parameters, NetworkVisitor to) {
        to.layerNorm(scale.of(parameters), shift.of(parameters), epsilon);
    }

    private final class Pass implements Layer.Pass {
        @Override
        public void forward(float[] parameters, int steps, int rows, float[] x, float[] y) {
            int size = inputSize();
            for (int first = 0; first < steps * rows * size; first += size) {
                float mean = mean(x, first);
                float inverse = inverseDeviation(x, first, mean);
                for (int j = 0; j < size; j++) {
                    y[first + j] = (x[first + j] - mean) * inverse * parameters[scale.offset() + j]
                            + parameters[shift.offset() + j];
                }
            }
        }

        private float mean(float[] x, int first) {
            float sum = 0;
            for (int j = first; j < first + inputSize(); j++) {
                sum += x[j];
            }
            return sum / inputSize();
        }

        private float inverseDeviation(float[] x, int first, float mean) {
            float squares = 0;
            for (int j = first; j < first + inputSize(); j++) {
                squares += (x[j] - mean) * (x[j] - mean);
            }
            return (float) (1 / Math.sqrt(squares / inputSize() + epsilon));
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
            int size = inputSize();
            for (int first = 0; first < steps * rows * size; first += size) {
                float mean = mean(x, first);
                float inverse = inverseDeviation(x, first, mean);
                float sum = 0;
                float weighted = 0;
                for (int j = 0; j < size; j++) {
                    float normal = (x[first + j] - mean) * inverse;
                    float scaled = dy[first + j] * parameters[scale.offset() + j];
                    gradients[scale.offset() + j] += dy[first + j] * normal;
                    gradients[shift.offset() + j] += dy[first + j];
                    sum += scaled;
                    weighted += scaled * normal;
                }
                if (dx == null) {
                    continue;
                }
                for (int j = 0; j < size; j++) {
                    float normal = (x[first + j] - mean) * inverse;
                    float scaled = dy[first + j] * parameters[scale.offset() + j];
                    float gradient = inverse * (scaled - (sum + normal * weighted) / size);
                    dx[first + j] = accumulate ? dx[first + j] + gradient : gradient;
                }
            }
        }
    }
}
