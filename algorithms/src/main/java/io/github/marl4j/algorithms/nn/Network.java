package io.github.marl4j.algorithms.nn;

import java.util.ArrayList;
import java.util.List;

/**
 * A trunk of layers, at most one of them recurrent, and one or several heads on its output. Immutable: weights come as an
 * argument, and the memory of a computation is a {@link Pass}, one per thread.
 *
 * <p>Every row is computed by the same sequence of operations whatever stands beside it and however many steps are computed at
 * once, so a step-by-step rollout and a later pass over the whole sequence agree bit for bit (but for training passes with batch
 * normalisation).
 */
public final class Network {
    private final int inputSize;
    private final List<Layer> trunk;
    private final List<List<Layer>> heads;
    private final int hiddenSize;

    private Network(Builder builder) {
        inputSize = builder.inputSize;
        trunk = List.copyOf(builder.trunk);
        List<List<Layer>> copies = new ArrayList<>();
        for (List<Layer> head : builder.heads) {
            copies.add(List.copyOf(head));
        }
        heads = List.copyOf(copies);
        hiddenSize = builder.hiddenSize;
    }

    /**
     * @param layout takes the slices of this network; may be shared with other networks
     * @param inputSize features per row
     * @return builder of a network
     */
    public static Builder builder(ParameterLayout.Builder layout, int inputSize) {
        return new Builder(layout, inputSize);
    }

    /** @return features per input row */
    public int inputSize() {
        return inputSize;
    }

    /** @return width of the recurrent state, 0 without one */
    public int hiddenSize() {
        return hiddenSize;
    }

    /** @return whether a training pass takes statistics over all of its rows, so that rows depend on one another */
    public boolean needsWholeBatch() {
        return trunk.stream().anyMatch(BatchNorm.class::isInstance);
    }

    /** @return number of heads, at least 1 */
    public int numHeads() {
        return heads.size();
    }

    /**
     * @param head number of the head
     * @return outputs per row of that head
     */
    public int outputSize(int head) {
        List<Layer> layers = heads.get(head);
        return layers.get(layers.size() - 1).outputSize();
    }

    /**
     * Tells a visitor the layers of the trunk and then those of a head.
     *
     * @param head number of the head
     * @param parameters weights in the layout of the network, not modified
     * @throws IllegalStateException if a layer has no other form
     */
    public void describe(int head, float[] parameters, NetworkVisitor to) {
        for (Layer layer : trunk) layer.describe(parameters, to);
        for (Layer layer : heads.get(head)) layer.describe(parameters, to);
    }

    /**
     * Reserves the memory of one computation.
     *
     * @param kernels loops to use
     * @param steps greatest number of time steps
     * @param rows greatest number of rows per step
     * @param training whether {@link Pass#backward} will be called
     * @return memory and computation for one thread at a time
     */
    public Pass newPass(Kernels kernels, int steps, int rows, boolean training) {
        return new Pass(this, kernels, steps, rows, training);
    }

    /** A run of layers with their outputs and, for training, the gradients of the outputs. */
    private static final class Chain {
        private final Layer.Pass[] passes;
        private final float[][] outputs;
        private final float[][] gradients;

        private Chain(List<Layer> layers, Kernels kernels, int steps, int rows, boolean training) {
            passes = new Layer.Pass[layers.size()];
            outputs = new float[passes.length][];
            gradients = new float[passes.length][];
            for (int i = 0; i < passes.length; i++) {
                passes[i] = layers.get(i).newPass(kernels, steps, rows, training);
                outputs[i] = new float[steps * rows * layers.get(i).outputSize()];
                gradients[i] = training ? new float[outputs[i].length] : null;
            }
        }

        private float[] output(float[] input) {
            return passes.length == 0 ? input : outputs[passes.length - 1];
        }

        private float[] outputGradient() {
            return passes.length == 0 ? null : gradients[passes.length - 1];
        }

        private void forward(float[] parameters, int steps, int rows, float[] input) {
            for (int i = 0; i < passes.length; i++) {
                passes[i].forward(parameters, steps, rows, i == 0 ? input : outputs[i - 1], outputs[i]);
            }
        }

        private void backward(
                float[] parameters, float[] sums, int steps, int rows, float[] input, float[] dx, boolean accumulate) {
            for (int i = passes.length - 1; i >= 0; i--) {
                passes[i].backward(
                        parameters,
                        sums,
                        steps,
                        rows,
                        i == 0 ? input : outputs[i - 1],
                        outputs[i],
                        gradients[i],
                        i == 0 ? dx : gradients[i - 1],
                        i == 0 && accumulate);
            }
        }
    }

    /**
     * Memory and computation of one forward and backward pass. Arrays are {@code [step][row][feature]}, dense from index 0 for the
     * numbers of steps and rows of the last forward call. For one thread at a time; no method allocates.
     */
    public static final class Pass {
        private final int maxSteps;
        private final int maxRows;
        private final float[] input;
        private final Chain trunk;
        private final Chain[] heads;
        private final Layer.Recurrent recurrent;
        private int steps;
        private int rows;

