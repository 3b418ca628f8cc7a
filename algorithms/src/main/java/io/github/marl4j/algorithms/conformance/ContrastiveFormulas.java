package io.github.marl4j.algorithms.conformance;

import io.github.marl4j.algorithms.nn.ContrastiveLoss;
import io.github.marl4j.algorithms.nn.Kernels;
import io.github.marl4j.algorithms.nn.ParameterLayout;
import io.github.marl4j.algorithms.nn.Parameters;
import io.github.marl4j.algorithms.nn.SetEncoder;
import io.github.marl4j.evaluation.cases.CaseFormula;
import io.github.marl4j.evaluation.cases.RecordedCase;
import java.util.Arrays;
import java.util.Map;

/** The encoder of CLAM on whole trajectories, and its contrastive losses. */
final class ContrastiveFormulas {
    /** The base temperature by which the released code's loss library divides. */
    private static final double BASE_TEMPERATURE = 0.07;

    static final CaseFormula LOSS = CaseFormula.within(TargetFormulas.DOUBLE, ContrastiveFormulas::loss);

    private ContrastiveFormulas() {}

    private static Map<String, Object> loss(RecordedCase c) {
        int[] shape = c.shape("viewA", 2);
        double[] a = c.doubles("viewA", shape);
        double[] b = c.doubles("viewB", shape);
        double temperature = c.number("temperature");
        ContrastiveLoss loss = new ContrastiveLoss(shape[0], shape[1]);
        System.arraycopy(a, 0, loss.vectors(), 0, a.length);
        System.arraycopy(b, 0, loss.vectors(), a.length, b.length);
        double ntXent = loss.compute(shape[0], temperature, ContrastiveLoss.Negatives.ALL);
        double symmetric = loss.compute(shape[0], temperature, ContrastiveLoss.Negatives.OTHER_VIEW);
        double fromA = Arrays.stream(loss.anchors(), 0, shape[0]).average().orElseThrow();
        return Map.of(
                "ntXent",
                ntXent,
                "ntXentScaledByTauOver007",
                ntXent * temperature / BASE_TEMPERATURE,
                "infoNceAtoB",
                fromA,
                "infoNceSymmetric",
                symmetric);
    }

    static CaseFormula encoderOn(Kernels kernels) {
        return CaseFormula.within(TargetFormulas.SINGLE, c -> encoder(c, kernels));
    }

    private static Map<String, Object> encoder(RecordedCase c, Kernels kernels) {
        int[] shape = c.shape("trajectory", 3);
        int sequences = shape[0];
        int steps = shape[1];
        int width = c.shape("seed", 2)[1];
        int embedding = c.object("out").shape("b", 1)[0];
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        SetEncoder encoder = new SetEncoder(
                layout, new SetEncoder.Shape(shape[2], steps, width, c.count("heads"), embedding, false, true));
        Parameters parameters = new Parameters(layout.build());
        block(c.object("layer1"), parameters, "encoder/layer1", shape[2], width);
        block(c.object("layer2"), parameters, "encoder/layer2", width, width);
        block(c.object("pool"), parameters, "encoder/pool", width, width);
        copy(c.floats("seed", 1, width), parameters, "encoder/seed", 0);
        copy(c.object("out").floats("w", width, embedding), parameters, "encoder/out/kernel", 0);
        copy(c.object("out").floats("b", embedding), parameters, "encoder/out/bias", 0);

        SetEncoder.Pass pass = encoder.newPass(kernels, sequences, sequences * steps, false);
        float[] tokens = c.floats("trajectory", shape);
        System.arraycopy(tokens, 0, pass.input(), 0, tokens.length);
        for (int s = 0; s <= sequences; s++) pass.starts()[s] = s * steps;
        pass.forward(parameters.values(), sequences);
        float[] units = new float[sequences * embedding];
        int[] lengths = new int[sequences];
        Arrays.fill(lengths, steps);
        encoder.newPrefixEncoder(kernels, sequences).encode(parameters.values(), tokens, lengths, units);
        return Map.of(
                "positional",
                SetEncoder.positionalCode(steps, shape[2]),
                "layer1",
                pass.layer1(),
                "layer2",
                pass.layer2(),
                "embedding",
                pass.output(),
                "embeddingUnit",
                units);
    }

    /** Reads an attention block; the files keep the kernels of keys and values apart. */
    private static void block(RecordedCase c, Parameters parameters, String name, int in, int width) {
        copy(c.floats("wq", in, width), parameters, name + "/query/kernel", 0);
        copy(c.floats("bq", width), parameters, name + "/query/bias", 0);
        copy(c.floats("wk", in, width), parameters, name + "/keyValue/kernel", 0);
        copy(c.floats("bk", width), parameters, name + "/keyValue/bias", 0);
        copy(c.floats("wv", in, width), parameters, name + "/keyValue/kernel", width);
        copy(c.floats("bv", width), parameters, name + "/keyValue/bias", width);
        copy(c.floats("wo", width, width), parameters, name + "/output/kernel", 0);
        copy(c.floats("bo", width), parameters, name + "/output/bias", 0);
    }

    /** Writes a matrix into a slice from a column on. */
    private static void copy(float[] source, Parameters parameters, String name, int firstColumn) {
        ParameterLayout.Slice slice = parameters.layout().slice(name);
        int columns = source.length / slice.rows();
        for (int row = 0; row < slice.rows(); row++) {
            int to = slice.offset() + row * slice.columns() + firstColumn;
            System.arraycopy(source, row * columns, parameters.values(), to, columns);
        }
    }
}
