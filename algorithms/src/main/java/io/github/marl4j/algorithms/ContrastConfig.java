package io.github.marl4j.algorithms;

import io.github.marl4j.algorithms.nn.ContrastiveLoss;

/**
 * How {@link Clam} learns its embedding. Source: clam.md sections 3 to 7.
 *
 * @param loss {@code nt_xent}: every other view is a negative; {@code symmetric_infonce}: those of the other kind
 * @param temperature τ of the loss
 * @param baseTemperature the loss is multiplied by {@code temperature / baseTemperature}; 0.07 is the released code's
 * @param strongMask share of the steps of the strong view that are hidden
 * @param weakMask share of the steps of the weak view that are hidden
 * @param cropMin tokens of the shortest crop
 * @param cropMax tokens of the longest crop; 0 for two fewer than the longest prefix has
 * @param prefixCropProbability how often a crop begins at the start of its episode
 * @param batch episodes of one update
 * @param buffer latest episodes that are kept
 * @param updatesPerIteration updates after each improvement of the policy; 0 for one for every K new episodes, K policies in the pool (10 where nobody tells)
 * @param learningRate step size of Adam
 * @param targetDecay share of the old weights that the acting encoder keeps in an update
 * @param projectionNorm normalisation in the projection head
 * @param projectionHidden width of the projection's hidden layer
 * @param projectionSize length of the vectors that are compared
 */
record ContrastConfig(
        Loss loss,
        double temperature,
        double baseTemperature,
        double strongMask,
        double weakMask,
        int cropMin,
        int cropMax,
        double prefixCropProbability,
        int batch,
        int buffer,
        int updatesPerIteration,
        double learningRate,
        double targetDecay,
        Norm projectionNorm,
        int projectionHidden,
        int projectionSize) {

    /** What views are told apart from. */
    enum Loss {
        /** All other views. */
        NT_XENT(ContrastiveLoss.Negatives.ALL),
        /** Views of the other kind. */
        SYMMETRIC_INFONCE(ContrastiveLoss.Negatives.OTHER_VIEW);

        final ContrastiveLoss.Negatives negatives;

        Loss(ContrastiveLoss.Negatives negatives) {
            this.negatives = negatives;
        }
    }

    /** Normalisation in the projection head. */
    enum Norm {
        /** Over the features of a row. */
        LAYER,
        /** Over the rows of a batch. */
        BATCH
    }

    static final ContrastConfig MODERN = new ContrastConfig(
            Loss.NT_XENT, 0.5, 0.5, 0.3, 0, 8, 0, 0.5, 64, 10_000, 0, 3e-3, 0.99, Norm.LAYER, 128, 64);

    static final ContrastConfig RELEASED = new ContrastConfig(
            Loss.NT_XENT, 0.5, 0.07, 0.3, 0, 8, 48, 0, 512, 10_000, 0, 3e-3, 0.99, Norm.BATCH, 128, 64);

    ContrastConfig {
        QConfig.requireAtLeast("cropMin", cropMin, 1);
        QConfig.requireAtLeast("cropMax", cropMax, 0);
        QConfig.requireAtLeast("batch", batch, 2);
        QConfig.requireAtLeast("buffer", buffer, batch);
        QConfig.requireAtLeast("updatesPerIteration", updatesPerIteration, 0);
        QConfig.requireAtLeast("projectionHidden", projectionHidden, 1);
        QConfig.requireAtLeast("projectionSize", projectionSize, 1);
        requirePositive("temperature", temperature);
        requirePositive("baseTemperature", baseTemperature);
        requirePositive("learningRate", learningRate);
        requireShare("strongMask", strongMask);
        requireShare("weakMask", weakMask);
        requireShare("prefixCropProbability", prefixCropProbability);
        requireShare("targetDecay", targetDecay);
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0)) throw new IllegalArgumentException(name + "=" + value + " must be positive");
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + "=" + value + " must be between 0 and 1");
        }
    }

    /** Returns the same with as strong a mask on the weak view. */
    ContrastConfig symmetric() {
        return new ContrastConfig(
                loss,
                temperature,
                baseTemperature,
                strongMask,
                strongMask,
                cropMin,
                cropMax,
                prefixCropProbability,
                batch,
                buffer,
                updatesPerIteration,
                learningRate,
                targetDecay,
                projectionNorm,
                projectionHidden,
                projectionSize);
    }

    /** Returns the tokens of the longest crop of sequences that have up to so many. */
    int cropMax(int longest) {
        return cropMax > 0 ? Math.min(cropMax, longest) : Math.max(1, longest - 2);
    }
}
