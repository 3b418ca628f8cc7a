package io.github.marl4j.evaluation.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Hand-made cases; the recorded ones are replayed by ParetoConformanceTest. */
class FrontMetricsTest {
    private static final double[][] FRONT = {{4, 0}, {3, 3}, {0, 4}};
    private static final double[][] KNOWN = {{4, 0}, {3, 4}};
    private static final double[][] WEIGHTS = {{1, 0}, {.5, .5}};
    private static final double[][] EMPTY = {};

    @Test
    void measuresOfASmallFrontAreKnownNumbers() {
        assertThat(FrontMetrics.sparsity(FRONT)).isEqualTo((9 + 1 + 9 + 1) / 2.0);
        assertThat(FrontMetrics.expectedUtility(FRONT, WEIGHTS)).isEqualTo(3.5);
        assertThat(FrontMetrics.expectedUtility(FRONT, WEIGHTS, Utility.PRODUCT))
                .isEqualTo(9);
        assertThat(FrontMetrics.maximumUtilityLoss(FRONT, KNOWN, WEIGHTS)).isEqualTo(.5);
        assertThat(FrontMetrics.invertedGenerationalDistance(FRONT, KNOWN)).isEqualTo(.5);
        assertThat(FrontMetrics.invertedGenerationalDistancePlus(new double[][] {{5, 1}}, KNOWN))
                .isEqualTo(1.5);
        assertThat(FrontMetrics.generationalDistance(FRONT, KNOWN)).isCloseTo((0 + 1 + 3) / 3.0, within(1e-15));
        assertThat(FrontMetrics.additiveEpsilon(FRONT, KNOWN)).isEqualTo(1);
        assertThat(FrontMetrics.additiveEpsilon(new double[][] {{5, 6}}, KNOWN)).isEqualTo(-1);
        assertThat(FrontMetrics.r2(FRONT, WEIGHTS, FrontMetrics.ideal(KNOWN))).isEqualTo((0 + .5) / 2);
        assertThat(FrontMetrics.meanPairwiseDistance(new double[][] {{0, 0}, {3, 4}, {3, 0}}))
                .isEqualTo((5 + 3 + 4) / 3.0);
        assertThat(FrontMetrics.cardinality(new double[][] {{1, 1}, {1, 1}, {0, 1}}))
                .isEqualTo(1);
    }

    @Test
    void anEmptyFrontIsNeverTakenForAGoodOne() {
        assertThat(FrontMetrics.expectedUtility(EMPTY, WEIGHTS)).isNaN();
        assertThat(FrontMetrics.maximumUtilityLoss(EMPTY, KNOWN, WEIGHTS)).isNaN();
        assertThat(FrontMetrics.invertedGenerationalDistance(EMPTY, KNOWN)).isNaN();
        assertThat(FrontMetrics.invertedGenerationalDistancePlus(EMPTY, KNOWN)).isNaN();
        assertThat(FrontMetrics.additiveEpsilon(EMPTY, KNOWN)).isInfinite().isPositive();
        assertThat(FrontMetrics.r2(EMPTY, WEIGHTS, new double[2])).isNaN();
        assertThat(FrontMetrics.sparsity(EMPTY)).isZero();
        assertThat(FrontMetrics.cardinality(EMPTY)).isZero();
    }

    @Test
    void withoutAKnownFrontThereIsNoDistanceToIt() {
        assertThat(FrontMetrics.invertedGenerationalDistance(FRONT, EMPTY)).isNaN();
        assertThat(FrontMetrics.generationalDistance(FRONT, EMPTY)).isNaN();
        assertThat(FrontMetrics.maximumUtilityLoss(FRONT, EMPTY, WEIGHTS)).isNaN();
        assertThat(FrontMetrics.additiveEpsilon(FRONT, EMPTY)).isNaN();
    }

    @Test
    void wrongInputIsNamed() {
        assertThatThrownBy(() -> FrontMetrics.sparsity(new double[][] {{1, 2}, {1}}))
                .hasMessage("front: point 1 has objectives=1; expected 2");
        assertThatThrownBy(() -> FrontMetrics.invertedGenerationalDistance(FRONT, new double[][] {{1, 2, 3}}))
                .hasMessage("known front: point 0 has objectives=3; expected 2");
        assertThatThrownBy(() -> FrontMetrics.expectedUtility(FRONT, new double[][] {{.5, .6}}))
                .hasMessageContaining("weight [0.5, 0.6] sums to 1.1; expected 1");
        assertThatThrownBy(() -> FrontMetrics.expectedUtility(FRONT, EMPTY)).hasMessageContaining("no weights came");
        assertThatThrownBy(() -> FrontMetrics.expectedUtility(FRONT, new double[][] {{1}}))
                .hasMessageContaining("expected one for each of objectives=2");
        assertThatThrownBy(() -> FrontMetrics.expectedUtility(FRONT, new double[][] {{1.5, -.5}}))
                .hasMessageContaining("has -0.5");
    }

    @Test
    void theReferencePointNamesThePointsThatItDoesNotPrecede() {
        ReferencePoint reference = new ReferencePoint(new double[] {0, 0});
        assertThat(reference.notBelow(FRONT)).containsExactly(0, 2);
        assertThat(reference.objection(new double[][] {{1, 1}})).isEmpty();
        assertThatThrownBy(() -> reference.requireBelow(FRONT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[0.0, 0.0] is not below 2 of 3 points")
                .hasMessageContaining("0 [4.0, 0.0], 2 [0.0, 4.0]");
        assertThatThrownBy(() -> new ReferencePoint(new double[] {0, Double.NaN}))
                .hasMessageContaining("has NaN in objective 1");
        assertThatThrownBy(() -> reference.notBelow(new double[][] {{1, 2, 3}})).hasMessageContaining("objectives=3");
    }
}
