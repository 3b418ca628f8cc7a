package io.github.marl4j.evaluation.linear;

import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;

/** The one place in which linear programs are solved. */
public final class LinearProgram {
    private LinearProgram() {}

    /**
     * Returns the best value and the variables that reach it.
     *
     * @param model may be modified
     * @throws IllegalStateException if there is no optimum
     */
    public static Optimisation.Result maximise(ExpressionsBasedModel model) {
        Optimisation.Result result = model.maximise();
        if (!result.getState().isOptimal()) {
            throw new IllegalStateException("linear program ended as " + result.getState() + ": " + model);
        }
        return result;
    }
}
