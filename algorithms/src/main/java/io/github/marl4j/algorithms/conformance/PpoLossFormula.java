package io.github.marl4j.algorithms.conformance;

import io.github.marl4j.algorithms.nn.Activation;
import io.github.marl4j.algorithms.nn.ActorCritic;
import io.github.marl4j.algorithms.nn.Categorical;
import io.github.marl4j.algorithms.nn.Kernels;
import io.github.marl4j.algorithms.nn.ParameterLayout;
import io.github.marl4j.algorithms.nn.Parameters;
import io.github.marl4j.algorithms.nn.PpoBatch;
import io.github.marl4j.algorithms.nn.PpoGradient;
import io.github.marl4j.algorithms.nn.PpoLoss;
import io.github.marl4j.algorithms.nn.Workers;
import io.github.marl4j.evaluation.cases.CaseFormula;
import io.github.marl4j.evaluation.cases.RecordedCase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The loss of PPO for given logits and values: they pass through networks of one layer that change nothing, so that what is compared is what training runs. */
final class PpoLossFormula {
    private PpoLossFormula() {}

    static CaseFormula on(Kernels kernels) {
        // The clip fraction is a count over a count.
        return new CaseFormula(
                c -> compute(c, kernels), field -> field.equals("clipFraction") ? 1e-9 : TargetFormulas.SINGLE);
    }

    private static Map<String, Object> compute(RecordedCase c, Kernels kernels) {
        int[] shape = c.shape("logits", 2);
        int samples = shape[0];
        int actions = shape[1];
        PpoBatch batch = PpoBatch.builder(1, samples, actions, actions)
                .criticInputs(1)
                .masked()
                .build();
        PpoCases.copy(c.floats("logits", shape), batch.observations);
        PpoCases.copy(c.floats("values", samples), batch.criticInputs);
        PpoCases.fill(c, batch, samples);

        float[] logProbs = batch.observations.clone();
        float[] chosen = new float[samples];
        for (int i = 0; i < samples; i++) {
            Categorical.logSoftmax(logProbs, i * actions, actions, batch.masks, i * actions);
            chosen[i] = logProbs[i * actions + batch.actions[i]];
        }
        PpoLoss.Statistics clipped = loss(c, batch, actions, c.number("clip"), kernels);
        PpoLoss.Statistics free = loss(c, batch, actions, Double.POSITIVE_INFINITY, kernels);
        Map<String, Object> computed = new LinkedHashMap<>();
        computed.put("logProbs", chosen);
        computed.put("entropyMean", clipped.entropy());
        computed.put("policyLoss", clipped.policyLoss());
        computed.put("approxKl", clipped.approxKl());
        computed.put("clipFraction", clipped.clipFraction());
        computed.put("valueLossClipped", clipped.valueLoss());
        computed.put("valueLossUnclipped", free.valueLoss());
        computed.put("total", clipped.total());
        return computed;
    }

    private static PpoLoss.Statistics loss(
            RecordedCase c, PpoBatch batch, int actions, double valueClip, Kernels kernels) {
        ActorCritic model = ActorCritic.feedForward(actions, 1, actions, false, Activation.NONE);
        Parameters identity = new Parameters(model.actorLayout());
        setIdentity(identity, "actor1/kernel");
        setIdentity(identity, "critic1/kernel");
        PpoLoss.AdvantageNorm norm =
                c.truth("normaliseAdvantages") ? PpoLoss.AdvantageNorm.POPULATION : PpoLoss.AdvantageNorm.NONE;
        int[] columns = IntStream.range(0, batch.actors).toArray();
        try (Workers workers = new Workers(1)) {
            return new PpoGradient(model, kernels, workers, 1)
                    .compute(
                            new ActorCritic.Weights(identity, identity),
                            batch,
                            columns,
                            0,
                            batch.actors,
                            PpoCases.loss(c, valueClip, norm));
        }
    }

    private static void setIdentity(Parameters parameters, String name) {
        ParameterLayout.Slice kernel = parameters.layout().slice(name);
        for (int i = 0; i < kernel.rows(); i++) {
            parameters.values()[kernel.offset() + i * kernel.columns() + i] = 1f;
        }
    }
}
