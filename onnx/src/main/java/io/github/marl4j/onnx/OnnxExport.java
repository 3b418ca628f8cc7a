package io.github.marl4j.onnx;

import io.github.marl4j.algorithms.Learner;
import io.github.marl4j.algorithms.PolicyNetwork;
import io.github.marl4j.algorithms.nn.Activation;
import io.github.marl4j.algorithms.nn.ImageShape;
import io.github.marl4j.algorithms.nn.NetworkVisitor;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.algorithms.run.TrainingRun;
import io.github.marl4j.evaluation.runs.AtomicFiles;
import io.github.marl4j.evaluation.runs.Sha256;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes the networks of a policy as ONNX files with a manifest beside them.
 *
 * <pre>
 * observations [batch][features]  (memory [batch][width])  →  logits [batch][actions]  (next_memory [batch][width])
 * </pre>
 *
 * The caller applies action masks, and clears the memory of an agent at the start of an episode and while it is out of the game.
 */
public final class OnnxExport {
    private OnnxExport() {}

    /**
     * Writes the policy of a run's newest checkpoint.
     *
     * @param run folder of the run
     * @param file as for {@link #write}
     * @return the manifest's file
     */
    public static Path ofRun(Path run, Path file) {
        TrainConfig config = TrainingRun.readConfig(run);
        try (Learner learner = TrainingRun.load(run, config)) {
            String source = config.algorithm() + " on " + config.env().id() + ", seed " + config.seed() + ", "
                    + learner.steps() + " steps";
            return write(
                    file, learner.networks(), config.env().id(), config.env().options(), source);
        }
    }

    /**
     * Writes {@code policy.onnx} and {@code policy.json}; with several agent groups {@code policy-GROUP.onnx} for each.
     *
     * @param file name of the ONNX file, ending in {@code .onnx}
     * @param networks of all agent groups, at least one
     * @param env id of the environment
     * @param options of the environment that differ from the defaults
     * @param source what was exported, for people
     * @return the manifest's file
     * @throws IllegalArgumentException if the name ends otherwise or there is no network
     * @throws IllegalStateException if a network has a layer that has no ONNX form
     */
    public static Path write(
            Path file, List<PolicyNetwork> networks, String env, Map<String, Object> options, String source) {
        Path manifest = OnnxManifest.beside(file);
        if (networks.isEmpty()) {
            throw new IllegalArgumentException("the policy of " + source
                    + " is not one network for each agent group; only such policies have an ONNX form (ippo, mappo)");
        }
        List<OnnxManifest.Group> groups = new ArrayList<>();
        for (PolicyNetwork each : networks) {
            Path target = networks.size() == 1 ? file : OnnxManifest.withGroup(file, each.group());
            byte[] content = content(each);
            AtomicFiles.write(target, content);
            groups.add(new OnnxManifest.Group(
                    each.group(),
                    target.getFileName().toString(),
                    Sha256.of(content),
                    each.network().inputSize(),
                    each.network().outputSize(0),
                    each.network().hiddenSize(),
                    each.agentCodes() > 0));
        }
        new OnnxManifest(env, options, source, groups).write(manifest);
        return manifest;
    }

    /** Returns a network as the content of an ONNX file. */
    static byte[] content(PolicyNetwork policy) {
        Writer writer =
                new Writer(policy.network().inputSize(), policy.network().hiddenSize());
        policy.network().describe(0, policy.weights(), writer);
        return writer.finish(policy.network().outputSize(0), policy.group());
    }

    /** Turns layers into nodes. */
    private static final class Writer implements NetworkVisitor {
        private final OnnxGraph graph = new OnnxGraph();
        private final int memory;
        private String value = OnnxManifest.OBSERVATIONS;

        Writer(int inputs, int memory) {
            this.memory = memory;
            graph.input(OnnxManifest.OBSERVATIONS, inputs);
            if (memory > 0) graph.input(OnnxManifest.MEMORY, memory);
        }

        byte[] finish(int outputs, String name) {
            graph.node("Identity", List.of(value), List.of(OnnxManifest.LOGITS));
            graph.output(OnnxManifest.LOGITS, outputs);
            if (memory > 0) graph.output(OnnxManifest.NEXT_MEMORY, memory);
            return graph.toBytes(name);
        }

