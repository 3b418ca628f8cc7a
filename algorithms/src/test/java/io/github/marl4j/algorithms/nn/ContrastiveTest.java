package io.github.marl4j.algorithms.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContrastiveTest {

    @ParameterizedTest
    @EnumSource(ContrastiveLoss.Negatives.class)
    void gradientIsTheSlopeOfTheLoss(ContrastiveLoss.Negatives negatives) {
        ContrastiveLoss loss = new ContrastiveLoss(4, 3);
        Random random = new Random(4);
        Arrays.setAll(loss.vectors(), i -> random.nextGaussian());
        loss.compute(4, 0.3, negatives);
        double[] gradient = loss.gradient().clone();
        double step = 1e-5;
        for (int i = 0; i < gradient.length; i++) {
            double middle = loss.vectors()[i];
            loss.vectors()[i] = middle + step;
            double above = loss.compute(4, 0.3, negatives);
            loss.vectors()[i] = middle - step;
            double below = loss.compute(4, 0.3, negatives);
            loss.vectors()[i] = middle;
            assertThat(gradient[i]).isCloseTo((above - below) / (2 * step), within(1e-8));
        }
    }

    @Test
    void alignedPairsInOppositeDirectionsHaveTheLossOfTwoNegatives() {
        ContrastiveLoss loss = new ContrastiveLoss(2, 2);
        double[] vectors = {3, 0, -1, 0, 0.5, 0, -2, 0};
        System.arraycopy(vectors, 0, loss.vectors(), 0, vectors.length);
        double tau = 0.5;
        double wanted = Math.log(Math.exp(1 / tau) + 2 * Math.exp(-1 / tau)) - 1 / tau;
        assertThat(loss.compute(2, tau, ContrastiveLoss.Negatives.ALL)).isCloseTo(wanted, within(1e-12));
        double crossView = Math.log(Math.exp(1 / tau) + Math.exp(-1 / tau)) - 1 / tau;
        assertThat(loss.compute(2, tau, ContrastiveLoss.Negatives.OTHER_VIEW)).isCloseTo(crossView, within(1e-12));
    }

    @Test
    void equalVectorsCannotBeToldApart() {
        ContrastiveLoss loss = new ContrastiveLoss(5, 4);
        Arrays.fill(loss.vectors(), 1);
        assertThat(loss.compute(5, 0.1, ContrastiveLoss.Negatives.ALL)).isCloseTo(Math.log(9), within(1e-12));
        assertThat(loss.compute(5, 0.1, ContrastiveLoss.Negatives.OTHER_VIEW)).isCloseTo(Math.log(5), within(1e-12));
        for (double slope : loss.gradient()) assertThat(slope).isCloseTo(0, within(1e-12));
    }
}
