package io.github.marl4j.evaluation.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.Marl4j;
import io.github.marl4j.env.Actions;
import io.github.marl4j.env.AutoresetMode;
import io.github.marl4j.env.Batch;
import io.github.marl4j.env.IllegalActionException;
import io.github.marl4j.env.Policy;
import io.github.marl4j.env.VectorEnv;
import io.github.marl4j.env.VectorOptions;
import io.github.marl4j.env.render.Frame;
import io.github.marl4j.evaluation.exploitability.Exploitability;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GameEnvTest {

    @ParameterizedTest
    @ValueSource(strings = {"games/kuhn-v1", "games/leduc-v1"})
    void randomPlayEarnsWhatTheTreeSays(String id) {
        GameTree<?> tree = GameEnvs.tree(id).orElseThrow();
        double expected = Exploitability.of(TabularPolicy.uniform(tree)).values()[0];
        try (VectorEnv env = Marl4j.vector(id, 500)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            Policy.Player player = Policy.random().newPlayer(env.spec(), 0, 500, 1);
            env.reset(7, batch);
            double sum = 0;
            double squares = 0;
            int games = 0;
            for (int step = 0; step < 1000; step++) {
                player.act(batch, actions);
                env.step(actions, batch);
                for (int row = 0; row < 500; row++) {
                    if (!batch.episodeOver[row]) continue;
                    double won = batch.groups[0].rewards[2 * row];
                    games++;
                    sum += won;
                    squares += won * won;
                }
            }
            double mean = sum / games;
            double error = Math.sqrt((squares / games - mean * mean) / games);
            assertThat(games).isGreaterThan(80_000);
            assertThat(mean).isCloseTo(expected, within(4 * error));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"games/kuhn-v1", "games/leduc-v1", "games/rps-v1", "games/repeated-rps-v1"})
    void aPictureChangesWithEveryMove(String id) {
        VectorOptions staying = VectorOptions.DEFAULT.withAutoreset(AutoresetMode.DISABLED);
        try (VectorEnv env = Marl4j.vector(id, 1, Map.of(), staying)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(3, batch);
            Frame before = env.render(0);
            for (Actions.Rows rows : actions.groups) Arrays.fill(rows.ints, 1);
            env.step(actions, batch);
            assertThat(env.render(0)).isNotEqualTo(before);
            assertThat(env.render(0)).isEqualTo(env.render(0));
        }
    }

    @Test
    void aBetIsCalledAndTheHigherCardWinsTwo() {
        try (VectorEnv env = Marl4j.vector("games/kuhn-v1", 64)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(3, batch);
            Arrays.fill(actions.groups[0].ints, 1);
            float[] seen = batch.groups[0].observations.clone();
            env.step(actions, batch);
            env.step(actions, batch);
            for (int row = 0; row < 64; row++) {
                assertThat(batch.episodeOver[row]).isTrue();
                float won = card(seen, 2 * row) > card(seen, 2 * row + 1) ? 2 : -2;
                assertThat(batch.groups[0].rewards[2 * row]).isEqualTo(won);
                assertThat(batch.groups[0].rewards[2 * row + 1]).isEqualTo(-won);
            }
        }
    }

    private static int card(float[] observations, int row) {
        for (int card = 0; card < 3; card++) if (observations[row * 11 + 2 + card] == 1) return card;
        throw new AssertionError("no card");
    }

    @Test
    void bothArePaidWhatTheMatrixSays() {
        try (VectorEnv env = Marl4j.vector("games/battle-of-the-sexes-v1", 1)) {
            Batch batch = env.newBatch();
            Actions actions = env.newActions();
            env.reset(1, batch);
            env.step(actions, batch);
            assertThat(batch.groups[0].rewards[0]).isEqualTo(2);
            assertThat(batch.groups[1].rewards[0]).isEqualTo(1);
            assertThat(batch.episodeOver[0]).isTrue();
        }
    }

    @Test
    void anIllegalActionIsRefused() {
        try (VectorEnv env = Marl4j.vector("games/leduc-v1", 1)) {
            Batch batch = env.newBatch();
            env.reset(1, batch);
            assertThatThrownBy(() -> env.step(env.newActions(), batch))
                    .isInstanceOf(IllegalActionException.class)
                    .hasMessageContainingAll("games/leduc-v1", "action 0", "player_0", "mask");
        }
    }
}