        private Pass(Network network, Kernels kernels, int steps, int rows, boolean training) {
            if (steps < 1 || rows < 1) {
                throw new IllegalArgumentException("steps=" + steps + " rows=" + rows + " must be positive");
            }
            maxSteps = steps;
            maxRows = rows;
            input = new float[Math.multiplyExact(Math.multiplyExact(steps, rows), network.inputSize)];
            trunk = new Chain(network.trunk, kernels, steps, rows, training);
            heads = new Chain[network.heads.size()];
            for (int i = 0; i < heads.length; i++) {
                heads[i] = new Chain(network.heads.get(i), kernels, steps, rows, training);
            }
            Layer.Recurrent found = null;
            for (Layer.Pass pass : trunk.passes) {
                if (pass instanceof Layer.Recurrent memory) {
                    found = memory;
                }
            }
            recurrent = found;
        }

        /** @return input {@code [step][row][feature]}, filled by the caller */
        public float[] input() {
            return input;
        }

        /** @return recurrent state {@code [row][hidden]}: before forward the initial one, afterwards the final one; null without */
        public float[] hidden() {
            return recurrent == null ? null : recurrent.state();
        }

        /** @return {@code [step][row]}: whether the state is cleared before that step; null without a recurrent layer */
        public boolean[] resets() {
            return recurrent == null ? null : recurrent.resets();
        }

        /** @return output of the trunk {@code [step][row][feature]}, valid until the next forward call */
        public float[] trunk() {
            return trunk.output(input);
        }

        /**
         * @param head number of the head
         * @return its output {@code [step][row][output]}, valid until the next forward call
         */
        public float[] output(int head) {
            return heads[head].output(trunk.output(input));
        }

        /**
         * @param head number of the head
         * @return gradient of the loss with respect to that head's output, filled by the caller before each backward call
         *     (destroyed by it)
         */
        public float[] outputGradient(int head) {
            return heads[head].outputGradient();
        }

        /**
         * Computes all outputs from {@link #input}, {@link #hidden} and {@link #resets}.
         *
         * @param parameters weights in the layout of the network, not modified
         * @param steps number of time steps, at most the reserved number
         * @param rows rows per step, at most the reserved number
         */
        public void forward(float[] parameters, int steps, int rows) {
            forwardTrunk(parameters, steps, rows);
            for (Chain head : heads) {
                head.forward(parameters, steps, rows, trunk.output(input));
            }
        }

        /**
         * Computes the output of the trunk only.
         *
         * @param parameters weights in the layout of the network, not modified
         * @param steps number of time steps, at most the reserved number
         * @param rows rows per step, at most the reserved number
         */
        public void forwardTrunk(float[] parameters, int steps, int rows) {
            if (steps < 1 || steps > maxSteps || rows < 1 || rows > maxRows) {
                throw new IllegalArgumentException("steps=" + steps + " rows=" + rows + " must be between 1 and steps="
                        + maxSteps + " rows=" + maxRows);
            }
            this.steps = steps;
            this.rows = rows;
            trunk.forward(parameters, steps, rows, input);
        }

        /**
         * Moves the running statistics of batch normalisation layers towards those of the last forward call of this training pass.
         *
         * @param parameters weights, modified only there
         */
        public void updateRunningStatistics(float[] parameters) {
            for (Layer.Pass pass : trunk.passes) {
                if (pass instanceof BatchNorm.Pass norm) {
                    norm.updateRunningStatistics(parameters);
                }
            }
        }

        /**
         * Adds the gradients of the weights for the last forward call; goes back through all of its steps.
         *
         * @param parameters weights of that call, not modified
         * @param gradients same layout, added to
         */
        public void backward(float[] parameters, float[] gradients) {
            backward(parameters, gradients, null);
        }

        /**
         * The same, and tells the gradient of the input, which a network with a trunk has.
         *
         * @param inputGradient {@code [step][row][feature]}, written; null if nobody needs it
         */
        public void backward(float[] parameters, float[] gradients, float[] inputGradient) {
            for (int i = 0; i < heads.length; i++) {
                heads[i].backward(
                        parameters, gradients, steps, rows, trunk.output(input), trunk.outputGradient(), i > 0);
            }
            trunk.backward(parameters, gradients, steps, rows, input, inputGradient, false);
        }
    }

    /** Puts layers one after the other; {@link #head} starts a head on the output of the trunk. */
    public static final class Builder {
        private final ParameterLayout.Builder layout;
        private final int inputSize;
        private final List<Layer> trunk = new ArrayList<>();
        private final List<List<Layer>> heads = new ArrayList<>();
        private int trunkSize;
        private int size;
        private int hiddenSize;

        private Builder(ParameterLayout.Builder layout, int inputSize) {
            if (inputSize < 1) {
                throw new IllegalArgumentException("network inputSize=" + inputSize + " must be positive");
            }
            this.layout = layout;
            this.inputSize = inputSize;
            trunkSize = inputSize;
            size = inputSize;
        }

