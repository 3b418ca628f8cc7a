package io.github.marl4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.marl4j.env.Actions;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.testkit.games.TestGames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RowListenerTest {
    private static final int ENVS = 200;
    private static final int TILE = 16;

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 40", "1, 1000", "3, 1", "3, 40", "3, 1000"})
    void everyRowIsToldOnceAsTheStepLeavesItInPortionsThatTheListenerLikes(int threads, int liked) {
        try (VectorEnv env = TestGames.pond().make(ENVS, VectorOptions.DEFAULT.withThreads(threads))) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(5, batch);
            for (int t = 0; t < 30; t++) {
                Policy.random().newPlayer(env.spec(), 0, ENVS, t).act(batch, actions);
                Told told = new Told(batch, liked);
                env.step(actions, batch, told);
                assertThat(told.times).containsOnly(1);
                assertThat(told.rewards).isEqualTo(batch.groups[0].rewards);
                assertThat(told.observations).isEqualTo(batch.groups[0].observations);
                assertThat(told.portions.stream().filter(rows -> rows < liked))
                        .as("portions below %d", liked)
                        .hasSizeLessThanOrEqualTo(threads);
                assertThat(told.portions).allMatch(rows -> rows < liked + TILE);
            }
        }
    }

    private static final class Told implements VectorEnv.RowListener {
        private final int liked;
        private final int[] times = new int[ENVS];
        private final float[] rewards;
        private final float[] observations;
        private final List<Integer> portions = Collections.synchronizedList(new ArrayList<>());

        Told(Batch batch, int liked) {
            this.liked = liked;
            rewards = new float[batch.groups[0].rewards.length];
            observations = new float[batch.groups[0].observations.length];
            Arrays.fill(rewards, Float.NaN);
            Arrays.fill(observations, Float.NaN);
        }

        @Override
        public void stepped(int from, int to, Batch out) {
            portions.add(to - from);
            for (int env = from; env < to; env++) times[env]++;
            copy(out.groups[0].rewards, from, to, rewards);
            copy(out.groups[0].observations, from, to, observations);
        }

        private static void copy(float[] all, int from, int to, float[] part) {
            int row = all.length / ENVS;
            System.arraycopy(all, from * row, part, from * row, (to - from) * row);
        }

        @Override
        public int rowsAtOnce() {
            return liked;
        }
    }
}
