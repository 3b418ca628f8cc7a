package io.github.marl4j.algorithms.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.marl4j.env.Batch;
import io.github.marl4j.env.Policy;
import io.github.marl4j.evaluation.Episode;
import io.github.marl4j.evaluation.Episodes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyEvaluatorTest {
    private static final TrainConfig.EnvConfig NIM = new TrainConfig.EnvConfig("tiny/nim-v1", Map.of());

    /** Leaves a multiple of four if it can, else takes one stick. */
    private static final Policy PERFECT = (spec, group, numEnvs, seed) -> (batch, actions) -> {
        Batch.Rows rows = batch.groups[group];
        for (int row = 0; row < rows.acts.length; row++) {
            int sticks = 0;
            while (rows.observations[row * rows.observationSize + sticks] == 0) sticks++;
            actions.groups[group].ints[row] = sticks % 4 == 0 ? 0 : sticks % 4 - 1;
        }
    };

    private static Episodes play(Policy policy, Policy opponent) {
        return new PolicyEvaluator(NIM, 1).against(opponent).play(policy, 400, 5);
    }

    /** Both play perfectly, so the first wins unless the heap is a multiple of four: two of ten are. */
    @Test
    void thePolicyTakesEverySeatInTurn() {
        List<Episode> episodes = play(PERFECT, PERFECT).list();
        for (int seat = 0; seat < 2; seat++) {
            int won = 0;
            for (int i = seat; i < 400; i += 2) won += episodes.get(i).outcome().equals(Episode.WON) ? 1 : 0;
            assertThat(won / 200.0).isBetween(seat == 0 ? 0.7 : 0.1, seat == 0 ? 0.9 : 0.3);
        }
    }

    @Test
    void theScoreIsThatOfThePolicysOwnSeat() {
        Episodes strong = play(PERFECT, Policy.random());
        assertThat(strong.winRate()).isGreaterThan(0.85);
        assertThat(strong.meanReturn()).isEqualTo((2.0 * strong.count(Episode.WON) - 400) / 400);
        Episodes weak = play(Policy.random(), PERFECT);
        assertThat(weak.winRate()).isLessThan(0.15);
        for (Episode episode : weak.list()) {
            assertThat(episode.score()).isEqualTo(episode.outcome().equals(Episode.WON) ? 1 : -1);
        }
    }

    @Test
    void withoutAnOpponentNobodyWinsAgainstItself() {
        Episodes episodes = play(PERFECT, null);
        assertThat(episodes.meanReturn()).isZero();
        assertThat(episodes.outcomes()).containsOnlyKeys("ended");
    }

    @Test
    void whoIsAloneHasNoOpponent() {
        PolicyEvaluator alone = new PolicyEvaluator(new TrainConfig.EnvConfig("tiny/bandit-v1", Map.of()), 1);
        assertThatThrownBy(() -> alone.against(Policy.random()).play(Policy.random(), 1, 1))
                .hasMessage("tiny/bandit-v1: agent_0 is alone, an opponent has no seat");
    }
}
