package io.github.marl4j.algorithms.nn;

/** A weight or a gradient is NaN or infinite: training has diverged, or a reward or observation was not finite. */
public final class NonFiniteException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NonFiniteException(String message) {
        super(message);
    }

    static NonFiniteException in(String what, ParameterLayout layout, float[] array) {
        for (ParameterLayout.Slice slice : layout.slices()) {
            for (int i = slice.offset(); i < slice.offset() + slice.size(); i++) {
                if (!Float.isFinite(array[i])) {
                    int element = i - slice.offset();
                    return new NonFiniteException(
                            "a " + what + " of " + slice.name() + " is " + array[i] + " (row="
                                    + element / slice.columns() + " column=" + element % slice.columns()
                                    + "); lower the learning rate or check observations and rewards for values that are not finite");
                }
            }
        }
        return new NonFiniteException("the sum of all " + what + "s is not finite although each one is");
    }
}
