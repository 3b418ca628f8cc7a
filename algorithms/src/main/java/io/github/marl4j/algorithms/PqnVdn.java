package io.github.marl4j.algorithms;

import static io.github.marl4j.algorithms.QConfig.requireAtLeast;
import static io.github.marl4j.algorithms.QConfig.requireFraction;
import static io.github.marl4j.algorithms.QConfig.requirePositive;

import io.github.marl4j.algorithms.nn.QNetwork;
import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.algorithms.run.TrainConfig;
import java.util.Map;

/**
 * Parallelised Q-network with value decomposition: Q-learning without replay and without target network. Many environments play on, and after every few steps the network learns from just these, with
 * λ-returns that the network itself computes; normalisation in the network keeps that stable. The team's value is the sum of the agents' values, as in {@link Vdn}.
 *
 * <pre>
 * Q(t) = Σ_i q_i(t, a_i(t))        q̂(t) = Σ_i max_a q_i(t, a), held fixed
 * G(t) = r(t) + γ·(1 − end(t))·[q̂(t+1) + λ·(G(t+1) − q̂(t+1))]        loss = mean (Q(t) − G(t))²
 * </pre>
 *
 * The loop is in {@link PqnLearner}, the loss in {@link PqnLoss}. Source: Gallici et al., "Simplifying Deep Temporal Difference Learning", 2024; as in JaxMARL c793d09,
 * {@code baselines/QLearning/pqn_vdn_rnn.py}.
 */
public final class PqnVdn implements Algorithm {

    /**
     * Settings. Defaults are JaxMARL's for SMAX, aware of truncation. Source: JaxMARL c793d09, {@code baselines/QLearning}.
     *
     * @param numEnvs copies of the environment that play at once
     * @param numSteps steps that each plays between two updates
     * @param memoryWindow steps before these that are learnt from once more, so that the memory of the agents is not taken as it was alone; at most {@code numSteps}
     * @param epochs passes over the collected experience in one update
     * @param minibatches parts that each pass is cut into, by environment
     * @param network {@code gru} keeps a memory in each agent; {@code mlp} sees the present observation only
     * @param hidden width of all hidden layers
     * @param layers hidden layers before the memory
     * @param norm normalisation in them: {@code none}, {@code layer} or {@code batch}; the last takes one thread only to learn
     * @param normaliseInput whether the input is batch-normalised; takes one thread only to learn
     * @param epsilonStart chance of a random action at the beginning
     * @param epsilonEnd chance of a random action after {@code epsilonFraction}
     * @param epsilonFraction part of all updates in which the chance falls from the one to the other
     * @param learningRate step size of rectified Adam at the beginning
     * @param annealLearningRate whether it falls linearly to 0 at the end of training
     * @param gamma discount of later rewards
     * @param lambda decay of the λ-returns
     * @param maxGradNorm longest gradient
     * @param rewardScale factor of the rewards that are learnt from
     * @param teamReward how agents' rewards become the team's
     * @param truncation what a time limit means: {@code skip} leaves the transition out of the loss, because what came after it is unknown; {@code terminate} treats it as an end, as JaxMARL does
     */
    public record Config(
            int numEnvs,
            int numSteps,
            int memoryWindow,
            int epochs,
            int minibatches,
            NetworkKind network,
            int hidden,
            int layers,
            QNetwork.Norm norm,
            boolean normaliseInput,
            double epsilonStart,
            double epsilonEnd,
            double epsilonFraction,
            double learningRate,
            boolean annealLearningRate,
            double gamma,
            double lambda,
            double maxGradNorm,
            double rewardScale,
            TeamReward teamReward,
            QConfig.Truncation truncation) {

        /** JaxMARL's for SMAX, aware of truncation. */
        public static final Config DEFAULT = new Config(
                128,
                128,
                4,
                4,
                16,
                NetworkKind.GRU,
                512,
                2,
                QNetwork.Norm.BATCH,
                true,
                1,
                0.01,
                0.1,
                2.5e-4,
                true,
                0.99,
                0.85,
                1,
                10,
                TeamReward.MEAN,
                QConfig.Truncation.SKIP);

        public Config {
            requireAtLeast("numEnvs", numEnvs, 1);
            requireAtLeast("numSteps", numSteps, 2);
            requireAtLeast("memoryWindow", memoryWindow, 0);
            requireAtLeast("epochs", epochs, 1);
            requireAtLeast("minibatches", minibatches, 1);
            if (network == NetworkKind.CNN) {
                throw new IllegalArgumentException("network=cnn is not offered here; allowed are mlp and gru");
            }
            requireAtLeast("hidden", hidden, 1);
            requireAtLeast("layers", layers, 1);
            requireFraction("epsilonStart", epsilonStart);
            requireFraction("epsilonEnd", epsilonEnd);
            requireFraction("epsilonFraction", epsilonFraction);
            requireFraction("learningRate", learningRate);
            requireFraction("gamma", gamma);
            requireFraction("lambda", lambda);
            requirePositive("maxGradNorm", maxGradNorm);
            requirePositive("rewardScale", rewardScale);
            if (memoryWindow > numSteps) {
                throw new IllegalArgumentException(
                        "memoryWindow=" + memoryWindow + " must be at most numSteps=" + numSteps);
            }
            if (numEnvs % minibatches != 0) {
                throw new IllegalArgumentException(
                        "minibatches=" + minibatches + " must divide numEnvs=" + numEnvs + ": it cuts by environment");
            }
        }

        /** Returns whether statistics are taken over a whole minibatch. */
        boolean needsWholeBatch() {
            return normaliseInput || norm == QNetwork.Norm.BATCH;
        }
    }

    /** Found by the service loader. */
    public PqnVdn() {}

    @Override
    public String name() {
        return "pqn-vdn";
    }

    @Override
    public String description() {
        return "PQN with value decomposition: parallel Q-learning without replay or target network (Gallici et al. 2024)";
    }

    @Override
    public Map<String, Object> settings(Map<String, Object> given) {
        return RecordMaps.toMap(config(given));
    }

    private static Config config(Map<String, Object> given) {
        return RecordMaps.with("pqn-vdn", Config.DEFAULT, given);
    }

    @Override
    public Learner newLearner(TrainConfig config) {
        return new PqnLearner(config, config(config.settings()));
    }
}
