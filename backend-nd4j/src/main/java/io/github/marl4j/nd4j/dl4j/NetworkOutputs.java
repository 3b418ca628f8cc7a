package io.github.marl4j.nd4j.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** What either kind of network makes of rows of observations: its outputs side by side, scores throughout. The networks themselves let one thread at a time compute. */
final class NetworkOutputs {
    /** Stands for a probability of 0, whose logarithm is no number. */
    private static final float LEAST = 1e-30f;

    private interface Forward {
        INDArray[] outputs(INDArray rows);
    }

    private final Forward forward;
    private final List<UnaryOperator<INDArray>> toScores = new ArrayList<>();

    private NetworkOutputs(Layer[] all, Forward forward, List<Layer> last) {
        for (Layer layer : all) {
            if (layer instanceof RecurrentLayer) {
                throw new IllegalArgumentException(
                        "Dl4jPolicy: layer " + layer.conf().getLayer().getLayerName()
                                + " is recurrent; the memory of an episode is not kept, use a feed-forward network over stacked observations");
            }
        }
        this.forward = forward;
        for (Layer layer : last) toScores.add(isSoftmax(layer) ? NetworkOutputs::logarithm : UnaryOperator.identity());
    }

    static NetworkOutputs of(MultiLayerNetwork network) {
        return new NetworkOutputs(
                network.getLayers(), rows -> new INDArray[] {network.output(rows)}, List.of(network.getOutputLayer()));
    }

    static NetworkOutputs of(ComputationGraph graph) {
        if (graph.getNumInputArrays() != 1) {
            throw new IllegalArgumentException(
                    "Dl4jPolicy: the graph has " + graph.getNumInputArrays() + " inputs, expected 1: the observations");
        }
        List<Layer> last = new ArrayList<>();
        for (String output : graph.getConfiguration().getNetworkOutputs()) last.add(graph.getLayer(output));
        return new NetworkOutputs(graph.getLayers(), rows -> graph.output(rows), last);
    }

    private static boolean isSoftmax(Layer layer) {
        if (layer == null) return false; // an output that is no layer, such as a merge of several
        var described = layer.conf().getLayer();
        if (described instanceof BaseLayer base) return base.getActivationFn() instanceof ActivationSoftmax;
        return described instanceof ActivationLayer activation
                && activation.getActivationFn() instanceof ActivationSoftmax;
    }

    private static INDArray logarithm(INDArray probabilities) {
        return Transforms.log(Transforms.max(probabilities, LEAST, false), false);
    }

    /**
     * Returns the scores of rows: logits, or logarithms of what a softmax gives.
     *
     * @param features {@code [row][feature]}
     * @return {@code [row, output]}
     * @throws RuntimeException of DL4J if the network takes other rows
     */
    INDArray of(float[] features, int rows) {
        INDArray[] outputs = forward.outputs(Nd4j.createFromArray(features).reshape(rows, features.length / rows));
        for (int i = 0; i < outputs.length; i++) outputs[i] = toScores.get(i).apply(outputs[i]);
        return outputs.length == 1 ? outputs[0] : Nd4j.concat(1, outputs);
    }
}
