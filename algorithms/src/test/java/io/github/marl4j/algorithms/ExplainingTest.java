package io.github.marl4j.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.Marl4j;
import io.github.marl4j.algorithms.nn.Categorical;
import io.github.marl4j.algorithms.run.TrainConfig;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What policies say about themselves agrees with what they do, and saying it changes nothing. */
class ExplainingTest {
    private static final String GAME = "games/repeated-rps-v1";
    private static final String TEAM = "tiny/climbing-v1";

    /** A policy after one update. */
    private static Policy policy(String algorithm, String game, String network, boolean greedy) {
        Map<String, Object> ppo = Map.of(
                "numEnvs", 4, "numSteps", 20, "minibatches", 1, "hidden", 16, "network", network, "learningRate", 0.05);
        Map<String, Object> settings = algorithm.equals("self-play") ? Map.of("ppo", ppo) : ppo;
        TrainConfig config = TrainConfig.fromMap(Map.of(
                "algorithm", algorithm, "env", Map.of("id", game), "totalSteps", 400, "seed", 3, algorithm, settings));
        try (Learner learner = Algorithm.named(algorithm).newLearner(config)) {
            learner.update((name, value) -> {});
            return learner.policy(greedy);
        }
    }

    private static VectorEnv env(String game) {
        return Marl4j.vector(game, 1, Map.of(), VectorOptions.DEFAULT.withThreads(1));
    }

    @ParameterizedTest
    @CsvSource({"ippo, mlp", "ippo, gru", "self-play, mlp", "self-play, gru"})
    void explainingChangesNoChoice(String algorithm, String network) {
        Policy policy = policy(algorithm, GAME, network, false);
        try (VectorEnv env = env(GAME)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            Actions silent = env.newActions();
            Policy.ExplainingPlayer told = (Policy.ExplainingPlayer) policy.newPlayer(env, 0, 5);
            Policy.Player untold = policy.newPlayer(env, 0, 5);
            double[] odds = new double[6];
            double[] values = new double[2];
            env.reset(1, batch);
            for (int step = 0; step < 45; step++) {
                told.explain(batch, odds, values);
                told.explain(batch, odds, values);
                told.act(batch, actions);
                untold.act(batch, silent);
                assertThat(actions.groups[0].ints).isEqualTo(silent.groups[0].ints);
                assertThat(odds[0] + odds[1] + odds[2]).isCloseTo(1, within(1e-9));
                env.step(actions, batch);
            }
        }
    }

    /** A wrong memory or a forgotten reset would name another choice sooner or later. */
    @ParameterizedTest
    @CsvSource({"ippo, mlp", "ippo, gru", "self-play, gru"})
    void aGreedyPolicyTakesTheChoiceWithTheBestOdds(String algorithm, String network) {
        Policy policy = policy(algorithm, GAME, network, true);
        Policy drawn = Policy.random();
        try (VectorEnv env = env(GAME)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            Policy.ExplainingPlayer player = (Policy.ExplainingPlayer) policy.newPlayer(env, 0, 5);
            Policy.Player random = drawn.newPlayer(env, 0, 7);
            double[] odds = new double[6];
            double[] values = new double[2];
            env.reset(1, batch);
            for (int step = 0; step < 60; step++) {
                player.explain(batch, odds, values);
                player.act(batch, actions);
                for (int agent = 0; agent < 2; agent++) {
                    float[] own = {(float) odds[3 * agent], (float) odds[3 * agent + 1], (float) odds[3 * agent + 2]};
                    assertThat(actions.groups[0].ints[agent]).isEqualTo(Categorical.best(own, 0, 3));
                }
                random.act(batch, actions); // so that there is something to remember
                env.step(actions, batch);
            }
        }
    }

    @Test
    void aPolicyWithTheSameViewForItsCriticTellsAValueAndOneWithACentralCriticNone() {
        for (String network : new String[] {"mlp", "gru"}) {
            assertThat(valueOf(GAME, policy("ippo", GAME, network, true))).isFinite();
            assertThat(valueOf(TEAM, policy("mappo", TEAM, network, true))).isNaN();
        }
    }

    private static double valueOf(String game, Policy policy) {
        try (VectorEnv env = env(game)) {
            Batch batch = env.newBatch();
            env.reset(1, batch);
            double[] values = new double[2];
            ((Policy.ExplainingPlayer) policy.newPlayer(env, 0, 5)).explain(batch, new double[6], values);
            return values[0];
        }
    }
}
