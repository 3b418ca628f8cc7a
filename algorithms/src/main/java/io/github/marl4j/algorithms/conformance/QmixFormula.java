package io.github.marl4j.algorithms.conformance;

import io.github.marl4j.algorithms.nn.Kernels;
import io.github.marl4j.algorithms.nn.ParameterLayout;
import io.github.marl4j.algorithms.nn.Parameters;
import io.github.marl4j.algorithms.nn.QTargets;
import io.github.marl4j.algorithms.nn.QmixMixer;
import io.github.marl4j.evaluation.cases.CaseFormula;
import io.github.marl4j.evaluation.cases.RecordedCase;
import java.util.Map;

/** The QMIX mixer, and one-step targets from what it mixes. */
final class QmixFormula {
    /** From the names of the files to those of the layout: each is a pair of kernel and bias. */
    private static final Map<String, String> KERNELS =
            Map.of("w1a", "w1a", "w1b", "w1b", "vb1", "b1", "w2a", "w2a", "w2b", "w2b", "vb2a", "b2a", "vb2b", "b2b");

    private static final Map<String, String> BIASES =
            Map.of("b1a", "w1a", "b1b", "w1b", "bb1", "b1", "b2a", "w2a", "b2b", "w2b", "bb2a", "b2a", "bb2b", "b2b");

    private QmixFormula() {}

    static CaseFormula on(Kernels kernels) {
        return CaseFormula.within(TargetFormulas.SINGLE, c -> compute(c, kernels));
    }

    private static Map<String, Object> compute(RecordedCase c, Kernels kernels) {
        int agents = c.count("agents");
        int[] shape = c.shape("states", 3);
        int steps = shape[0];
        int columns = shape[1];
        float[] states = c.floats("states", shape);
        float[] values = c.floats("qValues", steps, columns, agents);
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        QmixMixer mixer = new QmixMixer(layout, agents, shape[2], c.count("embedDim"), c.count("hyperHidden"));
        Parameters parameters = new Parameters(layout.build());
        load(c.object("params"), parameters);

        int rows = steps * columns;
        QmixMixer.Pass pass = mixer.newPass(kernels, rows, false);
        System.arraycopy(states, 0, pass.states(), 0, states.length);
        float[] mixed = new float[rows];
        pass.forward(parameters.values(), rows, values, mixed);
        float[] targets = new float[rows - columns];
        float[] rewards = c.floats("rewards", steps, columns);
        boolean[] done = c.flags("done", steps, columns);
        QTargets.oneStep(steps, columns, c.number("gamma"), rewards, done, mixed, targets);
        return Map.of("qTot", mixed, "oneStepTargetsUsingSameMixer", targets);
    }

    private static void load(RecordedCase source, Parameters target) {
        KERNELS.forEach((name, slice) -> {
            ParameterLayout.Slice place = target.layout().slice("mixer/" + slice + "/kernel");
            float[] kernel = source.floats(name, place.rows(), place.columns());
            System.arraycopy(kernel, 0, target.values(), place.offset(), kernel.length);
        });
        BIASES.forEach((name, slice) -> {
            ParameterLayout.Slice place = target.layout().slice("mixer/" + slice + "/bias");
            float[] bias = source.floats(name, place.columns());
            System.arraycopy(bias, 0, target.values(), place.offset(), bias.length);
        });
    }
}
