package io.github.marl4j.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.Marl4j;
import io.github.marl4j.algorithms.run.RecordMaps;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.EnvSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rewards made by hand: one environment, two agents, two objectives, three steps. */
class ScalarisedRewardTest {
    private static final float[][] PAID = {{1, 10, 2, 20}, {3, 0, 4, 0}, {0, 5, 6, -5}};
    private static final EnvSpec SPEC = Marl4j.spec("tiny/treasure-v1");

    private static float[] rewards(boolean normalise, boolean team, double... weights) {
        PpoConfig ppo = RecordMaps.with("test", PpoConfig.MOMAPPO, Map.of("numEnvs", 1, "numSteps", 3, "gamma", 0.5));
        ScalarisedReward reward = new ScalarisedReward(SPEC, FrontConfig.SAMPLED, ppo, normalise, team, weights);
        float[] rewards = new float[6];
        Batch batch = new Batch(SPEC, 1);
        for (int t = 0; t < 3; t++) {
            System.arraycopy(PAID[t], 0, batch.groups[0].rewards, 0, 4);
            batch.episodeOver[0] = t == 1;
            reward.note(0, t, 0, batch, rewards, 2 * t);
        }
        reward.complete(List.of(rewards));
        return rewards;
    }

    @Test
    void agentsEarnTheirWeightedObjectives() {
        assertThat(rewards(false, false, 1, 0)).containsExactly(1, 2, 3, 4, 0, 6);
        assertThat(rewards(false, false, 0.5, 0.5)).containsExactly(5.5f, 11, 1.5f, 2, 2.5f, 0.5f);
    }

    @Test
    void teamEarnsTheSumForEveryAgent() {
        assertThat(rewards(false, true, 1, 0)).containsExactly(3, 3, 7, 7, 6, 6);
    }

    /** Discounted returns of the first agent's first objective are 1, 3.5 and, in a new episode, 0; the start values of the statistics weigh as 1e-4 samples of mean 0 and variance 1. */
    @Test
    void eachObjectiveOfEachAgentIsDividedByTheDeviationOfItsReturn() {
        double n = 3 + 1e-4;
        double mean = (1 + 3.5 + 0) / n;
        double deviation = Math.sqrt((1e-4 + 1 + 3.5 * 3.5) / n - mean * mean + 1e-8);
        float[] rewards = rewards(true, false, 1, 0);
        assertThat(rewards[0]).isCloseTo((float) (1 / deviation), within(1e-6f));
        assertThat(rewards[2]).isCloseTo((float) (3 / deviation), within(1e-6f));
    }
}
