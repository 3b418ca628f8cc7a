package io.github.marl4j.algorithms.conformance;

import io.github.marl4j.algorithms.nn.PpoBatch;
import io.github.marl4j.algorithms.nn.PpoLoss;
import io.github.marl4j.evaluation.cases.RecordedCase;
import java.util.Arrays;

/** What the files about PPO have in common. */
final class PpoCases {
    private PpoCases() {}

    /**
     * Reads all that a loss needs besides its networks.
     *
     * @param batch written
     * @param shape of a number per sample in the file; masks have the actions as one more dimension
     */
    static void fill(RecordedCase c, PpoBatch batch, int... shape) {
        int actions = batch.masks.length / (batch.steps * batch.actors);
        int[] maskShape = Arrays.copyOf(shape, shape.length + 1);
        maskShape[shape.length] = actions;
        copy(c.floats("oldLogProbs", shape), batch.logProbs);
        copy(c.floats("advantages", shape), batch.advantages);
        copy(c.floats("targets", shape), batch.targets);
        copy(c.floats("oldValues", shape), batch.values);
        int[] chosen = c.indices("actions", actions, shape);
        System.arraycopy(chosen, 0, batch.actions, 0, chosen.length);
        boolean[] masks = c.flags("mask", maskShape);
        System.arraycopy(masks, 0, batch.masks, 0, masks.length);
    }

    static PpoLoss.Config loss(RecordedCase c, double valueClip, PpoLoss.AdvantageNorm norm) {
        return new PpoLoss.Config(
                c.number("clip"),
                valueClip,
                c.number("valueCoef"),
                c.number("entropyCoef"),
                Double.POSITIVE_INFINITY,
                norm);
    }

    static void copy(float[] source, float[] target) {
        System.arraycopy(source, 0, target, 0, target.length);
    }
}
