package io.github.marl4j.algorithms.nn;

import java.util.Arrays;

/**
 * Long short-term memory: {@code i, f, o = σ(x·W + h·U + b)}, {@code g = tanh(x·W_g + h·U_g + b_g)}, {@code c' = f⊙c + i⊙g}, {@code h' = o⊙tanh(c')}. The columns of the stacked kernels are i, f, o,
 * g. Kernels and bias are uniform within ±1/√H. Source: Hochreiter and Schmidhuber 1997, with the forget gate and the initialisation of PyTorch's {@code LSTM}, whose two biases are one here.
 */
record Lstm(ParameterLayout.Slice input, ParameterLayout.Slice bias, ParameterLayout.Slice hidden) implements Layer {
    private static final int GATES = 4;

    static Lstm add(ParameterLayout.Builder layout, String name, int in, int size) {
        Init init = Init.torchLinear(size);
        return new Lstm(
                layout.add(name + "/input/kernel", in, GATES * size, init),
                layout.add(name + "/bias", 1, GATES * size, init),
                layout.add(name + "/hidden/kernel", size, GATES * size, init));
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

    /** Memory of one thread, with the state that enters and leaves the sequence: h, then c. */
    final class Pass implements Recurrent {
        private final Kernels kernels;
        private final int size = outputSize();
        private final float[] state;
        private final boolean[] resets;
        private final float[] gates;
        private final float[] before;
        private final float[] cells;
        private final float[] squashed;
        private final float[] cell;
        private final Linear ofInput;
        private final Linear ofHidden;
        private final float[] dState;
        private final float[] dCell;

        private Pass(Kernels kernels, int steps, int rows, boolean training) {
            this.kernels = kernels;
            state = new float[rows * 2 * size];
            resets = new boolean[steps * rows];
            gates = new float[steps * rows * GATES * size];
            before = new float[steps * rows * size];
            cells = new float[steps * rows * size];
            squashed = new float[steps * rows * size];
            cell = new float[rows * size];
            ofInput = new Linear(kernels, input, training);
            ofHidden = new Linear(kernels, hidden, training);
            dState = training ? new float[rows * size] : null;
            dCell = training ? new float[rows * size] : null;
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
            int wide = GATES * size;
            int total = steps * rows;
            ofInput.forward(parameters, total, x, 0, gates, 0, false);
            kernels.math().addBiasAndActivate(Activation.NONE, gates, 0, total, wide, parameters, bias.offset());
            for (int step = 0; step < steps; step++) {
                int base = step * rows;
                for (int row = 0; row < rows; row++) {
                    loadState(base + row, row, step == 0 ? null : y, base - rows + row);
                }
                ofHidden.forward(parameters, rows, before, base * size, gates, base * wide, true);
                for (int row = 0; row < rows; row++) {
                    forwardRow(base + row, row, y);
                }
            }
            for (int row = 0; row < rows; row++) {
                System.arraycopy(y, (total - rows + row) * size, state, row * 2 * size, size);
                System.arraycopy(cell, row * size, state, (row * 2 + 1) * size, size);
            }
        }

        /** Takes h and c from the step before, from the initial state if there is none, or clears them. */
        private void loadState(int at, int row, float[] y, int previous) {
            if (resets[at]) {
                Arrays.fill(before, at * size, (at + 1) * size, 0f);
                Arrays.fill(cells, at * size, (at + 1) * size, 0f);
            } else if (y == null) {
                System.arraycopy(state, row * 2 * size, before, at * size, size);
                System.arraycopy(state, (row * 2 + 1) * size, cells, at * size, size);
            } else {
                System.arraycopy(y, previous * size, before, at * size, size);
                System.arraycopy(cell, row * size, cells, at * size, size);
            }
        }

        private void forwardRow(int at, int row, float[] y) {
            VectorMath math = kernels.math();
            int gate = at * GATES * size;
            math.sigmoid(gates, gate, 3 * size);
            math.tanh(gates, gate + 3 * size, size);
            for (int j = 0; j < size; j++) {
                float c = gates[gate + size + j] * cells[at * size + j] + gates[gate + j] * gates[gate + 3 * size + j];
                cell[row * size + j] = c;
                squashed[at * size + j] = c;
            }
            math.tanh(squashed, at * size, size);
            for (int j = 0; j < size; j++) {
                y[at * size + j] = gates[gate + 2 * size + j] * squashed[at * size + j];
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
            int wide = GATES * size;
            int total = steps * rows;
            ofHidden.load(parameters);
            Arrays.fill(dState, 0, rows * size, 0f);
            Arrays.fill(dCell, 0, rows * size, 0f);
            for (int step = steps - 1; step >= 0; step--) {
                int base = step * rows;
                for (int row = 0; row < rows; row++) {
                    backwardRow(base + row, row, dy);
                }
                ofHidden.backward(rows, gates, base * wide, dState, 0, false);
                clearAtResets(base, rows, dState, 0, size);
                clearAtResets(base, rows, dCell, 0, size);
            }
            ofHidden.addGradient(gradients, total, before, 0, gates, 0);
            kernels.math().addColumnSums(gates, 0, total, wide, wide, gradients, bias.offset());
            ofInput.addGradient(gradients, total, x, 0, gates, 0);
            if (dx == null) return;
            ofInput.load(parameters);
            ofInput.backward(total, gates, 0, dx, 0, accumulate);
        }

        /** Turns the gates of a row into gradients of their sums, and carries the gradient of c one step back. */
        private void backwardRow(int at, int row, float[] dy) {
            int gate = at * GATES * size;
            for (int j = 0; j < size; j++) {
                int here = at * size + j;
                float i = gates[gate + j];
                float f = gates[gate + size + j];
                float o = gates[gate + 2 * size + j];
                float g = gates[gate + 3 * size + j];
                float t = squashed[here];
                float dh = dState[row * size + j] + dy[here];
                float dc = dCell[row * size + j] + dh * o * (1 - t * t);
                gates[gate + j] = dc * g * i * (1 - i);
                gates[gate + size + j] = dc * cells[here] * f * (1 - f);
                gates[gate + 2 * size + j] = dh * t * o * (1 - o);
                gates[gate + 3 * size + j] = dc * i * (1 - g * g);
                dCell[row * size + j] = dc * f;
            }
        }
    }
}
