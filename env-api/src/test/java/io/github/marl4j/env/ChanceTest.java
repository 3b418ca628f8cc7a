package io.github.marl4j.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class ChanceTest {

    @Property
    void aDrawDependsOnTheNumberOfTheEnvironmentAndNotOnTheBatch(
            @ForAll long seed, @ForAll @IntRange(max = 40) int env, @ForAll @IntRange(max = 30) int episodes) {
        Chance many = new Chance(64, 0);
        Chance one = new Chance(1, env);
        many.seed(seed);
        one.seed(seed);
        for (int i = 0; i < episodes; i++) {
            many.nextEpisode(env);
            one.nextEpisode(0);
        }
        assertThat(one.bits(0, 3, 17)).isEqualTo(many.bits(env, 3, 17));
        assertThat(one.uniform(0, 1, 2)).isEqualTo(many.uniform(env, 1, 2));
        assertThat(one.below(0, 4, 5, 100)).isEqualTo(many.below(env, 4, 5, 100));
    }

    @Property
    void drawsStayInTheirRange(@ForAll long seed, @ForAll long index, @ForAll @IntRange(min = 1) int bound) {
        Chance chance = new Chance(1, 0);
        chance.seed(seed);
        assertThat(chance.uniform(0, 0, index)).isGreaterThanOrEqualTo(0f).isLessThan(1f);
        assertThat(chance.uniformDouble(0, 0, index))
                .isGreaterThanOrEqualTo(0.0)
                .isLessThan(1.0);
        assertThat(chance.uniform(0, 0, index, -2f, 3f)).isBetween(-2f, 3f);
        assertThat(chance.below(0, 0, index, bound)).isGreaterThanOrEqualTo(0).isLessThan(bound);
    }

    /** Chi-square over 64 cells: mean 63, standard deviation 11.2; 110 is more than four deviations off. */
    @Test
    void drawsAreUniformAlongEveryDirectionInWhichTheyAreCounted() {
        int[][] cells = new int[4][64];
        Chance chance = new Chance(4096, 0);
        chance.seed(1);
        for (int i = 0; i < 4096; i++) {
            cells[0][(int) (64 * chance.uniform(0, 0, i))]++;
            cells[1][(int) (64 * chance.uniform(i, 0, 0))]++;
            cells[2][(int) (64 * chance.uniform(0, i, 0))]++;
        }
        for (int i = 0; i < 4096; i++) {
            cells[3][(int) (64 * chance.uniform(0, 0, 0))]++;
            chance.nextEpisode(0);
        }
        for (int[] counts : cells) {
            double chiSquare = 0;
            for (int count : counts) chiSquare += (count - 64.0) * (count - 64.0) / 64.0;
            assertThat(chiSquare).isLessThan(110);
        }
    }

    @Test
    void neighboursInEveryDirectionAreUncorrelated() {
        Chance chance = new Chance(2001, 0);
        chance.seed(9);
        double[] sums = new double[3];
        for (int i = 0; i < 2000; i++) {
            double here = chance.uniform(i, 1, i) - 0.5;
            sums[0] += here * (chance.uniform(i + 1, 1, i) - 0.5);
            sums[1] += here * (chance.uniform(i, 2, i) - 0.5);
            sums[2] += here * (chance.uniform(i, 1, i + 1) - 0.5);
        }
        // The product has variance 1/144, so the mean of 2000 has a deviation of 0.0019.
        for (double sum : sums) assertThat(sum / 2000).isBetween(-0.008, 0.008);
    }

    @Test
    void normalDrawsHaveTheMomentsAndTailsOfTheStandardNormalDistribution() {
        Chance chance = new Chance(1, 0);
        chance.seed(3);
        int draws = 100_000;
        double[] moments = new double[5];
        int beyondTwo = 0;
        for (int i = 0; i < draws; i++) {
            double x = chance.normal(0, 4, i);
            for (int k = 1; k <= 4; k++) moments[k] += Math.pow(x, k) / draws;
            if (Math.abs(x) > 2) beyondTwo++;
        }
        // Standard errors: 0.0032, 0.0045, 0.012, 0.031; and 0.00066 for the share.
        assertThat(moments[1]).isBetween(-0.013, 0.013);
        assertThat(moments[2]).isBetween(0.982, 1.018);
        assertThat(moments[3]).isBetween(-0.05, 0.05);
        assertThat(moments[4]).isBetween(2.87, 3.13);
        assertThat(beyondTwo / (double) draws).isBetween(0.0428, 0.0482);
    }

    @Test
    void recordedDrawsTakeThePlaceOfGeneratedOnesOnceEachUntilTheNextSeed() {
        Chance chance = new Chance(2, 0);
        chance.seed(5);
        float generated = chance.uniform(1, 7, 3);
        RecordedDraws draws = new RecordedDraws();
        draws.put(7, 3, 0.25);
        draws.put(8, 0, 4);
        draws.put(9, 1, -1.5);
        chance.replay(0, draws);
        assertThat(chance.replays(0)).isTrue();
        assertThat(chance.uniform(0, 7, 3)).isEqualTo(0.25f);
        assertThat(chance.uniform(1, 7, 3)).as("another row").isEqualTo(generated);
        assertThat(draws.remaining()).isEqualTo(2);
        assertThat(chance.below(0, 8, 0, 10)).isEqualTo(4);
        assertThat(chance.normal(0, 9, 1)).isEqualTo(-1.5);
        assertThatThrownBy(() -> chance.uniform(0, 7, 3))
                .hasMessage("the rules asked for a draw that the trace does not have: site=7 index=3");
        chance.seed(5);
        assertThat(chance.replays(0)).isFalse();
    }

    @Test
    void twoRecordedDrawsForOnePlaceAreRefused() {
        RecordedDraws draws = new RecordedDraws();
        draws.put(1, 2, 0.5);
        assertThatThrownBy(() -> draws.put(1, 2, 0.5)).hasMessage("two recorded draws for site=1 index=2");
    }

    @Test
    void permutationsAreAllEquallyLikely() {
        Chance chance = new Chance(6000, 0);
        chance.seed(3);
        Map<String, Integer> times = new HashMap<>();
        int[] order = new int[4];
        for (int env = 0; env < 6000; env++) {
            chance.permute(env, 1, order, 3);
            times.merge(Arrays.toString(order), 1, Integer::sum);
        }
        assertThat(times).hasSize(6);
        assertThat(times.values()).allSatisfy(count -> assertThat(count).isBetween(850, 1150));
    }
}
