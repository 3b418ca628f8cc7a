package io.github.marl4j.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StratifiedBootstrapTest {
    private static final Scores SCORES =
            Scores.of(new double[][] {{0.1, 0.9}, {0.4, 0.7}, {0.2, 0.3}, {0.8, 0.6}, {0.5, 0.5}});

    @Test
    void theSameSeedGivesTheSameInterval() {
        Interval first = new StratifiedBootstrap(7, 500).interval(SCORES, Scores::iqm, 0.95);
        assertThat(new StratifiedBootstrap(7, 500).interval(SCORES, Scores::iqm, 0.95))
                .isEqualTo(first);
        assertThat(new StratifiedBootstrap(8, 500).interval(SCORES, Scores::iqm, 0.95))
                .isNotEqualTo(first);
    }

    @Property(tries = 50)
    void everyRunIsDrawnAboutEquallyOften(@ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int runs) {
        StratifiedBootstrap bootstrap = new StratifiedBootstrap(seed, 1);
        int[] drawn = new int[runs];
        int draws = 0;
        for (int b = 0; b < 1000; b++) {
            for (int[] row : bootstrap.indices(b, runs, 2)) {
                for (int index : row) {
                    drawn[index]++;
                    draws++;
                }
            }
        }
        double expected = (double) draws / runs;
        for (int count : drawn) {
            assertThat(Math.abs(count - expected))
                    .as("runs=%d counts=%s", runs, drawn)
                    .isLessThan(6 * Math.sqrt(expected));
        }
    }

    @Test
    void tasksAreResampledIndependently() {
        int same = 0;
        for (int b = 0; b < 1000; b++) {
            int[][] indices = new StratifiedBootstrap(3, 1).indices(b, 4, 2);
            for (int[] row : indices) {
                same += row[0] == row[1] ? 1 : 0;
            }
        }
        assertThat(same).as("a quarter of 4000 pairs agree by chance").isBetween(850, 1150);
    }

    @Test
    void theIntervalOfAClearWinnerExcludesAHalf() {
        Scores weak = Scores.of(new double[][] {{0.05, 0.1}, {0.02, 0.2}, {0.0, 0.1}, {0.1, 0.2}, {0.04, 0.25}});
        Interval interval = new StratifiedBootstrap(1, 2000).probabilityOfImprovement(SCORES, weak, 0.95);
        assertThat(interval.low()).isGreaterThan(0.5);
        assertThat(interval.high()).isEqualTo(1.0);
    }

    @Test
    void aSingleRunGivesAnIntervalWithoutWidth() {
        assertThat(new StratifiedBootstrap(1, 100).interval(Scores.ofTask(0.3), Scores::mean, 0.95))
                .isEqualTo(new Interval(0.3, 0.3));
    }

    @Test
    void indicesOutsideTheRunsAreRefused() {
        assertThatThrownBy(() -> SCORES.resample(new int[][] {{0, 0}, {5, 0}, {0, 0}, {0, 0}, {0, 0}}))
                .hasMessageContaining("index 5 at run=1 task=0");
    }
}
