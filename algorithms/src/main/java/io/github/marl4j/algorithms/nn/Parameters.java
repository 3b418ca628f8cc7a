package io.github.marl4j.algorithms.nn;

import java.util.random.RandomGenerator;

/**
 * All weights of one or several networks in one flat array, and gradients of the same shape. Optimisers, checkpoints and norms
 * are single loops over it. Not safe for use by several threads while it changes.
 */
public final class Parameters {
    private final ParameterLayout layout;
    private final float[] values;
    private final float[] gradients;

    /**
     * Zero weights.
     *
     * @param layout names and places
     */
    public Parameters(ParameterLayout layout) {
        this.layout = layout;
        this.values = new float[layout.size()];
        this.gradients = new float[layout.size()];
    }

    /**
     * Draws every slice by its own rule, in the order of the layout.
     *
     * @param random source of all draws
     * @return this
     */
    public Parameters initialise(RandomGenerator random) {
        for (ParameterLayout.Slice slice : layout.slices()) {
            slice.init().draw(slice, random, values);
        }
        return this;
    }

    /** @return names and places */
    public ParameterLayout layout() {
        return layout;
    }

    /** @return the weights themselves, not a copy; modify to load a checkpoint */
    public float[] values() {
        return values;
    }

    /** @return the gradients themselves, same layout */
    public float[] gradients() {
        return gradients;
    }

    /**
     * Takes over the weights of another set of the same size, as for target networks.
     *
     * @param source not modified
     */
    public void copyFrom(Parameters source) {
        if (source.values.length != values.length) {
            throw new IllegalArgumentException(
                    "parameters: size=" + source.values.length + " cannot be copied into size=" + values.length);
        }
        System.arraycopy(source.values, 0, values, 0, values.length);
    }

    /**
     * Scales the gradients so that their Euclidean norm does not exceed a limit: factor {@code limit/max(norm, limit)}.
     *
     * @param limit greatest norm allowed, positive; infinity switches clipping off
     * @return the norm before
     * @throws NonFiniteException if a gradient is NaN or infinite; it names the slice
     */
    public double clipGradients(double limit) {
        if (!(limit > 0)) {
            throw new IllegalArgumentException("gradient norm limit=" + limit + " must be positive");
        }
        double squares = 0;
        for (float gradient : gradients) {
            squares += (double) gradient * gradient;
        }
        if (!Double.isFinite(squares)) {
            throw NonFiniteException.in("gradient", layout, gradients);
        }
        double norm = Math.sqrt(squares);
        if (norm > limit) {
            float factor = (float) (limit / norm);
            for (int i = 0; i < gradients.length; i++) {
                gradients[i] *= factor;
            }
        }
        return norm;
    }

    /** @throws NonFiniteException if a weight is NaN or infinite; it names the slice */
    public void requireFinite() {
        double sum = 0;
        for (float value : values) {
            sum += Math.abs(value);
        }
        if (!Double.isFinite(sum)) {
            throw NonFiniteException.in("weight", layout, values);
        }
    }
}
