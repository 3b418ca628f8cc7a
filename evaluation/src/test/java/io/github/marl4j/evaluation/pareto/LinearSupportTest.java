package io.github.marl4j.evaluation.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LinearSupportTest {

    @Test
    void twoLinesCrossAtTheCorner() {
        List<CornerWeights.Corner> corners = CornerWeights.of(new double[][] {{4, 0}, {0, 2}, {1, 1}});
        assertThat(corners).hasSize(3);
        assertThat(corners.get(1).weight()[0]).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(corners.get(1).utility()).isCloseTo(4 / 3.0, within(1e-12));
        assertThat(corners.get(0).utility()).isEqualTo(2);
        assertThat(corners.get(2).weight()).containsExactly(1, 0);
    }

    @Test
    void threeUnitVectorsMeetInTheMiddleAndOnTheEdges() {
        assertThat(CornerWeights.of(WeightVectors.extrema(3)).stream()
                        .map(corner -> Arrays.stream(corner.weight())
                                .mapToObj(w -> "%.3f".formatted(w))
                                .toList()
                                .toString()))
                .containsExactly(
                        "[0.000, 0.000, 1.000]",
                        "[0.000, 0.500, 0.500]",
                        "[0.000, 1.000, 0.000]",
                        "[0.333, 0.333, 0.333]",
                        "[0.500, 0.000, 0.500]",
                        "[0.500, 0.500, 0.000]",
                        "[1.000, 0.000, 0.000]");
    }

    @Property(tries = 40)
    void cornersAreWhereEnumerationOfAllTightConstraintsFindsThem(
            @ForAll @IntRange(min = 1, max = 9) int count, @ForAll long seed) {
        double[][] values = Fronts.sphere(3, count, seed);
        List<double[]> expected = enumerate(values);
        List<CornerWeights.Corner> found = CornerWeights.of(values);
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(found.get(i).weight()).containsExactly(expected.get(i), within(1e-7));
        }
    }

    /** Solves for every choice of three of the constraints w_j ≥ 0 and w·v ≤ x, with Σw = 1, and keeps what violates none. */
    private static List<double[]> enumerate(double[][] values) {
        int constraints = 3 + values.length;
        return IntStream.range(0, 1 << constraints)
                .filter(subset -> Integer.bitCount(subset) == 3)
                .mapToObj(subset -> solve(values, subset))
                .filter(Objects::nonNull)
                .filter(s -> Arrays.stream(s, 0, 3).allMatch(w -> w > -1e-9))
                .filter(s ->
                        Arrays.stream(values).allMatch(v -> v[0] * s[0] + v[1] * s[1] + v[2] * s[2] <= s[3] + 1e-9))
                .map(s -> Arrays.stream(s, 0, 3)
                        .map(w -> Math.abs(w) < 1e-9 ? 0 : w)
                        .toArray())
                .sorted(Comparator.comparing((double[] w) -> w, Arrays::compare))
                .toList();
    }

    private static double[] solve(double[][] values, int subset) {
        double[][] system = new double[4][5];
        system[0] = new double[] {1, 1, 1, 0, 1};
        int row = 1;
        for (int c = 0; c < 3 + values.length; c++) {
            if ((subset >> c & 1) == 0) continue;
            if (c < 3) system[row++][c] = 1;
            else system[row++] = new double[] {values[c - 3][0], values[c - 3][1], values[c - 3][2], -1, 0};
        }
        for (int p = 0; p < 4; p++) {
            int best = p;
            for (int i = p; i < 4; i++) if (Math.abs(system[i][p]) > Math.abs(system[best][p])) best = i;
            if (Math.abs(system[best][p]) < 1e-12) return null;
            double[] pivot = system[best];
            system[best] = system[p];
            system[p] = pivot;
            for (int i = 0; i < 4; i++) {
                if (i == p) continue;
                double factor = system[i][p] / pivot[p];
                for (int j = p; j < 5; j++) system[i][j] -= factor * pivot[j];
            }
        }
        return new double[] {
            system[0][4] / system[0][0],
            system[1][4] / system[1][1],
            system[2][4] / system[2][2],
            system[3][4] / system[3][3]
        };
    }

    @Property(tries = 25)
    void withAnExactLearnerTheWholeCoverageSetIsFound(
            @ForAll @IntRange(min = 2, max = 4) int objectives,
            @ForAll @IntRange(min = 1, max = 12) int count,
            @ForAll long seed) {
        double[][] possible = Fronts.sphere(objectives, count, seed);
        // Dents, so that not every value is worth finding.
        Random random = new Random(seed);
        for (double[] value : possible) if (random.nextBoolean()) for (int j = 0; j < objectives; j++) value[j] *= .8;
        LinearSupport support = search(possible, objectives, 0);
        double[][] weights = WeightVectors.dirichlet(objectives, 300, new SplittableRandom(seed));
        for (double[] weight : weights) {
            assertThat(best(support.values(), weight)).isCloseTo(best(possible, weight), within(1e-9));
        }
        assertThat(support.values().length).isLessThanOrEqualTo(count);
    }

    @Test
    void theSearchBeginsWithTheUnitVectorsAndStopsWhenLittleCanBeGained() {
        double[][] possible = {{10, 0}, {0, 10}, {7, 7}, {9, 3.6}, {3.6, 9}};
        LinearSupport exact = search(possible, 2, 0);
        assertThat(exact.visited()[0]).containsExactly(1, 0);
        assertThat(exact.visited()[1]).containsExactly(0, 1);
        assertThat(exact.visited()[2]).containsExactly(.5, .5);
        assertThat(exact.values()).hasNumberOfRows(5);
        LinearSupport rough = search(possible, 2, 1.5);
        assertThat(rough.values()).hasNumberOfRows(3);
        assertThat(search(possible, 2, 100).visited()).hasNumberOfRows(2);
    }

    @Test
    void theGainIsTheLargestThatVisitedWeightsAllow() {
        LinearSupport support = new LinearSupport(2, 0);
        support.add(new double[] {1, 0}, new double[] {10, 0});
        support.add(new double[] {0, 1}, new double[] {0, 10});
        // (10, 10) would contradict neither visit; at (.5, .5) it is worth 10 where 5 is known.
        assertThat(support.candidates()).singleElement().satisfies(candidate -> {
            assertThat(candidate.weight()).containsExactly(new double[] {.5, .5}, within(1e-12));
            assertThat(candidate.gain()).isCloseTo(5, within(1e-9));
        });
    }

    @Test
    void aDisappointingVisitIsNotRepeatedAndAUselessValueIsNotKept() {
        LinearSupport support = new LinearSupport(2, 0);
        assertThat(support.add(new double[] {1, 0}, new double[] {10, 0})).isTrue();
        assertThat(support.add(new double[] {0, 1}, new double[] {0, 10})).isTrue();
        assertThat(support.add(new double[] {.5, .5}, new double[] {4, 4})).isFalse();
        assertThat(support.next()).isEmpty();
        assertThat(support.values()).isDeepEqualTo(new double[][] {{10, 0}, {0, 10}});
    }

    @Test
    void wrongInputIsRefused() {
        LinearSupport support = new LinearSupport(2, 0);
        assertThatThrownBy(() -> support.add(new double[] {.5, .4}, new double[] {1, 1}))
                .hasMessageContaining("sums to 0.9");
        assertThatThrownBy(() -> support.add(new double[] {.5, .5}, new double[] {1, Double.NaN}))
                .hasMessageContaining("has NaN in objective 1");
        assertThatThrownBy(() -> new LinearSupport(1, 0)).hasMessageContaining("objectives=1");
        assertThatThrownBy(() -> new LinearSupport(2, -1)).hasMessageContaining("epsilon=-1.0");
        assertThatThrownBy(() -> CornerWeights.of(new double[0][])).hasMessageContaining("no values came");
    }

    private static LinearSupport search(double[][] possible, int objectives, double epsilon) {
        LinearSupport support = new LinearSupport(objectives, epsilon);
        int visits = 0;
        for (Optional<double[]> next = support.next(); next.isPresent(); next = support.next()) {
            double[] weight = next.get();
            support.add(
                    weight,
                    Arrays.stream(possible)
                            .max(Comparator.comparingDouble(value -> Points.dot(value, weight)))
                            .orElseThrow());
            assertThat(++visits).isLessThan(500);
        }
        return support;
    }

    private static double best(double[][] values, double[] weight) {
        return Arrays.stream(values)
                .mapToDouble(value -> Points.dot(value, weight))
                .max()
                .orElseThrow();
    }
}
