package io.github.marl4j.evaluation.metagame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.evaluation.games.MatrixGame;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NashAveragingTest {
    private static double[] of(double[][] payoffs) {
        return NashAveraging.of(MatrixGame.zeroSum(payoffs));
    }

    @Test
    void aBestPlayerTakesAll() {
        assertThat(of(new double[][] {{0, 0.2, 0.4}, {-0.2, 0, 0.1}, {-0.4, -0.1, 0}}))
                .containsExactly(1, 0, 0);
    }

    @Test
    void aGameWithoutDifferencesIsShared() {
        assertThat(of(new double[3][3])).containsExactly(new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3}, within(1e-12));
    }

    @Test
    void copiesOfAHandShareItsMass() {
        // Rock, paper, scissors, scissors: the linear program may give one copy everything.
        double[][] payoffs = {{0, -1, 1, 1}, {1, 0, -1, -1}, {-1, 1, 0, 0}, {-1, 1, 0, 0}};
        double third = 1.0 / 3;
        assertThat(of(payoffs)).containsExactly(new double[] {third, third, third / 2, third / 2}, within(1e-8));
    }

    @Test
    void unequalStakesOfACircleDecideTheMass() {
        // The equilibrium of a circle with stakes a (rock-paper), b (paper-scissors), c (scissors-rock) is b : c : a.
        double[][] payoffs = {{0, -0.1, 0.3}, {0.1, 0, -0.2}, {-0.3, 0.2, 0}};
        assertThat(of(payoffs)).containsExactly(new double[] {2.0 / 6, 3.0 / 6, 1.0 / 6}, within(1e-8));
    }

    @Test
    void aConstraintOfSomebodyWithoutMassCanBind() {
        // Two equals; the third draws with the first and beats the second: the first must not be diluted at all.
        double[][] payoffs = {{0, 0, 0}, {0, 0, -1}, {0, 1, 0}};
        assertThat(of(payoffs)).containsExactly(new double[] {0.5, 0, 0.5}, within(1e-8));
    }

    @Property(tries = 60)
    void nobodyGainsAndNoOtherEquilibriumIsMoreEven(@ForAll @IntRange(min = 2, max = 9) int n, @ForAll long seed) {
        Random random = new Random(seed);
        double[][] payoffs = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                payoffs[i][j] = (random.nextInt(9) - 4) / 8.0;
                payoffs[j][i] = -payoffs[i][j];
            }
        }
        double[] x = of(payoffs);
        assertThat(Arrays.stream(x).sum()).isCloseTo(1, within(1e-9));
        for (double[] row : payoffs) {
            double gain = 0;
            for (int j = 0; j < n; j++) gain += row[j] * x[j];
            assertThat(gain).isLessThan(1e-6);
        }
        double[] other = ZeroSumNash.of(MatrixGame.zeroSum(payoffs)).row();
        assertThat(entropy(x)).isGreaterThanOrEqualTo(entropy(other) - 1e-6);
    }

    private static double entropy(double[] x) {
        return Arrays.stream(x)
                .filter(each -> each > 0)
                .map(each -> -each * Math.log(each))
                .sum();
    }

    @Test
    void aGameThatIsNotAntisymmetricIsRefused() {
        assertThatThrownBy(() -> of(new double[][] {{0, 1}, {1, 0}})).hasMessageContaining("antisymmetric");
    }
}
