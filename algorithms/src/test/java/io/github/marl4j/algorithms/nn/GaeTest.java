package io.github.marl4j.algorithms.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GaeTest {
    @Test
    void withoutFinalValuesATruncationCountsAsATermination() {
        float[] advantages = new float[2];
        float[] targets = new float[2];
        boolean[] none = new boolean[2];
        boolean[] atFirst = {true, false};
        float[] rewards = {1, 2};
        float[] values = {3, 4};
        Gae.advantages(2, 1, .9, .8, rewards, values, new float[] {5}, none, atFirst, null, advantages, targets);
        assertThat(targets[0]).isEqualTo(1f);
        assertThat(targets[1]).isEqualTo(2 + .9f * 5);
    }

    /** Two players in turn; what they decide, earn and expect by step. Discount 0.5, λ 0.5, so that every product is exact. */
    private static final class Turns {
        final int steps;
        final boolean[] decides;
        final boolean[] lastDecides;
        final float[] rewards;
        final float[] values;
        final boolean[] terminated;
        final boolean[] truncated;
        final float[] truncationValues;
        final float[] advantages;
        final boolean[] active;

        /** @param first who decides first; then they alternate */
        Turns(int steps, int first) {
            this.steps = steps;
            decides = new boolean[2 * steps];
            lastDecides = new boolean[2];
            rewards = new float[2 * steps];
            values = new float[2 * steps];
            terminated = new boolean[2 * steps];
            truncated = new boolean[2 * steps];
            truncationValues = new float[2 * steps];
            advantages = new float[2 * steps];
            active = new boolean[2 * steps];
            for (int t = 0; t < steps; t++) decides[2 * t + (t + first) % 2] = true;
            lastDecides[(steps + first) % 2] = true;
            Arrays.fill(values, 1000f); // those of the waiting must not be read
        }

        void set(float[] what, int step, double first, double second) {
            what[2 * step] = (float) first;
            what[2 * step + 1] = (float) second;
        }

        void ends(boolean[] how, int step) {
            how[2 * step] = true;
            how[2 * step + 1] = true;
        }

        void compute(double last) {
            float[] lastValues = {(float) last, (float) last};
            float[] targets = new float[2 * steps];
            Gae.turnAdvantages(
                    steps,
                    steps - 1,
                    2,
                    0.5,
                    0.5,
                    decides,
                    lastDecides,
                    rewards,
                    values,
                    lastValues,
                    terminated,
                    truncated,
                    truncationValues,
                    advantages,
                    targets,
                    active);
            for (int i = 0; i < targets.length; i++) assertThat(targets[i]).isEqualTo(advantages[i] + values[i]);
        }
    }

    @Test
    void theEndReachesWhoDidNotMoveLast() {
        Turns game = new Turns(4, 0);
        game.set(game.values, 0, 0.5, 1000);
        game.set(game.values, 1, 1000, 0.25);
        game.ends(game.terminated, 1);
        game.set(game.rewards, 1, -1, 1);
        game.compute(0);
        assertThat(game.advantages[0]).isEqualTo(-1 - 0.5f);
        assertThat(game.advantages[3]).isEqualTo(1 - 0.25f);
    }

    @Test
    void rewardsBetweenTwoDecisionsAddUpAndDiscountCountsDecisions() {
        Turns game = new Turns(5, 0);
        game.set(game.values, 0, 2, 1000);
        game.set(game.values, 2, 4, 1000);
        game.set(game.rewards, 0, 1, 0);
        game.set(game.rewards, 1, 0.5, 0);
        game.set(game.rewards, 2, 3, 0);
        game.set(game.values, 4, 8, 1000);
        game.set(game.rewards, 4, 100, 100);
        game.compute(16);
        // The last transition shown to its end: 3 + 0.5·8 − 4; what follows the decision in step 4 is not shown.
        assertThat(game.advantages[4]).isEqualTo(3);
        assertThat(game.advantages[0]).isEqualTo(1.5f + 0.5f * 4 - 2 + 0.25f * 3);
        assertThat(game.active[8]).isFalse();
    }

    @Test
    void theRolloutsEndIsJudgedByWhoseTurnItIsThen() {
        Turns game = new Turns(2, 0);
        game.set(game.values, 0, 1, 1000);
        game.set(game.values, 1, 1000, 1);
        game.compute(6);
        assertThat(game.advantages[0]).isEqualTo(0.5f * 6 - 1);
        assertThat(game.active).containsExactly(true, false, false, false);
    }

    @Test
    void decisionsOfTheLastTurnsAreLeftOutEvenIfTheyEndAGame() {
        Turns game = new Turns(2, 0);
        game.set(game.values, 0, 1, 1000);
        game.ends(game.terminated, 1);
        game.set(game.rewards, 1, -1, 1);
        game.compute(0);
        assertThat(game.active).containsExactly(true, false, false, false);
        assertThat(game.advantages).containsExactly(-2, 0, 0, 0);
    }

    @Test
    void whatIsEarnedBeforeTheFirstDecisionOfAnEpisodeBelongsToNone() {
        Turns game = new Turns(5, 1);
        game.set(game.values, 1, 1, 1000);
        game.set(game.values, 3, 1, 1000);
        game.ends(game.terminated, 1);
        game.set(game.rewards, 2, 50, 0);
        game.compute(0);
        assertThat(game.advantages[2]).isEqualTo(-1);
    }

    @Test
    void aTimeLimitWithoutAValueLeavesOutTheDecisionsThatItCutsOff() {
        Turns game = new Turns(6, 0);
        game.ends(game.truncated, 3);
        Arrays.fill(game.truncationValues, Float.NaN);
        game.set(game.values, 0, 1, 1000);
        game.set(game.values, 2, 2, 1000);
        game.compute(0);
        assertThat(game.advantages[0]).isEqualTo(0.5f * 2 - 1);
        assertThat(game.active[4]).isFalse();
        assertThat(game.active[7]).isFalse();
    }

    @Test
    void whoIsAlwaysOnTurnLearnsAsInAGameWithoutTurns() {
        SplittableRandom random = new SplittableRandom(3);
        int n = 50 * 3;
        boolean[] all = new boolean[n];
        Arrays.fill(all, true);
        boolean[] terminated = new boolean[n];
        boolean[] truncated = new boolean[n];
        float[] rewards = new float[n];
        float[] values = new float[n];
        float[] truncationValues = new float[n];
        for (int i = 0; i < n; i++) {
            terminated[i] = random.nextInt(8) == 0;
            truncated[i] = !terminated[i] && random.nextInt(8) == 0;
            rewards[i] = random.nextInt(5);
            values[i] = (float) random.nextDouble();
            truncationValues[i] = (float) random.nextDouble();
        }
        float[] last = {1, 2, 3};
        float[] expected = new float[n];
        float[] actual = new float[n];
        float[] targets = new float[n];
        Gae.advantages(
                50, 3, 0.9, 0.8, rewards, values, last, terminated, truncated, truncationValues, expected, targets);
        Gae.turnAdvantages(
                50,
                50,
                3,
                0.9,
                0.8,
                all,
                all,
                rewards,
                values,
                last,
                terminated,
                truncated,
                truncationValues,
                actual,
                targets,
                new boolean[n]);
        assertThat(actual).isEqualTo(expected);
    }
}
