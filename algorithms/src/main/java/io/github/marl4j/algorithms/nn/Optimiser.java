package io.github.marl4j.algorithms.nn;

import java.util.Map;

/** Changes weights by their gradients. One instance serves one {@link Parameters}; its whole state is open to checkpoints. */
public sealed interface Optimiser permits Adam, RAdam {
    /**
     * Makes one step.
     *
     * @param parameters weights are modified, gradients are read
     * @param learningRate factor of the step
     */
    void step(Parameters parameters, double learningRate);

    /** @return number of steps made */
    long steps();

    /**
     * Sets the number of steps made, to load a checkpoint.
     *
     * @param steps not negative
     */
    void setSteps(long steps);

    /** @return moment arrays by name, the arrays themselves: write into them to load a checkpoint */
    Map<String, float[]> state();
}
