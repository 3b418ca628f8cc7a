package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.ParameterLayout;

/**
 * How the values of the agents' actions become the values that are learnt: what {@link Iql}, {@link Vdn} and {@link Qmix} differ in. Immutable. A greater value of an agent never makes a
 * mixed value smaller, so that each agent may maximise its own.
 */
interface Mixer {

    /** Makes the mixer of a game. */
    interface Maker {
        /**
         * Returns a mixer.
         *
         * @param layout takes the mixer's weights, if it has any
         */
        Mixer of(ParameterLayout.Builder layout, int agents, int stateFeatures);
    }

    /** Returns whether there is one mixed value for the team, learnt from its reward, or one per agent, learnt from the agent's own. */
    boolean joint();

    /** Returns whether it looks at the global state. */
    boolean readsState();

    /**
     * Returns memory for one thread.
     *
     * @param rows greatest number of rows
     * @param training whether {@link Pass#backward} will be called
     */
    Pass newPass(int rows, boolean training);

    /** Memory and computation; a row is one step of one environment. */
    interface Pass {
        /** Returns {@code [row][feature]} global states, filled by the caller; null if they play no part. */
        float[] states();

        /**
         * Mixes.
         *
         * @param weights not modified
         * @param values {@code [row][agent]}, not modified
         * @param mixed {@code [row]}, or {@code [row][agent]} unless {@link #joint}; written
         */
        void forward(float[] weights, int rows, float[] values, float[] mixed);

        /**
         * Computes the gradients for the latest {@link #forward}.
         *
         * @param gradients of the weights, added to
         * @param mixed gradient of the mixed values, not modified
         * @param values gradient of the agents' values, written
         */
        void backward(float[] weights, float[] gradients, int rows, float[] mixed, float[] values);
    }
}
