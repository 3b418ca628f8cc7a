package io.github.marl4j.algorithms;

import static io.github.marl4j.algorithms.QConfig.requireAtLeast;
import static io.github.marl4j.algorithms.QConfig.requireFraction;
import static io.github.marl4j.algorithms.QConfig.requirePositive;

import io.github.marl4j.algorithms.nn.QNetwork;

/**
 * Settings of the network for all preferences that {@link Envelope} and {@link GpiLs} train, and of how it learns.
 *
 * @param numEnvs copies of the environment that play at once
 * @param numSteps steps that each plays between two updates
 * @param replaySteps how many of the latest steps are kept to learn from
 * @param batch steps in a gradient step, drawn uniformly
 * @param gradientSteps gradient steps in one update
 * @param learningStarts environment steps before the first gradient step
 * @param hidden width of all hidden layers
 * @param layers hidden layers
 * @param norm normalisation in them: {@code none} or {@code layer}
 * @param epsilonStart chance of a random action at the beginning
 * @param epsilonEnd chance of a random action after {@code epsilonFraction}
 * @param epsilonFraction part of all steps in which the chance falls from the one to the other
 * @param learningRate step size of Adam
 * @param gamma discount of later rewards
 * @param maxGradNorm longest gradient
 * @param targetInterval gradient steps between two copies of the network into the target network
 * @param truncation what a time limit means: {@code skip} leaves the step out of the loss, because what came after it is unknown; {@code terminate} treats it as an end
 * @param team {@code decomposed}: the team's value is the sum of its agents' and each acts on its own; {@code central}: one agent sees the global state and chooses for all
 */
public record PreferenceConfig(
        int numEnvs,
        int numSteps,
        int replaySteps,
        int batch,
        int gradientSteps,
        int learningStarts,
        int hidden,
        int layers,
        QNetwork.Norm norm,
        double epsilonStart,
        double epsilonEnd,
        double epsilonFraction,
        double learningRate,
        double gamma,
        double maxGradNorm,
        int targetInterval,
        QConfig.Truncation truncation,
        Team team) {

    /** How several agents share a value. */
    public enum Team {
        /** {@code Q(o, a, w) = Σ_i q(o_i, a_i, w)}. */
        DECOMPOSED,
        /** {@code Q(s, a, w)} of joint actions a. */
        CENTRAL
    }

    /** Smaller networks and batches than morl-baselines', for a processor; rates as there. Source: morl-baselines 1.3.0, as multi-objective.md 5.2 tells. */
    public static final PreferenceConfig DEFAULT = new PreferenceConfig(
            8,
            8,
            100_000,
            64,
            8,
            1_000,
            128,
            2,
            QNetwork.Norm.NONE,
            1,
            0.05,
            0.5,
            3e-4,
            0.99,
            10,
            200,
            QConfig.Truncation.TERMINATE,
            Team.DECOMPOSED);

    public PreferenceConfig {
        requireAtLeast("numEnvs", numEnvs, 1);
        requireAtLeast("numSteps", numSteps, 1);
        requireAtLeast("batch", batch, 1);
        requireAtLeast("replaySteps", replaySteps, Math.max((long) numEnvs * numSteps, batch));
        requireAtLeast("gradientSteps", gradientSteps, 1);
        requireAtLeast("learningStarts", learningStarts, 0);
        requireAtLeast("hidden", hidden, 1);
        requireAtLeast("layers", layers, 1);
        requireAtLeast("targetInterval", targetInterval, 1);
        requireFraction("epsilonStart", epsilonStart);
        requireFraction("epsilonEnd", epsilonEnd);
        requireFraction("epsilonFraction", epsilonFraction);
        requireFraction("learningRate", learningRate);
        requireFraction("gamma", gamma);
        requirePositive("maxGradNorm", maxGradNorm);
        if (norm == QNetwork.Norm.BATCH) {
            throw new IllegalArgumentException(
                    "norm=batch is not for a network with a target network; use layer or none");
        }
    }
}