        /**
         * Appends a dense layer with zero bias.
         *
         * @param name name of its slices {@code name/kernel} and {@code name/bias}
         * @param outputs features that go out
         * @param activation function on each sum
         * @param init how the kernel is drawn
         * @return this
         */
        public Builder dense(String name, int outputs, Activation activation, Init init) {
            return append(Dense.add(layout, name, size, outputs, activation, init));
        }

        /**
         * Appends a convolution with a square kernel, without padding and with zero bias, on images {@code [row][column][channel]}.
         *
         * @param name name of its slices {@code name/kernel} and {@code name/bias}
         * @param in shape of the image that comes in
         * @param filters channels that go out
         * @param size edge of the kernel
         * @param stride pixels between two places of the kernel
         * @param scale factor of the input
         * @param activation function on each sum
         * @param init how the kernel, {@code [what it covers][filter]}, is drawn
         * @return this
         * @throws IllegalArgumentException if that image is not what comes in, or the kernel is larger
         */
        public Builder convolution(
                String name,
                ImageShape in,
                int filters,
                int size,
                int stride,
                float scale,
                Activation activation,
                Init init) {
            if (in.size() != this.size) {
                throw new IllegalArgumentException("convolution " + name + ": an image of " + in.height() + " x "
                        + in.width() + " x " + in.channels() + " has " + in.size() + " features, there come in "
                        + this.size);
            }
            return append(Conv2d.add(layout, name, in, filters, size, stride, scale, activation, init));
        }

        /**
         * Appends a layer normalisation with ε 1e-5.
         *
         * @param name name of its slices {@code name/scale} and {@code name/bias}
         * @return this
         */
        public Builder layerNorm(String name) {
            return append(LayerNorm.add(layout, name, size, 1e-5f));
        }

        /**
         * Appends a layer normalisation with another ε.
         *
         * @param name name of its slices {@code name/scale} and {@code name/bias}
         * @param epsilon added to the variance, positive
         * @return this
         */
        public Builder layerNorm(String name, float epsilon) {
            return append(LayerNorm.add(layout, name, size, epsilon));
        }

        /**
         * Appends a batch normalisation with ε 1e-5 and momentum 0.99, only in the trunk.
         *
         * @param name name of its slices {@code name/scale, bias, mean, variance}; the last two are running statistics
         * @return this
         */
        public Builder batchNorm(String name) {
            if (!heads.isEmpty()) {
                throw new IllegalStateException("batch normalisation stands in the trunk of a network");
            }
            return append(BatchNorm.add(layout, name, size));
        }

        /** @return this, with {@code max(x, 0)} appended as a layer of its own */
        public Builder relu() {
            return append(new Relu(size));
        }

        /**
         * Appends a gated recurrent unit, at most one per network and only in the trunk.
         *
         * @param name name of its slices {@code name/input/…} and {@code name/hidden/…}
         * @param width width of the state
         * @param input how each of the three input kernels is drawn
         * @param hidden how each of the three hidden kernels is drawn
         * @return this
         */
        public Builder gru(String name, int width, Init input, Init hidden) {
            requireNoOtherMemory();
            hiddenSize = width;
            return append(Gru.add(layout, name, size, width, input, hidden));
        }

        /**
         * Appends a long short-term memory, at most one recurrent layer per network and only in the trunk. Its state is h followed by c.
         *
         * @param name name of its slices {@code name/input/…}, {@code name/hidden/…} and {@code name/bias}
         * @param width width of h and of c
         * @return this
         */
        public Builder lstm(String name, int width) {
            requireNoOtherMemory();
            hiddenSize = 2 * width;
            return append(Lstm.add(layout, name, size, width));
        }

        private void requireNoOtherMemory() {
            if (hiddenSize > 0 || !heads.isEmpty()) {
                throw new IllegalStateException(
                        "a network has at most one recurrent layer, and it stands in the trunk");
            }
        }

        /**
         * Appends a dense layer whose kernel and bias are drawn uniformly as PyTorch does, see {@link Init#torchLinear}.
         *
         * @param name name of its slices {@code name/kernel} and {@code name/bias}
         * @param outputs features that go out
         * @param activation function on each sum
         * @return this
         */
        public Builder torchDense(String name, int outputs, Activation activation) {
            return append(Dense.addTorch(layout, name, size, outputs, activation));
        }

        /** @return this; layers that follow form a new head on the output of the trunk */
        public Builder head() {
            heads.add(new ArrayList<>());
            size = trunkSize;
            return this;
        }

        private Builder append(Layer layer) {
            size = layer.outputSize();
            if (heads.isEmpty()) {
                trunk.add(layer);
                trunkSize = size;
            } else {
                heads.get(heads.size() - 1).add(layer);
            }
            return this;
        }

        /**
         * @return the network
         * @throws IllegalStateException if there is no head or a head has no layer
         */
        public Network build() {
            if (heads.isEmpty() || heads.stream().anyMatch(List::isEmpty)) {
                throw new IllegalStateException("a network needs at least one head with at least one layer");
            }
            return new Network(this);
        }
    }
}
