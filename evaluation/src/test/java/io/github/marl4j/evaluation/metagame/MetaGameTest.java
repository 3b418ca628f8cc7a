package io.github.marl4j.evaluation.metagame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.marl4j.env.UnknownNameException;
import io.github.marl4j.evaluation.exploitability.Exploitability;
import io.github.marl4j.evaluation.games.MatrixGame;
import io.github.marl4j.evaluation.games.NamedMatrixGame;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetaGameTest {
    private static final MatrixGame WEIGHTED_RPS =
            NamedMatrixGame.named("weighted-rps").matrix();

    private static double[][] random(int rows, int columns, SplittableRandom random) {
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) Arrays.setAll(row, j -> 2 * random.nextDouble() - 1);
        return matrix;
    }

    @Property(tries = 100)
    void theValueChangesItsSignWithTheRoles(
            @ForAll @IntRange(min = 1, max = 12) int rows,
            @ForAll @IntRange(min = 1, max = 12) int columns,
            @ForAll long seed) {
        MatrixGame game = MatrixGame.zeroSum(random(rows, columns, new SplittableRandom(seed)));
        ZeroSumNash nash = ZeroSumNash.of(game);
        assertThat(ZeroSumNash.of(game.swapped()).value()).isCloseTo(-nash.value(), within(1e-8));
        assertThat(Exploitability.of(game, nash.row(), nash.column()).nashConv())
                .isBetween(-1e-12, 1e-8);
    }

    @Test
    void aGameThatIsNotZeroSumIsRefused() {
        assertThatThrownBy(() -> ZeroSumNash.of(NamedMatrixGame.named("chicken").matrix()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not zero-sum");
    }

    @Property(tries = 100)
    void alphaRankIsADistributionThatDoesNotDependOnTheOrderOfTheStrategies(
            @ForAll @IntRange(min = 1, max = 8) int strategies,
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double alpha,
            @ForAll long seed) {
        double[][] payoffs = random(strategies, strategies, new SplittableRandom(seed));
        AlphaRank rank = AlphaRank.of(AlphaRank.POPULATION, alpha);
        double[] masses = rank.strategies(payoffs);
        assertThat(Arrays.stream(masses).sum()).isCloseTo(1, within(1e-12));
        assertThat(Arrays.stream(masses).min().orElseThrow()).isNotNegative();
        double[][] reversed = new double[strategies][strategies];
        for (int i = 0; i < strategies; i++) {
            for (int j = 0; j < strategies; j++) reversed[i][j] = payoffs[strategies - 1 - i][strategies - 1 - j];
        }
        double[] reversedMasses = rank.strategies(reversed);
        for (int i = 0; i < strategies; i++) {
            assertThat(reversedMasses[strategies - 1 - i]).isCloseTo(masses[i], within(1e-9));
        }
    }

    @Test
    void ofTwoStrategiesTheStationaryDistributionIsKnown() {
        double[][] payoffs = {{0, 0.3}, {-0.3, 0}};
        double[] masses = AlphaRank.of(10, 0.5).strategies(payoffs);
        // u = ±0.3, so the ratio of the two rates is e^(u(m−1)).
        assertThat(masses[0] / masses[1]).isCloseTo(Math.exp(0.5 * 0.6 * 9), within(1e-9));
    }

    @Test
    void sweptAlphaRankFindsTheStrategyThatBeatsAll() {
        double[][] payoffs = {{0, -1, -1}, {1, 0, -1}, {1, 1, 0}};
        assertThat(AlphaRank.swept(rank -> rank.strategies(payoffs))[2]).isGreaterThan(0.5);
        double[][] circle = NamedMatrixGame.named("rps").matrix().payoffs(0);
        assertThat(AlphaRank.swept(rank -> rank.strategies(circle)))
                .containsExactly(new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3}, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nash", "prd", "rm", "fictitious_play"})
    void solversOfZeroSumGamesComeCloseToTheEquilibrium(String name) {
        double[][] mixtures = MetaSolver.named(name).solve(WEIGHTED_RPS);
        assertThat(Exploitability.of(WEIGHTED_RPS, mixtures[0], mixtures[1]).nashConv())
                .isLessThan(name.equals("nash") ? 1e-8 : 0.05);
    }

    @Property(tries = 20)
    void everySolverGivesDistributions(
            @ForAll @IntRange(min = 1, max = 4) int rows,
            @ForAll @IntRange(min = 1, max = 4) int columns,
            @ForAll long seed) {
        MatrixGame game = MatrixGame.zeroSum(random(rows, columns, new SplittableRandom(seed)));
        for (String name : MetaSolver.names()) {
            double[][] mixtures = MetaSolver.named(name).solve(game);
            assertThat(mixtures[0]).hasSize(rows);
            assertThat(mixtures[1]).hasSize(columns);
            for (double[] mixture : mixtures) {
                assertThat(Arrays.stream(mixture).min().orElseThrow()).as(name).isNotNegative();
                assertThat(Arrays.stream(mixture).sum()).as(name).isCloseTo(1, within(1e-9));
            }
        }
    }

    @Test
    void theNewestPolicyIsTheMostLikelyOneOfTheBiasedSolver() {
        double e = Math.E;
        double[] first = MetaSolver.named("uniform_biased").solve(WEIGHTED_RPS)[0];
        double sum = 1 + e + e * e;
        assertThat(first).containsExactly(new double[] {1 / sum, e / sum, e * e / sum}, within(1e-12));
    }

    @Test
    void aWrongNameIsAnsweredWithTheClosest() {
        assertThatThrownBy(() -> MetaSolver.named("alfarank"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("alpharank");
    }

    @Property(tries = 100)
    void opponentsAreChosenWithProbabilitiesThatFavourTheHarder(
            @ForAll @Size(min = 1, max = 6) List<@DoubleRange(max = 1) Double> drawn) {
        double[] winRates = drawn.stream().mapToDouble(Double::doubleValue).toArray();
        for (PfspWeighting weighting : PfspWeighting.values()) {
            double[] p = weighting.probabilities(winRates);
            assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-9));
            if (weighting == PfspWeighting.VARIANCE) continue;
            for (int i = 0; i < p.length; i++) {
                for (int j = 0; j < p.length; j++) {
                    if (winRates[i] <= winRates[j]) assertThat(p[i]).isGreaterThanOrEqualTo(p[j]);
                }
            }
        }
    }

    @Property(tries = 30)
    void aSpinningTopIsFairToBothSides(@ForAll @IntRange(min = 1, max = 20) int strategies, @ForAll long seed) {
        MatrixGame game = MatrixGame.spinningTop(strategies, 0.5, new SplittableRandom(seed));
        assertThat(game.isSymmetric(0)).isTrue();
        assertThat(game.isZeroSum(0)).isTrue();
        assertThat(ZeroSumNash.of(game).value()).isCloseTo(0, within(1e-8));
    }
}
