package io.github.marl4j.evaluation.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HypervolumeTest {
    private static final double[] ORIGIN_2 = {0, 0};

    @Test
    void aSinglePointSpansItsBox() {
        assertThat(Hypervolume.of(new double[][] {{3, 1, 2, 0, 4}}, new double[] {1, 0, -1, -2, 2}))
                .isEqualTo(2 * 1 * 3 * 2 * 2);
        assertThat(Hypervolume.of(new double[][] {{3}, {5}, {4}}, new double[] {1}))
                .isEqualTo(4);
    }

    @Test
    void overlapCountsOnce() {
        assertThat(Hypervolume.of(new double[][] {{2, 1}, {1, 2}}, ORIGIN_2)).isEqualTo(3);
        assertThat(Hypervolume.of(new double[][] {{2, 1, 1}, {1, 2, 1}, {1, 1, 2}}, new double[3]))
                .isEqualTo(4);
    }

    @Test
    void whatIsNotAboveTheReferencePointEverywhereAddsNothing() {
        double[][] front = {{2, 1}, {1, 2}, {0, 100}, {100, -1}};
        assertThat(Hypervolume.of(front, ORIGIN_2)).isEqualTo(3);
        assertThat(Hypervolume.of(new double[0][], ORIGIN_2)).isZero();
    }

    @Test
    void eachPointAddsWhatIsLostWithoutIt() {
        double[][] front = {{3, 1}, {2, 2}, {1, 3}, {1, 1}, {1, 3}};
        assertThat(Hypervolume.contributions(front, ORIGIN_2)).containsExactly(1, 1, 0, 0, 0);
    }

    @Property(tries = 300)
    void isTheVolumeOfTheCellsThatSomePointCovers(
            @ForAll @IntRange(min = 2, max = 6) int objectives,
            @ForAll @IntRange(min = 0, max = 12) int count,
            @ForAll long seed) {
        double[][] points = Fronts.grid(objectives, count, 3, seed);
        assertThat(Hypervolume.of(points, new double[objectives])).isEqualTo(coveredCells(points, objectives, 3));
    }

    /** Counts unit cells whose upper corner some point reaches. */
    private static long coveredCells(double[][] points, int objectives, int side) {
        long covered = 0;
        for (int cell = 0; cell < Math.pow(side, objectives); cell++) {
            double[] corner = new double[objectives];
            for (int j = 0, rest = cell; j < objectives; j++, rest /= side) corner[j] = 1 + rest % side;
            covered += Arrays.stream(points)
                            .anyMatch(point -> Arrays.equals(point, corner) || Dominance.dominates(point, corner))
                    ? 1
                    : 0;
        }
        return covered;
    }

    @Property(tries = 300)
    void agreesWithInclusionAndExclusion(
            @ForAll @IntRange(min = 2, max = 8) int objectives,
            @ForAll @IntRange(min = 1, max = 10) int count,
            @ForAll long seed) {
        double[][] points = Fronts.sphere(objectives, count, seed);
        assertThat(Hypervolume.of(points, new double[objectives]))
                .isCloseTo(byInclusion(points, objectives), within(1e-11));
    }

    private static double byInclusion(double[][] points, int objectives) {
        double sum = 0;
        for (int subset = 1; subset < 1 << points.length; subset++) {
            double volume = 1;
            for (int j = 0; j < objectives; j++) {
                double least = Double.POSITIVE_INFINITY;
                for (int i = 0; i < points.length; i++) {
                    if ((subset >> i & 1) == 1) least = Math.min(least, points[i][j]);
                }
                volume *= least;
            }
            sum += Integer.bitCount(subset) % 2 == 1 ? volume : -volume;
        }
        return sum;
    }

    @Property(tries = 60)
    void theOrderOfPointsAndOfObjectivesDoesNotMatter(
            @ForAll @IntRange(min = 2, max = 8) int objectives,
            @ForAll @IntRange(min = 1, max = 60) int count,
            @ForAll long seed) {
        double[][] points = Fronts.sphere(objectives, count, seed);
        double volume = Hypervolume.of(points, new double[objectives]);
        List<double[]> shuffled = Arrays.asList(points.clone());
        Collections.shuffle(shuffled, new Random(seed));
        double[][] turned = shuffled.stream()
                .map(point -> {
                    double[] rotated = new double[objectives];
                    for (int j = 0; j < objectives; j++) rotated[(j + 1) % objectives] = point[j];
                    return rotated;
                })
                .toArray(double[][]::new);
        assertThat(Hypervolume.of(turned, new double[objectives])).isCloseTo(volume, within(1e-12));
    }

    @Property(tries = 60)
    void aFurtherPointAddsExactlyItsContribution(
            @ForAll @IntRange(min = 2, max = 6) int objectives,
            @ForAll @IntRange(min = 1, max = 30) int count,
            @ForAll long seed) {
        double[][] more = Fronts.grid(objectives, count + 1, 9, seed);
        double[][] points = Arrays.copyOf(more, count);
        double[] reference = new double[objectives];
        double gain = Hypervolume.of(more, reference) - Hypervolume.of(points, reference);
        boolean inside = Arrays.stream(points)
                .anyMatch(point -> Arrays.equals(point, more[count]) || Dominance.dominates(point, more[count]));
        boolean above = Dominance.strictlyDominates(more[count], reference);
        if (inside || !above) assertThat(gain).isZero();
        else assertThat(gain).isPositive();
        assertThat(Hypervolume.contributions(more, reference)[count]).isEqualTo(gain);
    }

    @Property(tries = 40)
    void scalingAnObjectiveScalesTheVolume(
            @ForAll @IntRange(min = 2, max = 7) int objectives,
            @ForAll @IntRange(min = 1, max = 25) int count,
            @ForAll long seed) {
        double[][] points = Fronts.sphere(objectives, count, seed);
        double volume = Hypervolume.of(points, new double[objectives]);
        double[] reference = new double[objectives];
        for (int j = 0; j < objectives; j++) {
            reference[j] = 10 * j - 20;
            for (double[] point : points) point[j] = point[j] * (j + 1) + reference[j];
            volume *= j + 1;
        }
        assertThat(Hypervolume.of(points, reference)).isCloseTo(volume, within(1e-10));
    }

    @Test
    void aLargeFrontAgreesWithSampling() {
        double[][] points = Fronts.sphere(5, 150, 7);
        Random random = new Random(8);
        int samples = 200_000;
        int covered = 0;
        for (int s = 0; s < samples; s++) {
            double[] sample = random.doubles(5).toArray();
            if (Arrays.stream(points).anyMatch(point -> Dominance.dominates(point, sample))) covered++;
        }
        double share = (double) covered / samples;
        double fiveDeviations = 5 * Math.sqrt(share * (1 - share) / samples);
        assertThat(Hypervolume.of(points, new double[5])).isCloseTo(share, within(fiveDeviations));
    }

    @Test
    void theInputStaysAsItIs() {
        double[][] points = Fronts.sphere(5, 20, 1);
        double[][] copy = Arrays.stream(points).map(double[]::clone).toArray(double[][]::new);
        Hypervolume.of(points, new double[5]);
        assertThat(points).isDeepEqualTo(copy);
    }

    @Test
    void whatIsNoFrontIsRefused() {
        assertThatThrownBy(() -> Hypervolume.of(new double[][] {{1, 2}, {1, Double.NaN}}, ORIGIN_2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("front: point 1 [1.0, NaN] has NaN in objective 1; expected a finite number");
        assertThatThrownBy(() -> Hypervolume.of(new double[][] {{1, 2, 3}}, ORIGIN_2))
                .hasMessage("front: point 0 has objectives=3; expected 2");
        assertThatThrownBy(() -> Hypervolume.of(new double[][] {{1, 2}}, new double[] {0, Double.NaN}))
                .hasMessageContaining("reference point");
    }
}
