package io.github.marl4j.rl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Policy;
import java.util.List;
import org.deeplearning4j.rl4j.learning.async.a3c.discrete.A3CDiscreteDense;
import org.deeplearning4j.rl4j.learning.configuration.A3CLearningConfiguration;
import org.deeplearning4j.rl4j.learning.configuration.QLearningConfiguration;
import org.deeplearning4j.rl4j.learning.sync.qlearning.discrete.QLearningDiscreteDense;
import org.deeplearning4j.rl4j.network.configuration.ActorCriticDenseNetworkConfiguration;
import org.deeplearning4j.rl4j.network.configuration.DQNDenseNetworkConfiguration;
import org.deeplearning4j.rl4j.space.Box;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;

/** The learners of RL4J run on environments of every kind that they can play: their networks have changed at the end, and are numbers. */
class Rl4jTrainingTest {
    static List<Rl4jTask> tasks() {
        String gatherer = Marl4j.spec("momaland/item-gathering-v1").agents().get(0);
        String fighter = Rl4jMdpTest.fighter("fighting/vector-fast-v1");
        return List.of(
                Rl4jTask.of("smax/3m-v1", "ally_0", "heuristic"),
                Rl4jTask.of("fighting/vector-fast-v1", fighter, "cpu-1"),
                Rl4jTask.weighted("momaland/item-gathering-v1", gatherer, Policy.random(), 1, 0.5f, 0.5f));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void deepQLearningTrains(Rl4jTask task) {
        QLearningConfiguration learning = QLearningConfiguration.builder()
                .seed(1L)
                .maxEpochStep(100)
                .maxStep(300)
                .expRepMaxSize(300)
                .batchSize(16)
                .targetDqnUpdateFreq(50)
                .updateStart(16)
                .rewardFactor(1)
                .gamma(0.95)
                .errorClamp(1)
                .minEpsilon(0.1f)
                .epsilonNbStep(200)
                .doubleDQN(true)
                .build();
        DQNDenseNetworkConfiguration network = DQNDenseNetworkConfiguration.builder()
                .updater(new Adam(1e-3))
                .numHiddenNodes(16)
                .numLayers(1)
                .build();
        Rl4jMdp mdp = task.newMdp();
        QLearningDiscreteDense<Box> learner = new QLearningDiscreteDense<>(mdp, network, learning);
        INDArray before = learner.getNeuralNet().getNeuralNetworks()[0].params().dup();
        learner.train();
        requireLearned(before, learner.getNeuralNet().getNeuralNetworks()[0].params());
        assertThat(task.withSeed(9).newMdp().play(learner.getPolicy()::nextAction))
                .isFinite();
        mdp.close();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void actorsAndCriticsTrain(Rl4jTask task) {
        A3CLearningConfiguration learning = A3CLearningConfiguration.builder()
                .seed(1L)
                .maxEpochStep(100)
                .maxStep(300)
                .numThreads(2)
                .nStep(8)
                .rewardFactor(1)
                .gamma(0.95)
                .build();
        ActorCriticDenseNetworkConfiguration network = ActorCriticDenseNetworkConfiguration.builder()
                .updater(new Adam(1e-3))
                .numHiddenNodes(16)
                .numLayers(1)
                .build();
        Rl4jMdp mdp = task.newMdp();
        A3CDiscreteDense<Box> learner = new A3CDiscreteDense<>(mdp, network, learning);
        INDArray before = learner.getNeuralNet().getNeuralNetworks()[0].params().dup();
        learner.train();
        requireLearned(before, learner.getNeuralNet().getNeuralNetworks()[0].params());
        mdp.close();
    }

    private static void requireLearned(INDArray before, INDArray after) {
        assertThat(after.equalsWithEps(before, 1e-6)).isFalse();
        assertThat(after.isNaN().any()).isFalse();
    }
}
