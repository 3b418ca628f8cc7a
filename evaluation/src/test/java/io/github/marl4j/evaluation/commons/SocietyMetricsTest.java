package io.github.marl4j.evaluation.commons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import io.github.marl4j.env.ConformanceCheck;
import io.github.marl4j.evaluation.statistics.StratifiedBootstrap;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocietyMetricsTest {
    private static final StratifiedBootstrap BOOTSTRAP = new StratifiedBootstrap(1, 500);

    /** A month in which agents a, b, … obtain what they ask for. */
    private static SocietyRun.Month month(int before, int share, int... obtained) {
        List<SocietyRun.Harvest> harvests = new ArrayList<>();
        int after = before;
        for (int i = 0; i < obtained.length; i++) {
            harvests.add(new SocietyRun.Harvest(String.valueOf((char) ('a' + i)), obtained[i], obtained[i]));
            after -= obtained[i];
        }
        return new SocietyRun.Month(before, after, share, share, 0, harvests);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fishery_all_greedy",
                "fishery_free_rider",
                "fishery_newcomer_told_threshold",
                "fishery_no_language",
                "fishery_three_agents_cap60",
                "fishery_zero_harvest",
                "pasture_endgrab",
                "quirk_negative_request"
            })
    void recordedSocietiesHaveTheRecordedMetrics(String name) throws IOException {
        try (InputStream packed = SocietyMetricsTest.class.getResourceAsStream("/commons/" + name + ".json.gz")) {
            Map<String, Object> trace = new Gson()
                    .fromJson(
                            new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8),
                            new TypeToken<Map<String, Object>>() {});
            ConformanceCheck.Result result =
                    new SocietyConformance().check(trace).get(0);
            assertThat(result.mismatch()).isNull();
        }
    }

    @Test
    void aCollapseInTheLastMonthIsNoSurvivalAndCountsAllMonths() {
        SocietyMetrics metrics =
                SocietyMetrics.of(new SocietyRun(2, 50, true, List.of(month(100, 25, 25, 25), month(100, 25, 60, 40))));
        assertThat(metrics.survived()).isFalse();
        assertThat(metrics.survivalMonths()).isEqualTo(2);
        assertThat(metrics.efficiency()).as("never above 1").isEqualTo(1);
        assertThat(metrics.rawEfficiency()).isEqualTo(1.5);
        assertThat(metrics.overUsage()).isEqualTo(0.5);
    }

    @Test
    void equalityIsUndefinedWhereNobodyObtainsAnything() {
        SocietyMetrics metrics = SocietyMetrics.of(new SocietyRun(1, 50, false, List.of(month(100, 25, 0, 0))));
        assertThat(metrics.equality()).isEmpty();
        assertThat(metrics.monthlyGini()).containsExactly((Double) null);
    }

    @Test
    void equalityOfOneFreeRiderAmongFiveIsKnown() {
        SocietyMetrics metrics =
                SocietyMetrics.of(new SocietyRun(1, 150, false, List.of(month(330, 66, 110, 55, 55, 55, 55))));
        assertThat(metrics.equality().getAsDouble()).isEqualTo(0.866667, within(1e-6));
    }

    @Test
    void spokenLinesOnlyLowerThePublishedOverUsage() {
        SocietyRun.Month harvest = month(100, 10, 20, 20, 20, 20, 20);
        SocietyRun.Month spoken = new SocietyRun.Month(100, 0, 10, 10, 9, harvest.harvests());
        SocietyMetrics metrics = SocietyMetrics.of(new SocietyRun(12, 50, true, List.of(spoken)));
        assertThat(metrics.overUsage()).isEqualTo(1);
        assertThat(metrics.overUsagePublished()).as("5 of 14").isEqualTo(0.3571, within(1e-4));
    }

    @Test
    void aRunFromTheNewcomersArrivalOnForgetsWhatWasBefore() {
        SocietyRun run = new SocietyRun(
                3, 50, false, List.of(month(100, 50, 50), month(100, 25, 10, 20), month(100, 25, 10, 20)));
        SocietyMetrics metrics = SocietyMetrics.of(run.from(1));
        assertThat(metrics.gains()).containsExactly(Map.entry("a", 20), Map.entry("b", 40));
        assertThat(metrics.survivalMonths()).isEqualTo(2);
        assertThat(metrics.efficiency()).isEqualTo(0.6, within(1e-12));
    }

    @Test
    void summariesTellHowManyRunsAMetricIsUndefinedFor() {
        SocietyRun nothing = new SocietyRun(1, 50, false, List.of(month(100, 25, 0, 0)));
        SocietyRun unequal = new SocietyRun(1, 50, true, List.of(month(100, 25, 100, 0)));
        SocietySummary summary = SocietySummary.of(List.of(nothing, unequal, unequal), 0.95, BOOTSTRAP);
        assertThat(summary.estimates().get("equality").undefined()).isEqualTo(1);
        assertThat(summary.estimates().get("equality").mean()).isEqualTo(0.5);
        assertThat(summary.survivalRate()).isEqualTo(1.0 / 3, within(1e-12));
        assertThat(summary.collapsedBy()).containsExactly(2.0 / 3);
    }

    @Test
    void theIntervalOfTheMeanIsStudents() {
        List<SocietyRun> runs = new ArrayList<>();
        for (int gain : new int[] {10, 20, 30}) {
            runs.add(new SocietyRun(1, 50, false, List.of(month(100, 50, gain))));
        }
        Estimate gain = SocietySummary.of(runs, 0.95, BOOTSTRAP).estimates().get("meanGain");
        assertThat(gain.standardDeviation().getAsDouble()).isEqualTo(10, within(1e-12));
        // t(2, 0.975) = 4.302652730, by the square root of 3.
        assertThat(gain.tInterval().orElseThrow().high()).isEqualTo(20 + 4.302652730 * 10 / Math.sqrt(3), within(1e-6));
        assertThat(gain.bootstrapInterval().low()).isBetween(10.0, 20.0);
    }

    @Test
    void aRunSurvivesBeingWritten() {
        SocietyRun run = new SocietyRun(2, 50, true, List.of(month(100, 10, 60, 38)));
        assertThat(SocietyRun.of("run.json", run.toMap())).isEqualTo(run);
    }

    @Test
    void recordsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new SocietyRun(3, 50, false, List.of(month(100, 10, 5))))
                .hasMessage("a run that did not collapse has 1 months; expected all of horizon=3");
        assertThatThrownBy(() -> SocietyRun.of("run.json", Map.of("format", "something")))
                .hasMessageContaining("run.json: format \"something\"");
    }
}
