package rl4j;

import io.github.marl4j.rl4j.Rl4jMdp;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.rl4j.learning.async.a3c.discrete.A3CDiscreteDense;
import org.deeplearning4j.rl4j.learning.configuration.A3CLearningConfiguration;
import org.deeplearning4j.rl4j.learning.configuration.QLearningConfiguration;
import org.deeplearning4j.rl4j.learning.sync.qlearning.discrete.QLearningDiscreteDense;
import org.deeplearning4j.rl4j.network.ac.ActorCriticFactorySeparateStdDense;
import org.deeplearning4j.rl4j.network.ac.ActorCriticSeparate;
import org.deeplearning4j.rl4j.network.configuration.ActorCriticDenseNetworkConfiguration;
import org.deeplearning4j.rl4j.network.configuration.DQNDenseNetworkConfiguration;
import org.deeplearning4j.rl4j.network.dqn.DQN;
import org.deeplearning4j.rl4j.network.dqn.DQNFactoryStdDense;
import org.deeplearning4j.rl4j.space.Box;
import org.nd4j.linalg.learning.config.Adam;

/** RL4J's learners with the settings that hold for all lessons: two hidden layers of 64. RL4J has deprecated the classes of networks that its learners still take. */
@SuppressWarnings("deprecation")
final class Learners {
    private static final int HIDDEN_LAYERS = 2;
    private static final int NODES = 64;
    private static final double RATE_OF_VALUES = 5e-4;
    private static final double RATE_OF_ACTORS = 1e-3;
    private static final int LONGEST_EPISODE = 1000;

    private Learners() {}

    /** Deep Q-learning: an update from 32 remembered steps after each step. All choices are random at first, and from the middle of the training on one of twenty. */
    static void dqn(Lesson lesson, Rl4jMdp mdp, int steps, long seed, Curve curve, Path file) throws IOException {
        QLearningConfiguration learning = QLearningConfiguration.builder()
                .seed(seed)
                .maxEpochStep(LONGEST_EPISODE)
                .maxStep(steps)
                .expRepMaxSize(20_000)
                .batchSize(32)
                .targetDqnUpdateFreq(500)
                .updateStart(500)
                .rewardFactor(lesson.rewardFactor())
                .gamma(lesson.gamma())
                .errorClamp(10)
                .minEpsilon(0.05)
                .epsilonNbStep(steps / 2)
                .doubleDQN(true)
                .build();
        DQNDenseNetworkConfiguration network = DQNDenseNetworkConfiguration.builder()
                .updater(new Adam(RATE_OF_VALUES))
                .numHiddenNodes(NODES)
                .numLayers(HIDDEN_LAYERS)
                .build();
        DQN values = new DQNFactoryStdDense(network)
                .buildDQN(
                        mdp.getObservationSpace().getShape(),
                        mdp.getActionSpace().getSize());
        DQN first = new DQN(begunWith(seed, values.getNeuralNetworks()[0]));
        QLearningDiscreteDense<Box> learner = new QLearningDiscreteDense<>(mdp, first, learning);
        learner.addListener(curve.of(learner.getPolicy()::nextAction, learner::getStepCount));
        learner.train();
        curve.end(learner.getPolicy()::nextAction, learner.getStepCount());
        if (file != null) learner.getPolicy().save(file.toString());
    }

    /** Asynchronous advantage actor-critic, two threads, an update from 16 steps of a thread. */
    static void a3c(Lesson lesson, Rl4jMdp mdp, int steps, long seed, Curve curve, Path file) throws IOException {
        A3CLearningConfiguration learning = A3CLearningConfiguration.builder()
                .seed(seed)
                .maxEpochStep(LONGEST_EPISODE)
                .maxStep(steps)
                .numThreads(2)
                .nStep(16)
                .rewardFactor(lesson.rewardFactor())
                .gamma(lesson.gamma())
                .build();
        ActorCriticDenseNetworkConfiguration network = ActorCriticDenseNetworkConfiguration.builder()
                .updater(new Adam(RATE_OF_ACTORS))
                .numHiddenNodes(NODES)
                .numLayers(HIDDEN_LAYERS)
                .build();
        ActorCriticSeparate<?> both = new ActorCriticFactorySeparateStdDense(network)
                .buildActorCritic(
                        mdp.getObservationSpace().getShape(),
                        mdp.getActionSpace().getSize());
        ActorCriticSeparate<?> first = new ActorCriticSeparate<>(
                begunWith(seed, both.getNeuralNetworks()[0]), begunWith(seed, both.getNeuralNetworks()[1]));
        A3CDiscreteDense<Box> learner = new A3CDiscreteDense<>(mdp, first, learning);
        learner.addListener(curve.of(learner.getPolicy()::nextAction, learner::getStepCount));
        learner.train();
        curve.end(learner.getPolicy()::nextAction, learner.getStepCount());
        if (file != null) learner.getPolicy().save(file + ".value", file.toString());
    }

    /** RL4J begins every network with the same weights, whatever the seed; runs that differ in nothing else would agree too well. */
    private static MultiLayerNetwork begunWith(long seed, Object network) {
        MultiLayerConfiguration layers =
                ((MultiLayerNetwork) network).getLayerWiseConfigurations().clone();
        layers.getConfs().forEach(layer -> layer.setSeed(seed));
        MultiLayerNetwork begun = new MultiLayerNetwork(layers);
        begun.init();
        return begun;
    }
}
