package io.github.marl4j.algorithms.nn;

import java.util.Arrays;

/** One stage of a network: its place in the parameters, and how to make the memory that runs it. Immutable. */
sealed interface Layer permits Dense, Conv2d, LayerNorm, BatchNorm, Relu, Gru, Lstm {
    /** @return features per row that come in */
    int inputSize();

    /** @return features per row that go out */
    int outputSize();

    /**
     * @param kernels loops to use
     * @param steps greatest number of time steps
     * @param rows greatest number of rows per step
     * @param training whether {@link Pass#backward} will be called
     * @return memory for one thread
     */
    Pass newPass(Kernels kernels, int steps, int rows, boolean training);

    /**
     * Tells a visitor what this layer is.
     *
     * @param parameters weights, not modified
     * @throws IllegalStateException if the layer has no other form than this one
     */
    default void describe(float[] parameters, NetworkVisitor to) {
        throw new IllegalStateException(
                "a layer of the kind " + getClass().getSimpleName() + " cannot be written in another form");
    }

    /** Forward and backward computation with the memory they share. Arrays are {@code [step][row][feature]}, dense from index 0. */
    interface Pass {
        /**
         * @param parameters weights, not modified
         * @param steps number of time steps
         * @param rows rows per step
         * @param x input, not modified
         * @param y output, written
         */
        void forward(float[] parameters, int steps, int rows, float[] x, float[] y);

        /**
         * Follows a forward call with the same arguments. Adds to the gradients.
         *
         * @param parameters weights, not modified
         * @param gradients same layout as the weights, added to
         * @param steps number of time steps
         * @param rows rows per step
         * @param x input of the forward call, not modified
         * @param y output of the forward call, not modified
         * @param dy gradient of the output, destroyed
         * @param dx gradient of the input, written or added to; null if nobody needs it
         * @param accumulate whether dx is added to
         */
        void backward(
                float[] parameters,
                float[] gradients,
                int steps,
                int rows,
                float[] x,
                float[] y,
                float[] dy,
                float[] dx,
                boolean accumulate);
    }

    /** A pass whose rows carry a state from step to step. */
    interface Recurrent extends Pass {
        /** @return {@code [row][state]}: state before the first step; after forward the state after the last */
        float[] state();

        /** @return {@code [step][row]}: whether the state is cleared before the step */
        boolean[] resets();

        /**
         * Clears what must not pass between a step and the one before, where the state is cleared there.
         *
         * @param base number of the step's first row among all rows
         * @param rows rows per step
         * @param values {@code [row][feature]} of the step, from index {@code first} on
         * @param size features
         */
        default void clearAtResets(int base, int rows, float[] values, int first, int size) {
            boolean[] resets = resets();
            for (int row = 0; row < rows; row++) {
                if (resets[base + row]) Arrays.fill(values, first + row * size, first + (row + 1) * size, 0f);
            }
        }
    }
}
