package io.github.marl4j.evaluation.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FilterTest {

    @Property(tries = 200)
    void exactlyThePointsThatNobodyDominatesAreKept(
            @ForAll @IntRange(min = 1, max = 5) int objectives,
            @ForAll @IntRange(min = 0, max = 40) int count,
            @ForAll long seed) {
        double[][] points = Fronts.grid(objectives, count, 4, seed);
        List<Integer> expected = new ArrayList<>();
        List<Integer> withCopies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] point = points[i];
            if (Arrays.stream(points).anyMatch(other -> Dominance.dominates(other, point))) continue;
            withCopies.add(i);
            if (Arrays.stream(points, 0, i).noneMatch(earlier -> Arrays.equals(earlier, point))) expected.add(i);
        }
        assertThat(ParetoFilter.indices(points))
                .containsExactly(expected.stream().mapToInt(i -> i).toArray());
        assertThat(ParetoFilter.indices(points, false))
                .containsExactly(withCopies.stream().mapToInt(i -> i).toArray());
    }

    @Test
    void equalPointsDoNotDominateEachOther() {
        assertThat(Dominance.dominates(new double[] {1, 2}, new double[] {1, 2}))
                .isFalse();
        assertThat(Dominance.dominates(new double[] {1, 3}, new double[] {1, 2}))
                .isTrue();
        assertThat(Dominance.strictlyDominates(new double[] {1, 3}, new double[] {1, 2}))
                .isFalse();
        assertThat(Dominance.strictlyDominates(new double[] {2, 3}, new double[] {1, 2}))
                .isTrue();
    }

    @Property(tries = 60)
    void theArchiveKeepsWhatTheFilterKeeps(
            @ForAll @IntRange(min = 1, max = 4) int objectives,
            @ForAll @IntRange(min = 0, max = 40) int count,
            @ForAll long seed) {
        double[][] points = Fronts.grid(objectives, count, 5, seed);
        ParetoArchive<Integer> archive = new ParetoArchive<>(objectives);
        for (int i = 0; i < count; i++) archive.add(i, points[i]);
        assertThat(archive.entries().stream().map(ParetoArchive.Entry::individual))
                .containsExactlyElementsOf(
                        Arrays.stream(ParetoFilter.indices(points)).boxed().toList());
        assertThat(archive.front()).isDeepEqualTo(ParetoFilter.filter(points));
    }

    @Test
    void theArchiveSaysWhetherSomebodyStays() {
        ParetoArchive<String> archive = new ParetoArchive<>(2);
        assertThat(archive.add("first", new double[] {1, 1})).isTrue();
        assertThat(archive.add("twin", new double[] {1, 1})).isFalse();
        assertThat(archive.add("worse", new double[] {0, 1})).isFalse();
        assertThat(archive.add("better", new double[] {1, 2})).isTrue();
        assertThat(archive.entries())
                .extracting(ParetoArchive.Entry::individual)
                .containsExactly("better");
        assertThatThrownBy(() -> archive.add("broken", new double[] {1, Double.NaN}))
                .hasMessageContaining("has NaN in objective 1");
    }

    @Test
    void theConvexFilterLosesDentsAndPointsOnAFacet() {
        double[][] points = {{0, 4}, {2, 2}, {3, 3.5}, {4, 0}, {1, 3.75}, {0, 0}, {3, 3.5}};
        assertThat(ConvexFilter.of(points).indices()).containsExactly(0, 2, 3);
        double[][] facet = {{4, 0, 0}, {0, 4, 0}, {0, 0, 4}, {2, 1, 1}, {2, 2, 0}, {-1, -1, -1}};
        assertThat(ConvexFilter.of(facet).indices()).containsExactly(0, 1, 2);
        assertThat(ConvexFilter.of(facet).hullBuilt()).isTrue();
    }

    @Test
    void aFlatSetIsFilteredByWhatIsOptimalForSomeWeight() {
        double[][] plane = {{4, 0, 1}, {0, 4, 1}, {3, 3, 1}, {1, 1, 1}, {2.1, 2.2, 1}, {.5, 3.1, 1}};
        ConvexFilter.Kept kept = ConvexFilter.of(plane);
        assertThat(kept.hullBuilt()).isFalse();
        assertThat(kept.indices()).containsExactly(0, 1, 2);
        double[][] line = {{0, 2}, {1, 1}, {2, 0}};
        assertThat(ConvexFilter.of(line).hullBuilt()).isFalse();
        assertThat(ConvexFilter.of(line).indices()).containsExactly(0, 1, 2);
    }

    @Test
    void smallSetsAreOnlyParetoFiltered() {
        assertThat(ConvexFilter.of(new double[][] {}).indices()).isEmpty();
        assertThat(ConvexFilter.of(new double[][] {{1, 2}, {1, 1}}).indices()).containsExactly(0);
        assertThat(ConvexFilter.filter(new double[][] {{3}, {5}, {4}, {5}})).isDeepEqualTo(new double[][] {{5}});
    }

    @Property(tries = 40)
    void scaleAndPlaceDoNotChangeTheConvexFilter(
            @ForAll @IntRange(min = 2, max = 4) int objectives,
            @ForAll @IntRange(min = 6, max = 25) int count,
            @ForAll long seed) {
        double[][] points = Fronts.sphere(objectives, count, seed);
        int[] before = ConvexFilter.of(points).indices();
        for (double[] point : points) for (int j = 0; j < objectives; j++) point[j] = point[j] * Math.pow(1e3, j) - 5e4;
        assertThat(ConvexFilter.of(points).indices()).isEqualTo(before);
    }
}
