package io.github.marl4j.algorithms.nn;

/**
 * Monotonic mixing of agent values: {@code Q = ELU(q·W1 + b1)·W2 + b2} with {@code W1 = |hyper(s)| [agent][embed]},
 * {@code b1 = linear(s)}, {@code W2 = |hyper(s)| [embed]}, {@code b2 = hyper'(s)}; a hyper network is linear, ReLU, linear. All
 * orthogonal with gain 0.001. Slices {@code mixer/w1a, w1b, b1, w2a, w2b, b2a, b2b}. Immutable.
 * Sources: Rashid et al. 2018; JaxMARL c793d09, {@code qmix_rnn.py}.
 */
public final class QmixMixer {
    private static final double GAIN = .001;

    private final Network hyper;
    private final int agents;
    private final int embed;

    /**
     * @param layout takes the slices; usually the builder of the agents' network, so that one optimiser serves both
     * @param agents number of agents
     * @param stateSize features of the global state
     * @param embed width of the mixing layer, and hidden width of b2's network
     * @param hyperHidden hidden width of the networks of W1 and W2
     */
    public QmixMixer(ParameterLayout.Builder layout, int agents, int stateSize, int embed, int hyperHidden) {
        this.agents = agents;
        this.embed = embed;
        Init init = Init.orthogonal(GAIN);
        hyper = Network.builder(layout, stateSize)
                .head()
                .dense("mixer/w1a", hyperHidden, Activation.RELU, init)
                .dense("mixer/w1b", agents * embed, Activation.NONE, init)
                .head()
                .dense("mixer/b1", embed, Activation.NONE, init)
                .head()
                .dense("mixer/w2a", hyperHidden, Activation.RELU, init)
                .dense("mixer/w2b", embed, Activation.NONE, init)
                .head()
                .dense("mixer/b2a", embed, Activation.RELU, init)
                .dense("mixer/b2b", 1, Activation.NONE, init)
                .build();
    }

    /**
     * @param kernels loops to use
     * @param rows greatest number of rows
     * @param training whether {@link Pass#backward} will be called
     * @return memory and computation for one thread at a time
     */
    public Pass newPass(Kernels kernels, int rows, boolean training) {
        return new Pass(kernels, rows, training);
    }

    /** Memory and computation; a row is one state with the values of all agents. No method allocates. */
    public final class Pass {
        private final Network.Pass weights;
        private final float[] sums;
        private float[] agentValues;
        private int rows;

        private Pass(Kernels kernels, int rows, boolean training) {
            weights = hyper.newPass(kernels, 1, rows, training);
            sums = new float[rows * embed];
        }

        /** @return {@code [row][feature]} global states, filled by the caller */
        public float[] states() {
            return weights.input();
        }

        /**
         * @param parameters weights, not modified
         * @param rows number of rows
         * @param values {@code [row][agent]}, not modified, needed again by {@link #backward}
         * @param mixed {@code [row]}, written
         */
        public void forward(float[] parameters, int rows, float[] values, float[] mixed) {
            this.rows = rows;
            agentValues = values;
            weights.forward(parameters, 1, rows);
            float[] w1 = weights.output(0);
            float[] b1 = weights.output(1);
            float[] w2 = weights.output(2);
            float[] b2 = weights.output(3);
            for (int row = 0; row < rows; row++) {
                float total = b2[row];
                for (int e = 0; e < embed; e++) {
                    float sum = b1[row * embed + e];
                    for (int agent = 0; agent < agents; agent++) {
                        sum += values[row * agents + agent] * Math.abs(w1[(row * agents + agent) * embed + e]);
                    }
                    sums[row * embed + e] = sum;
                    total += elu(sum) * Math.abs(w2[row * embed + e]);
                }
                mixed[row] = total;
            }
        }

        private float elu(float x) {
            return x > 0 ? x : PlainVectorMath.exp(x) - 1f;
        }

        /**
         * Adds the gradients of the weights for the last forward call.
         *
         * @param parameters weights of that call, not modified
         * @param gradients same layout, added to
         * @param dMixed {@code [row]} gradient of the mixed values, not modified
         * @param dValues {@code [row][agent]}, written
         */
        public void backward(float[] parameters, float[] gradients, float[] dMixed, float[] dValues) {
            for (int row = 0; row < rows; row++) {
                weights.outputGradient(3)[row] = dMixed[row];
                for (int agent = 0; agent < agents; agent++) {
                    dValues[row * agents + agent] = 0;
                }
                for (int e = 0; e < embed; e++) {
                    backwardUnit(row, e, dMixed[row], dValues);
                }
            }
            weights.backward(parameters, gradients);
        }

        private void backwardUnit(int row, int e, float gradient, float[] dValues) {
            int unit = row * embed + e;
            float w2 = weights.output(2)[unit];
            float sum = sums[unit];
            weights.outputGradient(2)[unit] = gradient * elu(sum) * Math.signum(w2);
            float dSum = gradient * Math.abs(w2) * (sum > 0 ? 1f : PlainVectorMath.exp(sum));
            weights.outputGradient(1)[unit] = dSum;
            for (int agent = 0; agent < agents; agent++) {
                int cell = row * agents + agent;
                float w1 = weights.output(0)[cell * embed + e];
                weights.outputGradient(0)[cell * embed + e] = dSum * agentValues[cell] * Math.signum(w1);
                dValues[cell] += dSum * Math.abs(w1);
            }
        }
    }
}
