package io.github.marl4j.algorithms;

import static java.util.Map.entry;

import io.github.marl4j.algorithms.nn.Activation;
import io.github.marl4j.algorithms.nn.ActorCritic;
import io.github.marl4j.algorithms.nn.PpoLoss;
import io.github.marl4j.algorithms.run.RecordMaps;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings of {@link Ippo}, {@link Mappo} and, for each weight, {@link Momappo}. Defaults are JaxMARL's for SMAX with recurrent networks. Source: JaxMARL c793d09, {@code baselines/IPPO/config/ippo_rnn_smax.yaml}
 * and {@code baselines/MAPPO/config/mappo_homogenous_rnn_smax.yaml}.
 *
 * @param numEnvs copies of the environment that play at once
 * @param numSteps steps that each plays between two updates
 * @param epochs passes over the collected experience in one update
 * @param minibatches parts that each pass is cut into
 * @param network {@code gru} keeps a memory in each agent; {@code mlp} sees the present observation only, and so does {@code cnn}, which needs an image
 * @param hidden width of all hidden layers
 * @param layers hidden layers of an {@code mlp}
 * @param activation between the layers of an {@code mlp}
 * @param filters filters of each convolution of a {@code cnn}, one to three numbers; {@code hidden} is the width of the dense layer behind them
 * @param learningRate step size of Adam at the beginning
 * @param annealLearningRate whether it falls linearly to 0 at the end of training
 * @param gamma discount of later rewards
 * @param lambda decay of the advantage estimate
 * @param clip how far the probability of an action may move, as a ratio to its old one; the value estimate may move as far
 * @param entropyCoefficient weight of the entropy bonus
 * @param valueCoefficient weight of the value loss
 * @param maxGradNorm longest gradient
 * @param advantageNorm how advantages are scaled in each minibatch
 * @param truncation what a time limit means for the advantage: {@code bootstrap} goes on with the estimated value of the final observation, {@code terminate} treats it as an end
 * @param trainDeadAgents whether steps of agents that are out of the game are learnt from
 * @param agentId whether policies see, as a one-hot code behind the observation, which agent of the group they act for, so that agents that share a network may play different parts
 */
