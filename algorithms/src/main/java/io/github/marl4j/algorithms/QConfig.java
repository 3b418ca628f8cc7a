package io.github.marl4j.algorithms;

/**
 * Settings of {@link Iql}, {@link Vdn} and {@link Qmix}. Defaults are JaxMARL's for SMAX. Source: JaxMARL c793d09, {@code baselines/QLearning}.
 *
 * @param numEnvs copies of the environment that play at once
 * @param numSteps steps that each plays between two updates, from a reset on; the length of a segment
 * @param replaySegments how many of the latest segments are kept to learn from
 * @param batchSegments segments in a gradient step, drawn uniformly
 * @param epochs gradient steps in one update
 * @param learningStarts environment steps before the first gradient step
 * @param hidden width of the agents' network and of their memory
 * @param epsilonStart chance of a random action at the beginning
 * @param epsilonEnd chance of a random action after {@code epsilonFraction}
 * @param epsilonFraction part of all updates in which the chance falls from the one to the other
 * @param learningRate step size of rectified Adam at the beginning
 * @param annealLearningRate whether it falls linearly to 0 at the end of training
 * @param gamma discount of later rewards
 * @param maxGradNorm longest gradient
 * @param targetInterval updates between two copies of the network into the target network
 * @param doubleQ whether the network itself chooses the action that the target network values, instead of the target network
 * @param rewardScale factor of the rewards that are learnt from
 * @param teamReward how agents' rewards become the team's; iql does without
 * @param truncation what a time limit means: {@code skip} leaves the transition out of the loss, because what came after it is unknown; {@code terminate} treats it as an end, as JaxMARL does
 * @param legacyDoneIndex whether targets read the end flag one step late, as JaxMARL does; needs {@code truncation=terminate}
 */
public record QConfig(
        int numEnvs,
        int numSteps,
        int replaySegments,
        int batchSegments,
        int epochs,
        long learningStarts,
        int hidden,
        double epsilonStart,
        double epsilonEnd,
        double epsilonFraction,
        double learningRate,
        boolean annealLearningRate,
        double gamma,
        double maxGradNorm,
        int targetInterval,
        boolean doubleQ,
        double rewardScale,
        TeamReward teamReward,
        Truncation truncation,
        boolean legacyDoneIndex) {

    /** What a time limit means for targets. */
    public enum Truncation {
        /** The transition is left out of the loss. */
        SKIP,
        /** The value after it is 0, as after a termination. */
        TERMINATE
    }

    /** JaxMARL's for SMAX, aware of truncation. */
    public static final QConfig DEFAULT = new QConfig(
            16,
            128,
            5000,
            32,
            8,
            10_000,
            512,
            1,
            0.05,
            0.1,
            5e-5,
            false,
            0.99,
            10,
            10,
            true,
            10,
            TeamReward.MEAN,
            Truncation.SKIP,
            false);

    public QConfig {
        requireAtLeast("numEnvs", numEnvs, 1);
        requireAtLeast("numSteps", numSteps, 2);
        requireAtLeast("batchSegments", batchSegments, 1);
        requireAtLeast("replaySegments", replaySegments, Math.max(numEnvs, batchSegments));
        requireAtLeast("epochs", epochs, 1);
        requireAtLeast("learningStarts", learningStarts, 0);
        requireAtLeast("hidden", hidden, 1);
        requireAtLeast("targetInterval", targetInterval, 1);
        requireFraction("epsilonStart", epsilonStart);
        requireFraction("epsilonEnd", epsilonEnd);
        requireFraction("epsilonFraction", epsilonFraction);
        requireFraction("learningRate", learningRate);
        requireFraction("gamma", gamma);
        requirePositive("maxGradNorm", maxGradNorm);
        requirePositive("rewardScale", rewardScale);
        if (legacyDoneIndex && truncation == Truncation.SKIP) {
            throw new IllegalArgumentException("legacyDoneIndex=true needs truncation=terminate: the reference knows"
                    + " one kind of end, got truncation=skip");
        }
    }

    static void requireAtLeast(String name, long value, long least) {
        if (value < least) throw new IllegalArgumentException(name + "=" + value + " must be at least " + least);
    }

    static void requireFraction(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + "=" + value + " must be between 0 and 1");
        }
    }

    static void requirePositive(String name, double value) {
        if (!(value > 0)) throw new IllegalArgumentException(name + "=" + value + " must be positive");
    }
}
