package rl4j;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Policy;
import io.github.marl4j.rl4j.Rl4jMdp;
import io.github.marl4j.rl4j.Rl4jTask;
import java.util.Random;
import java.util.function.Function;
import org.deeplearning4j.rl4j.learning.async.a3c.discrete.A3CDiscreteDense;
import org.deeplearning4j.rl4j.learning.configuration.A3CLearningConfiguration;
import org.deeplearning4j.rl4j.learning.configuration.QLearningConfiguration;
import org.deeplearning4j.rl4j.learning.sync.qlearning.discrete.QLearningDiscreteDense;
import org.deeplearning4j.rl4j.network.configuration.ActorCriticDenseNetworkConfiguration;
import org.deeplearning4j.rl4j.network.configuration.DQNDenseNetworkConfiguration;
import org.deeplearning4j.rl4j.observation.Observation;
import org.deeplearning4j.rl4j.space.Box;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Lets DQN or A3C of RL4J learn one agent's part, and prints the mean return of an episode before and after.
 *
 * <pre>
 * mvn -q compile exec:java -Dexec.args="smax dqn 20000 1"
 * </pre>
 *
 * Arguments: the task ({@code smax}, {@code fighting}, {@code items}), the learner ({@code dqn}, {@code a3c}), steps, seed.
 */
public final class TrainOne {
    private static final int EPISODES = 100;

    private TrainOne() {}

    private static Rl4jTask task(String name) {
        return switch (name) {
            case "smax" -> Rl4jTask.of("smax/3m-v1", "ally_0", "heuristic");
            case "fighting" -> Rl4jTask.of("fighting/vector-fast-v1", first("fighting/vector-fast-v1"), "cpu-1");
            case "items" -> Rl4jTask.weighted(
                    "momaland/item-gathering-v1", first("momaland/item-gathering-v1"), Policy.random(), 1, 0.5f, 0.25f);
            default -> throw new IllegalArgumentException(name + " is no task; smax, fighting, items are");
        };
    }

    private static String first(String id) {
        return Marl4j.spec(id).agents().get(0);
    }

    /** Trains. */
    public static void main(String[] args) {
        Rl4jTask task = task(args[0]);
        int steps = Integer.parseInt(args[2]);
        long seed = Long.parseLong(args[3]);
        Random random = new Random(seed);
        int choices = task.newMdp().getActionSpace().getSize();
        report("random choices", task, seen -> random.nextInt(choices));
        long start = System.nanoTime();
        Rl4jMdp mdp = task.withSeed(seed).newMdp();
        Function<Observation, Integer> trained =
                switch (args[1]) {
                    case "dqn" -> dqn(mdp, steps, seed);
                    case "a3c" -> a3c(mdp, steps, seed);
                    default -> throw new IllegalArgumentException(args[1] + " is no learner; dqn and a3c are");
                };
        System.out.printf(
                "%s: %d steps in %.0f s, %d illegal choices replaced%n",
                args[1], steps, (System.nanoTime() - start) * 1e-9, mdp.illegalChoices());
        report("trained", task, trained);
        System.exit(0); // threads of A3C stay behind
    }

    private static Function<Observation, Integer> dqn(Rl4jMdp mdp, int steps, long seed) {
        QLearningConfiguration learning = QLearningConfiguration.builder()
                .seed(seed)
                .maxEpochStep(1000)
                .maxStep(steps)
                .expRepMaxSize(20_000)
                .batchSize(32)
                .targetDqnUpdateFreq(500)
                .updateStart(500)
                .rewardFactor(1)
                .gamma(0.97)
                .errorClamp(10)
                .minEpsilon(0.05f)
                .epsilonNbStep(steps / 2)
                .doubleDQN(true)
                .build();
        DQNDenseNetworkConfiguration network = DQNDenseNetworkConfiguration.builder()
                .updater(new Adam(1e-3))
                .numHiddenNodes(64)
                .numLayers(2)
                .build();
        QLearningDiscreteDense<Box> learner = new QLearningDiscreteDense<>(mdp, network, learning);
        learner.train();
        return learner.getPolicy()::nextAction;
    }

    private static Function<Observation, Integer> a3c(Rl4jMdp mdp, int steps, long seed) {
        A3CLearningConfiguration learning = A3CLearningConfiguration.builder()
                .seed(seed)
                .maxEpochStep(1000)
                .maxStep(steps)
                .numThreads(2)
                .nStep(16)
                .rewardFactor(1)
                .gamma(0.97)
                .build();
        ActorCriticDenseNetworkConfiguration network = ActorCriticDenseNetworkConfiguration.builder()
                .updater(new Adam(1e-3))
                .numHiddenNodes(64)
                .numLayers(2)
                .build();
        A3CDiscreteDense<Box> learner = new A3CDiscreteDense<>(mdp, network, learning);
        learner.train();
        return learner.getPolicy()::nextAction;
    }

    /** All are judged by the same episodes. */
    private static void report(String who, Rl4jTask task, Function<Observation, Integer> policy) {
        Rl4jMdp mdp = task.withSeed(1_000_000).newMdp();
        double sum = 0;
        double squares = 0;
        for (int episode = 0; episode < EPISODES; episode++) {
            double earned = mdp.play(policy);
            sum += earned;
            squares += earned * earned;
        }
        double mean = sum / EPISODES;
        double deviation = Math.sqrt(Math.max(0, squares / EPISODES - mean * mean));
        System.out.printf("%s: mean return %.3f +- %.3f%n", who, mean, 1.96 * deviation / Math.sqrt(EPISODES));
        mdp.close();
    }
}