public record PpoConfig(
        int numEnvs,
        int numSteps,
        int epochs,
        int minibatches,
        NetworkKind network,
        int hidden,
        int layers,
        Activation activation,
        List<Integer> filters,
        double learningRate,
        boolean annealLearningRate,
        double gamma,
        double lambda,
        double clip,
        double entropyCoefficient,
        double valueCoefficient,
        double maxGradNorm,
        PpoLoss.AdvantageNorm advantageNorm,
        Truncation truncation,
        boolean trainDeadAgents,
        boolean agentId) {

    /** What a time limit means for the advantage. */
    public enum Truncation {
        /** Goes on with the estimated value of the final observation. */
        BOOTSTRAP,
        /** The value after it is 0, as after a termination. */
        TERMINATE
    }

    /** Half of the filters of Mnih et al. 2015, without their third convolution. */
    private static final List<Integer> SMALL_EYES = List.of(16, 32);

    /** JaxMARL's IPPO for SMAX, aware of truncation. The others below say what they do differently. */
    public static final PpoConfig IPPO = new PpoConfig(
            128,
            128,
            4,
            4,
            NetworkKind.GRU,
            128,
            2,
            Activation.TANH,
            SMALL_EYES,
            4e-3,
            true,
            0.99,
            0.95,
            0.05,
            0.01,
            0.5,
            0.25,
            PpoLoss.AdvantageNorm.POPULATION,
            Truncation.BOOTSTRAP,
            true,
            false);

    /** JaxMARL's MAPPO for SMAX, aware of truncation. */
    public static final PpoConfig MAPPO =
            IPPO.with(entry("learningRate", 2e-3), entry("clip", 0.2), entry("entropyCoefficient", 0));

    /** MOMAland's MAPPO for continuous actions. Source: MOMAland 0.2.0, {@code learning/}, as multi-objective.md 5.1 tells. */
    public static final PpoConfig MOMAPPO = MAPPO.with(
            entry("numEnvs", 10),
            entry("epochs", 2),
            entry("minibatches", 2),
            entry("network", "mlp"),
            entry("hidden", 256),
            entry("learningRate", 1e-3),
            entry("lambda", 0.99),
            entry("valueCoefficient", 0.8),
            entry("maxGradNorm", 0.5),
            entry("truncation", "terminate"),
            entry("agentId", true));

    /** FightLadder's PPO for learners of its league, with a feed-forward network for vectors. Source: FightLadder ee66c9a, as fightladder.md 7 tells. */
    public static final PpoConfig DUEL = IPPO.with(
            entry("numEnvs", 24),
            entry("numSteps", 512),
            entry("minibatches", 12),
            entry("network", "mlp"),
            entry("learningRate", 1e-4),
            entry("annealLearningRate", false),
            entry("gamma", 0.94),
            entry("clip", 0.1),
            entry("entropyCoefficient", 0),
            entry("maxGradNorm", 0.5));

    /** For an ego agent that models others: the common core of {@code clam} and everything it is compared with. Source: clam.md section 6. */
    public static final PpoConfig EGO = IPPO.with(
            entry("numEnvs", 32),
            entry("numSteps", 64),
            entry("network", "mlp"),
            entry("hidden", 64),
            entry("learningRate", 3e-4),
            entry("annealLearningRate", false),
            entry("clip", 0.2),
            entry("maxGradNorm", 0.5));

    /** The same with a memory in the policy. */
    public static final PpoConfig EGO_GRU = EGO.with(entry("network", "gru"));

    /** As near to the released code of {@code clam} as this PPO comes: whole batches, Monte-Carlo returns, many passes. Source: clam.md section 6. */
    public static final PpoConfig EGO_RELEASED = EGO.with(
            entry("numEnvs", 50),
            entry("numSteps", 500),
            entry("epochs", 80),
            entry("minibatches", 1),
            entry("lambda", 1),
            entry("maxGradNorm", 1e9));

    public PpoConfig {
        requireAtLeastOne("numEnvs", numEnvs);
        requireAtLeastOne("numSteps", numSteps);
        requireAtLeastOne("epochs", epochs);
        requireAtLeastOne("minibatches", minibatches);
        requireAtLeastOne("hidden", hidden);
        requireAtLeastOne("layers", layers);
        filters = List.copyOf(filters);
        if (filters.isEmpty() || filters.size() > ActorCritic.MOST_CONVOLUTIONS) {
            throw new IllegalArgumentException(
                    "filters=" + filters + " must be 1 to " + ActorCritic.MOST_CONVOLUTIONS + " numbers");
        }
        if (filters.stream().anyMatch(number -> number < 1)) {
            throw new IllegalArgumentException("filters=" + filters + " must be whole numbers from 1 on");
        }
        requireBetween("gamma", gamma, 0, 1);
        requireBetween("lambda", lambda, 0, 1);
        requireBetween("learningRate", learningRate, 0, 1);
        requireBetween("entropyCoefficient", entropyCoefficient, 0, Double.MAX_VALUE);
        requireBetween("valueCoefficient", valueCoefficient, 0, Double.MAX_VALUE);
        if (!(clip > 0)) throw new IllegalArgumentException("clip=" + clip + " must be positive");
        if (!(maxGradNorm > 0)) throw new IllegalArgumentException("maxGradNorm=" + maxGradNorm + " must be positive");
    }

    private static void requireAtLeastOne(String name, int value) {
        if (value < 1) throw new IllegalArgumentException(name + "=" + value + " must be at least 1");
    }

    private static void requireBetween(String name, double value, double least, double greatest) {
        if (!(value >= least && value <= greatest)) {
            throw new IllegalArgumentException(name + "=" + value + " must be between " + least + " and " + greatest);
        }
    }

    @SafeVarargs
    private PpoConfig with(Map.Entry<String, Object>... changes) {
        Map<String, Object> values = new HashMap<>();
        for (Map.Entry<String, Object> change : changes) values.put(change.getKey(), change.getValue());
        return RecordMaps.with("ppo", this, values);
    }

    /** Returns the constants of the loss. */
    PpoLoss.Config loss() {
        return new PpoLoss.Config(
                clip, clip, valueCoefficient, entropyCoefficient, Double.POSITIVE_INFINITY, advantageNorm);
    }
}
