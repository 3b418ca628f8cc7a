package io.github.marl4j.algorithms.conformance;

import io.github.marl4j.algorithms.nn.Activation;
import io.github.marl4j.algorithms.nn.ActorCritic;
import io.github.marl4j.algorithms.nn.Adam;
import io.github.marl4j.algorithms.nn.Kernels;
import io.github.marl4j.algorithms.nn.Parameters;
import io.github.marl4j.algorithms.nn.PolicyInference;
import io.github.marl4j.algorithms.nn.PpoBatch;
import io.github.marl4j.algorithms.nn.PpoGradient;
import io.github.marl4j.algorithms.nn.PpoLoss;
import io.github.marl4j.algorithms.nn.Workers;
import io.github.marl4j.evaluation.cases.CaseFormula;
import io.github.marl4j.evaluation.cases.RecordedCase;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Actor-critic networks: outputs along a rollout, loss, gradients, and the weights after three steps of Adam. */
final class PpoNetworkFormula {
    private static final double TOLERANCE = 2e-4;
    private static final int OPTIMISER_STEPS = 3;

    private PpoNetworkFormula() {}

    static CaseFormula on(Kernels kernels) {
        return CaseFormula.within(TOLERANCE, c -> compute(c, kernels));
    }

    private static Map<String, Object> compute(RecordedCase c, Kernels kernels) {
        int[] shape = c.shape("obs", 3);
        int actions = c.shape("mask", 3)[2];
        ActorCritic model = model(c, shape[2], actions);
        Parameters parameters = new Parameters(model.actorLayout());
        NetworkWeights names = new NetworkWeights(model.actorLayout());
        names.read(c.object("params"), parameters.values());
        ActorCritic.Weights weights = new ActorCritic.Weights(parameters, parameters);
        PpoBatch batch = batch(c, shape, model);
        Map<String, Object> computed = new LinkedHashMap<>();
        try (Workers workers = new Workers(1)) {
            rollOut(weights, batch, new PolicyInference(model, kernels, workers), model, computed);
            train(c, weights, batch, new PpoGradient(model, kernels, workers, batch.steps), names, computed);
        }
        return computed;
    }

    private static ActorCritic model(RecordedCase c, int features, int actions) {
        String network = c.text("network");
        String activation = c.text("activation");
        RecordedCase params = c.object("params");
        if (network.equals("gru-actor-critic") && activation.equals("relu")) {
            return ActorCritic.recurrentShared(features, actions, false, params.shape("embed/bias", 1)[0]);
        }
        if (network.equals("mlp-actor-critic") && activation.equals("tanh")) {
            int first = params.shape("actor1/bias", 1)[0];
            int second = params.shape("actor2/bias", 1)[0];
            return ActorCritic.feedForward(features, features, actions, false, Activation.TANH, first, second);
        }
        throw new IllegalArgumentException(
                c.place() + ": field \"network\" has \"" + network + "\" with \"activation\" \"" + activation
                        + "\"; expected gru-actor-critic with relu or mlp-actor-critic with tanh");
    }

    private static PpoBatch batch(RecordedCase c, int[] shape, ActorCritic model) {
        PpoBatch batch = PpoBatch.builder(shape[0], shape[1], shape[2], model.actions())
                .hidden(model.hiddenSize())
                .masked()
                .build();
        PpoCases.copy(c.floats("obs", shape), batch.observations);
        PpoCases.fill(c, batch, shape[0], shape[1]);
        if (model.hiddenSize() > 0) {
            PpoCases.copy(c.floats("h0", shape[1], model.hiddenSize()), batch.hidden);
            boolean[] resets = c.flags("resets", shape[0], shape[1]);
            System.arraycopy(resets, 0, batch.resets, 0, resets.length);
        }
        return batch;
    }

    /** Goes through the rollout step by step, as a trainer does. The files have 0 for the logits of masked actions. */
    private static void rollOut(
            ActorCritic.Weights weights,
            PpoBatch batch,
            PolicyInference inference,
            ActorCritic model,
            Map<String, Object> computed) {
        int actors = batch.actors;
        float[] allLogits = new float[batch.masks.length];
        float[] allValues = new float[batch.steps * actors];
        float[] logits = new float[actors * model.actions()];
        float[] values = new float[actors];
        float[] hidden = batch.hidden == null ? null : batch.hidden.clone();
        for (int step = 0; step < batch.steps; step++) {
            int row = step * actors;
            int width = batch.observations.length / allValues.length;
            float[] observations = Arrays.copyOfRange(batch.observations, row * width, (row + actors) * width);
            boolean[] resets = hidden == null ? null : Arrays.copyOfRange(batch.resets, row, row + actors);
            inference.act(weights, observations, null, resets, hidden, actors, logits, values);
            System.arraycopy(logits, 0, allLogits, step * logits.length, logits.length);
            System.arraycopy(values, 0, allValues, row, actors);
        }
        for (int i = 0; i < allLogits.length; i++) {
            if (!batch.masks[i]) allLogits[i] = 0f;
        }
        computed.put("logits", allLogits);
        computed.put("values", allValues);
        computed.put("finalHidden", hidden);
    }

    private static void train(
            RecordedCase c,
            ActorCritic.Weights weights,
            PpoBatch batch,
            PpoGradient gradient,
            NetworkWeights names,
            Map<String, Object> computed) {
        Parameters parameters = weights.actor();
        RecordedCase constants = c.object("adam");
        Adam adam = new Adam(
                parameters.values().length,
                constants.number("beta1"),
                constants.number("beta2"),
                constants.number("epsilon"));
        PpoLoss.Config config = PpoCases.loss(c, c.number("clip"), PpoLoss.AdvantageNorm.POPULATION);
        int[] columns = IntStream.range(0, batch.actors).toArray();
        double[] norms = new double[OPTIMISER_STEPS];
        for (int step = 0; step < OPTIMISER_STEPS; step++) {
            PpoLoss.Statistics loss = gradient.compute(weights, batch, columns, 0, batch.actors, config);
            if (step == 0) {
                computed.put("loss", loss.total());
                computed.put("policyLoss", loss.policyLoss());
                computed.put("valueLoss", loss.valueLoss());
                computed.put("entropy", loss.entropy());
                computed.put("gradients", names.split(parameters.gradients()));
            }
            norms[step] = parameters.clipGradients(c.number("maxGradNorm"));
            adam.step(parameters, c.number("learningRate"));
        }
        computed.put("gradNormBeforeClipForThreeSteps", norms);
        computed.put("paramsAfterThreeSteps", names.split(parameters.values()));
    }
}
