package io.github.marl4j.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScoresTest {
    @Test
    void iqmCutsAQuarterOfTheScoresOnEachSide() {
        assertThat(Scores.ofTask(-1000, 1, 3, 1000).iqm()).isEqualTo(2.0);
        assertThat(Scores.ofTask(0, 3, 9).iqm())
                .as("three scores: nothing to cut")
                .isEqualTo(4.0);
    }

    @Test
    void medianIsTakenOverTaskMeans() {
        assertThat(Scores.of(new double[][] {{0, 4, 10}, {2, 6, 30}}).median()).isEqualTo(5.0);
    }

    @Test
    void scoresBeyondTheTargetDoNotCloseTheGap() {
        assertThat(Scores.ofTask(0.5, 7).optimalityGap(1)).isEqualTo(0.25);
    }

    @Test
    void profilesCountStrictlyGreaterScores() {
        assertThat(Scores.ofTask(0, 0.5, 0.5, 1).performanceProfile(0.5, 0.25)).containsExactly(0.25, 0.75);
    }

    @Property
    void probabilitiesOfImprovementOfBothSidesSumToOne(
            @ForAll @Size(min = 1, max = 8) @DoubleRange(min = -2, max = 2) double[] a,
            @ForAll @Size(min = 1, max = 8) @DoubleRange(min = -2, max = 2) double[] b) {
        Scores left = Scores.ofTask(a);
        Scores right = Scores.ofTask(b);
        assertThat(left.probabilityOfImprovementOver(right) + right.probabilityOfImprovementOver(left))
                .isCloseTo(1, Offset.offset(1e-12));
        assertThat(left.probabilityOfImprovementOver(left)).isCloseTo(0.5, Offset.offset(1e-12));
    }

    @Test
    void aScoreThatIsNoNumberIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> Scores.of(new double[][] {{1, 2}, {3, Double.NaN}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("run=1 task=1 is NaN");
    }

    @Test
    void raggedAndEmptyTablesAreRefused() {
        assertThatThrownBy(() -> Scores.of(new double[][] {{1, 2}, {3}})).hasMessageContaining("run=1 has 1 tasks");
        assertThatThrownBy(() -> Scores.of(new double[0][])).hasMessageContaining("empty");
        assertThatThrownBy(() -> Scores.ofTask(1).probabilityOfImprovementOver(Scores.of(new double[][] {{1, 2}})))
                .hasMessageContaining("2 tasks");
    }

    @Test
    void laterChangesOfTheGivenArrayDoNotReachTheTable() {
        double[][] given = {{1}, {2}};
        Scores scores = Scores.of(given);
        given[0][0] = 100;
        assertThat(scores.mean()).isEqualTo(1.5);
    }
}