        @Override
        public void dense(float[] kernel, float[] bias, Activation activation) {
            value = affine(value, kernel, bias, bias.length);
            activate(activation);
        }

        private void activate(Activation activation) {
            if (activation == Activation.RELU) relu();
            if (activation == Activation.TANH) value = graph.node("Tanh", List.of(value));
        }

        /** Our images have the channel last, ONNX has it first. */
        @Override
        public void convolution(
                ImageShape in, int size, int stride, float scale, float[] kernel, float[] bias, Activation activation) {
            String image = graph.reshape(value, -1, in.height(), in.width(), in.channels());
            String first =
                    graph.node("Transpose", List.of(image), OnnxGraph.attribute("perm", new long[] {0, 3, 1, 2}));
            String weights = graph.constant(
                    "kernel",
                    filtersFirst(kernel, bias.length, in.channels(), size, scale),
                    bias.length,
                    in.channels(),
                    size,
                    size);
            value = graph.node(
                    "Conv",
                    List.of(first, weights, graph.constant("bias", bias, bias.length)),
                    OnnxGraph.attribute("strides", new long[] {stride, stride}));
            activate(activation);
            String last = graph.node("Transpose", List.of(value), OnnxGraph.attribute("perm", new long[] {0, 2, 3, 1}));
            value = graph.reshape(
                    last, -1, in.convolved(bias.length, size, stride).size());
        }

        /** From {@code [row][column][channel][filter]} to {@code [filter][channel][row][column]}, times the scale of the input. */
        private static float[] filtersFirst(float[] kernel, int filters, int channels, int size, float scale) {
            float[] turned = new float[kernel.length];
            for (int place = 0, from = 0; place < size * size; place++) {
                for (int channel = 0; channel < channels; channel++) {
                    for (int filter = 0; filter < filters; filter++, from++) {
                        turned[(filter * channels + channel) * size * size + place] = scale * kernel[from];
                    }
                }
            }
            return turned;
        }

        private String affine(String x, float[] kernel, float[] bias, int columns) {
            String product = graph.node(
                    "MatMul", List.of(x, graph.constant("kernel", kernel, kernel.length / columns, columns)));
            return graph.node("Add", List.of(product, graph.constant("bias", bias, columns)));
        }

        @Override
        public void layerNorm(float[] scale, float[] shift, float epsilon) {
            value = graph.node(
                    "LayerNormalization",
                    List.of(
                            value,
                            graph.constant("scale", scale, scale.length),
                            graph.constant("shift", shift, shift.length)),
                    OnnxGraph.attribute("axis", -1),
                    OnnxGraph.attribute("epsilon", epsilon));
        }

        @Override
        public void relu() {
            value = graph.node("Relu", List.of(value));
        }

        @Override
        public void gru(float[] input, float[] inputBias, float[] hidden, float[] hiddenBias) {
            int width = hiddenBias.length;
            List<String> seen = split(affine(value, input, inputBias, 3 * width));
            List<String> remembered = split(graph.node(
                    "MatMul", List.of(OnnxManifest.MEMORY, graph.constant("recurrent", hidden, width, 3 * width))));
            String reset = graph.node("Sigmoid", List.of(add(seen.get(0), remembered.get(0))));
            String keep = graph.node("Sigmoid", List.of(add(seen.get(1), remembered.get(1))));
            String old = add(remembered.get(2), graph.constant("bias", hiddenBias, width));
            String candidate = graph.node("Tanh", List.of(add(seen.get(2), multiply(reset, old))));
            // (1 − z) ⊙ n + z ⊙ h  =  n + z ⊙ (h − n)
            String change = graph.node("Sub", List.of(OnnxManifest.MEMORY, candidate));
            graph.node("Add", List.of(candidate, multiply(keep, change)), List.of(OnnxManifest.NEXT_MEMORY));
            value = OnnxManifest.NEXT_MEMORY;
        }

        private List<String> split(String gates) {
            List<String> parts = List.of(graph.newValue("r"), graph.newValue("z"), graph.newValue("n"));
            graph.node("Split", List.of(gates), parts, OnnxGraph.attribute("axis", 1));
            return parts;
        }

        private String add(String a, String b) {
            return graph.node("Add", List.of(a, b));
        }

        private String multiply(String a, String b) {
            return graph.node("Mul", List.of(a, b));
        }
    }
}
