package io.github.marl4j.algorithms.nn;

import java.util.Arrays;

/**
 * Gated recurrent unit in the form of flax: {@code r=σ(W_ir x+b_ir+W_hr h)}, {@code z=σ(W_iz x+b_iz+W_hz h)},
 * {@code n=tanh(W_in x+b_in+ r⊙(W_hn h+b_hn))}, {@code h'=(1−z)⊙n+z⊙h}. The columns of the stacked kernels are r, z, n.
 * Where a reset flag stands, h is 0 before the cell. Source: flax 0.12.8, {@code linen.GRUCell}.
 */
record Gru(
        ParameterLayout.Slice input,
        ParameterLayout.Slice inputBias,
        ParameterLayout.Slice hidden,
        ParameterLayout.Slice hiddenBias)
        implements Layer {

    static Gru add(ParameterLayout.Builder layout, String name, int in, int size, Init input, Init hidden) {
        return new Gru(
                layout.add(name + "/input/kernel", in, 3 * size, input.inBlocks(3)),
                layout.add(name + "/input/bias", 1, 3 * size, Init.constant(0)),
                layout.add(name + "/hidden/kernel", size, 3 * size, hidden.inBlocks(3)),
                layout.add(name + "/hidden/bias", 1, size, Init.constant(0)));
    }

    @Override
    public int inputSize() {
        return input.rows();
    }

    @Override
    public int outputSize() {
        return hidden.rows();
    }

    @Override
    public Pass newPass(Kernels kernels, int steps, int rows, boolean training) {
        return new Pass(kernels, steps, rows, training);
    }

    @Override
    public void describe(float[] parameters, NetworkVisitor to) {
        to.gru(input.of(parameters), inputBias.of(parameters), hidden.of(parameters), hiddenBias.of(parameters));
    }

    /** Memory of one thread, with the state that enters and leaves the sequence. */
    final class Pass implements Recurrent {
        private final Kernels kernels;
        private final int size = outputSize();
        private final float[] state;
        private final boolean[] resets;
        private final float[] gates;
        private final float[] candidate;
        private final float[] before;
        private final float[] recurrent;
        private final Linear ofInput;
        private final Linear ofHidden;
        private final float[] carried;

        private Pass(Kernels kernels, int steps, int rows, boolean training) {
            this.kernels = kernels;
            state = new float[rows * size];
            resets = new boolean[steps * rows];
            gates = new float[steps * rows * 3 * size];
            candidate = new float[steps * rows * size];
            before = new float[steps * rows * size];
            recurrent = new float[rows * 3 * size];
            ofInput = new Linear(kernels, input, training);
            ofHidden = new Linear(kernels, hidden, training);
            carried = training ? new float[rows * size] : null;
        }

        @Override
        public float[] state() {
            return state;
        }

        @Override
        public boolean[] resets() {
            return resets;
        }

        @Override
        public void forward(float[] parameters, int steps, int rows, float[] x, float[] y) {
            int wide = 3 * size;
            VectorMath math = kernels.math();
            ofInput.forward(parameters, steps * rows, x, 0, gates, 0, false);
            math.addBiasAndActivate(Activation.NONE, gates, 0, steps * rows, wide, parameters, inputBias.offset());
            for (int step = 0; step < steps; step++) {
                int base = step * rows;
                loadState(base, rows, step == 0 ? state : y, step == 0 ? 0 : (base - rows) * size);
                ofHidden.forward(parameters, rows, before, base * size, recurrent, 0, false);
                for (int row = 0; row < rows; row++) {
                    int at = (base + row) * size;
                    math.gruForward(
                            size,
                            gates,
                            3 * at,
                            recurrent,
                            row * wide,
                            parameters,
                            hiddenBias.offset(),
                            candidate,
                            at,
                            before,
                            at,
                            y,
                            at);
                }
            }
            System.arraycopy(y, (steps - 1) * rows * size, state, 0, rows * size);
        }

        private void loadState(int base, int rows, float[] source, int sourceFrom) {
            System.arraycopy(source, sourceFrom, before, base * size, rows * size);
            clearAtResets(base, rows, before, base * size, size);
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
            int wide = 3 * size;
            ofHidden.load(parameters);
            Arrays.fill(carried, 0, rows * size, 0f);
            for (int step = steps - 1; step >= 0; step--) {
                backwardStep(step * rows, rows, dy);
            }
            int total = steps * rows;
            int candidateFrom = 2 * size;
            ofHidden.addGradient(gradients, 0, candidateFrom, total, before, 0, gates, 0, wide);
            ofHidden.addGradient(gradients, candidateFrom, size, total, before, 0, candidate, 0, size);
            kernels.math().addColumnSums(candidate, 0, total, size, size, gradients, hiddenBias.offset());
            kernels.math().addColumnSums(gates, 0, total, wide, wide, gradients, inputBias.offset());
            ofInput.addGradient(gradients, total, x, 0, gates, 0);
            if (dx == null) return;
            ofInput.load(parameters);
            ofInput.backward(total, gates, 0, dx, 0, accumulate);
        }

        /** Turns gates into gradients of the input sums, and carries the gradient of the state one step back. */
        private void backwardStep(int base, int rows, float[] dy) {
            int wide = 3 * size;
            for (int row = 0; row < rows; row++) {
                int at = (base + row) * size;
                for (int j = 0; j < size; j++) {
                    carried[row * size + j] += dy[at + j];
                }
                kernels.math().gruBackward(size, gates, 3 * at, candidate, at, before, at, carried, row * size);
            }
            int first = base * size;
            ofHidden.backward(0, 2 * size, rows, gates, 3 * first, wide, carried, 0, true);
            ofHidden.backward(2 * size, size, rows, candidate, first, size, carried, 0, true);
            clearAtResets(base, rows, carried, 0, size);
        }
    }
}
