package io.github.marl4j.evaluation.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightsTest {

    @ParameterizedTest
    @CsvSource({"2, 9, 10", "3, 12, 91", "4, 5, 56", "5, 3, 35", "1, 4, 1"})
    void dasDennisGivesEveryCombinationOnceInOrder(int objectives, int partitions, int count) {
        double[][] weights = WeightVectors.dasDennis(objectives, partitions);
        WeightVectors.check(weights, objectives);
        assertThat(weights).hasDimensions(count, objectives);
        for (int i = 1; i < count; i++)
            assertThat(Arrays.compare(weights[i - 1], weights[i])).isNegative();
    }

    @ParameterizedTest
    @CsvSource({
        "2, 10, 10, Riesz energy",
        "3, 50, 50, Riesz energy",
        "2, 11, 11, 'Das-Dennis, objectives=2, partitions=10'",
        "3, 12, 15, 'Das-Dennis, objectives=3, partitions=4'",
        "3, 15, 15, 'Das-Dennis, objectives=3, partitions=4'",
        "8, 100, 120, 'Das-Dennis, objectives=8, partitions=3'",
        "1, 7, 1, Das-Dennis"
    })
    void equallySpacedWeightsTellHowTheyWereMade(int objectives, int asked, int made, String origin) {
        WeightSet set = WeightVectors.equallySpaced(objectives, asked);
        assertThat(set.origin()).startsWith(origin);
        assertThat(set.weights()).hasNumberOfRows(made);
    }

    @Test
    void theTableOfTwoObjectivesIsNearlyTheGrid() {
        double[][] table = WeightVectors.equallySpaced(2, 50).weights();
        for (int i = 0; i < 50; i++) assertThat(table[i][0]).isCloseTo(i / 49.0, within(4.73e-4));
    }

    @Test
    void dirichletIsUniformOnTheSimplex() {
        double[][] weights = WeightVectors.dirichlet(3, 20_000, new SplittableRandom(3));
        WeightVectors.check(weights, 3);
        // P(w_0 > 1/2) is the share of the corner triangle, (1/2)²; E(w_0²) = 2/(3·4).
        assertThat(Arrays.stream(weights).filter(w -> w[0] > .5).count() / 20_000.0)
                .isCloseTo(.25, within(.012));
        assertThat(Arrays.stream(weights)
                        .mapToDouble(w -> w[0] * w[0])
                        .average()
                        .orElseThrow())
                .isCloseTo(1 / 6.0, within(.006));
    }

    @Test
    void gaussianWeightsAreNormalisedAbsoluteNormals() {
        double[][] weights = WeightVectors.gaussian(2, 20_000, new SplittableRandom(4));
        WeightVectors.check(weights, 2);
        // |a|/(|a|+|b|) < 1/4 means |a| < |b|/3, an angle of atan(1/3) out of a right angle.
        assertThat(Arrays.stream(weights).filter(w -> w[0] < .25).count() / 20_000.0)
                .isCloseTo(Math.atan(1 / 3.0) / (Math.PI / 2), within(.011));
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "6", "12"})
    void weightsOfTheConeStayWithinItsAngle(int objectives) {
        double[][] weights = WeightVectors.cone(objectives, 2000, new SplittableRandom(5));
        WeightVectors.check(weights, objectives);
        double[] degrees = Arrays.stream(weights)
                .mapToDouble(w -> Math.toDegrees(Math.acos(1 / Math.sqrt(objectives) / Math.sqrt(Points.dot(w, w)))))
                .toArray();
        assertThat(Arrays.stream(degrees).max().orElseThrow()).isBetween(15.0, 22.5);
    }

    @Test
    void whatIsNoWeightIsRefused() {
        assertThatThrownBy(() -> WeightVectors.check(new double[] {.3, .3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weight [0.3, 0.3] sums to 0.6; expected 1: divide it by its sum");
        assertThatThrownBy(() -> WeightVectors.check(new double[] {Double.NaN, 1}))
                .hasMessageContaining("has NaN");
        assertThatThrownBy(() -> WeightVectors.dasDennis(0, 3)).hasMessageContaining("objectives=0");
        assertThatThrownBy(() -> WeightVectors.dasDennis(3, 0)).hasMessageContaining("partitions=0");
        assertThatThrownBy(() -> WeightVectors.cone(1, 3, new SplittableRandom()))
                .hasMessageContaining("objectives=1");
    }

    @Test
    void theIdealOfAnAdaptiveChebyshevUtilityOnlyRises() {
        AdaptiveChebyshev utility = new AdaptiveChebyshev(.5, 2);
        double[] equal = {.5, .5};
        assertThat(utility.of(new double[] {1, 4}, equal)).isEqualTo(-.25);
        assertThat(utility.of(new double[] {3, 0}, equal)).isEqualTo(-.5 * 4.5);
        assertThat(utility.ideal()).containsExactly(3.5, 4.5);
        assertThatThrownBy(() -> new AdaptiveChebyshev(-1, 2)).hasMessageContaining("tau=-1.0");
        assertThatThrownBy(() -> utility.of(new double[] {Double.NaN, 0}, equal))
                .hasMessageContaining("NaN");
    }

    @Test
    void utilitiesWithoutWeightsRewardImbalanceAndBalance() {
        double[] lopsided = {3, 1};
        double[] balanced = {2, 2};
        assertThat(Utility.SUM_OF_SQUARES.of(lopsided, null)).isEqualTo(10);
        assertThat(Utility.SUM_OF_SQUARES.of(balanced, null)).isEqualTo(8);
        assertThat(Utility.PRODUCT.of(lopsided, null)).isEqualTo(3);
        assertThat(Utility.PRODUCT.of(balanced, null)).isEqualTo(4);
    }
}
